import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createId, type ConsultationEvent } from '@consult-kit/protocol';
import { Ledger, type Sighting } from './load/ledger.ts';
import { isClean, judge, type Fault } from './verdict.ts';

const CAP = 1;
const AT = '2026-01-01T00:00:00.000Z';
const [LI, CHEN] = ['li', 'chen'].map((name) => ({ id: createId(), names: { en: name } })) as [Profile, Profile];
type Profile = { id: string; names: { en: string } };
type Body = ConsultationEvent extends infer Event ? (Event extends unknown ? Omit<Event, 'seq' | 'at'> : never) : never;

/** Consultations that went well, in a ledger and in a database, to be spoilt one way each. */
class Run {
  readonly ledger = new Ledger();
  readonly stored = new Map<string, ConsultationEvent[]>();
  readonly sightings = new Map<string, { patient: Sighting; doctor: Sighting }>();
  #nowMs = 0;

  /** Somebody joins and says one thing; everything is acknowledged. */
  join(): string {
    const id = createId();
    this.stored.set(id, []);
    const patient = this.ledger.look('patient1', 'patient', id);
    this.sightings.set(id, { patient, doctor: this.ledger.look('doctor1', 'doctor', id) });
    const intake = { forSelf: true, answers: [], safety: 'none' as const };
    const consent = { version: '1', language: 'en', guardian: false };
    const created = { campaign: 'demo', module: 'adults', language: 'en', number: 1, intake, consent, flagged: false };
    this.write(id, 'consultation.start', { type: 'consultation.created', ...created });
    return id;
  }

  accept(id: string, doctor = LI): void {
    this.write(id, 'queue.accept-next', { type: 'consultation.accepted', doctor });
  }

  say(id: string, text: string, doctor?: Profile): void {
    const from = doctor ? { from: 'doctor' as const, doctor: doctor.id } : { from: 'patient' as const };
    this.write(id, 'message.send', { type: 'message.stored', id: createId(), text, ...from });
  }

  finish(id: string): void {
    this.ledger.finishSentAtMs.set(id, this.#nowMs);
    this.write(id, 'consultation.finish', { type: 'consultation.ended', by: 'doctor', keptUntil: AT });
    for (const sighting of Object.values(this.sightings.get(id) ?? {})) sighting.complete = true;
  }

  /** Stores an event, acknowledges its command and shows it to both sides. */
  write(consultation: string, type: string, body: Body): void {
    const log = this.stored.get(consultation) ?? [];
    const seq = log.length + 1;
    const event = { ...body, seq, at: AT } as ConsultationEvent;
    log.push(event);
    const id = event.type === 'message.stored' ? event.id : createId();
    const sentAtMs = (this.#nowMs += 1);
    const ackedAtMs = (this.#nowMs += 1);
    this.ledger.acknowledge({ id, type, by: 'doctor1', consultation, seq, sentAtMs, ackedAtMs });
    for (const sighting of Object.values(this.sightings.get(consultation) ?? {})) this.ledger.see(sighting, [event]);
  }

  /** A whole talk. */
  talk(): string {
    const id = this.join();
    this.accept(id);
    this.say(id, 'patient1 #1 text');
    this.say(id, 'doctor1 #1 text', LI);
    this.say(id, 'patient1 #2 text');
    this.finish(id);
    return id;
  }

  faults(): Fault[] {
    const { counts } = judge(this.ledger, this.stored, { cap: CAP });
    return (Object.keys(counts) as Fault[]).filter((fault) => counts[fault] > 0);
  }

  log(id: string): ConsultationEvent[] {
    return this.stored.get(id) ?? [];
  }
}

/** A run with one talk, after something was done to it. */
function spoilt(spoil: (run: Run, id: string) => void): Fault[] {
  const run = new Run();
  const id = run.talk();
  spoil(run, id);
  return run.faults();
}

describe('judge', () => {
  it('finds nothing in a run that went well', () => {
    const run = new Run();
    run.talk();
    run.talk();
    const verdict = judge(run.ledger, run.stored, { cap: CAP });
    assert.equal(isClean(verdict), true, verdict.examples.join('\n'));
    assert.deepEqual(verdict.messages, { acknowledged: 6, stored: 6, shown: 12 });
  });

  it('finds an acknowledged message that is gone', () => {
    assert.deepEqual(
      spoilt((run, id) => run.log(id).splice(4)),
      ['lost', 'not shown'],
    );
  });

  it('finds an acknowledged consultation that is gone', () => {
    assert.deepEqual(
      spoilt((run, id) => run.stored.delete(id)),
      ['lost', 'not shown'],
    );
  });

  it('finds another message at the acknowledged place', () => {
    const swap = (run: Run, id: string): void => {
      const [place, other] = [run.log(id)[2]!, run.log(id)[4]!];
      run.log(id)[2] = { ...other, seq: 3 };
      run.log(id)[4] = { ...place, seq: 5 };
    };
    assert.deepEqual(spoilt(swap), ['lost', 'not shown', 'doubled', 'out of order']);
  });

  it('finds a message that was stored and never shown to one who looked until the end', () => {
    const hide = (run: Run, id: string): void => void run.sightings.get(id)?.patient.events.splice(4);
    assert.deepEqual(spoilt(hide), ['not shown']);
  });

  it('finds a message that was shown with other words than stored', () => {
    const change = (run: Run, id: string): void => {
      const event = run.log(id)[2]!;
      run.sightings.get(id)!.patient.events[2] = { ...event, text: 'other' } as ConsultationEvent;
    };
    assert.deepEqual(spoilt(change), ['not shown']);
  });

  it('finds a message stored twice, by its id and by its number', () => {
    const run = new Run();
    const id = run.join();
    run.accept(id);
    run.say(id, 'patient1 #1 text');
    const first = run.log(id)[2]!;
    run.log(id).push({ ...first, seq: 4 });
    assert.deepEqual(run.faults(), ['doubled']);
    const again = (other: Run, talk: string): void => {
      other.log(talk).pop();
      other.say(talk, 'patient1 #2 text');
    };
    assert.ok(spoilt(again).includes('doubled'));
  });

  it('finds one command that was answered with two places', () => {
    const repeat = (run: Run): void => {
      const [first] = run.ledger.acknowledged.values();
      run.ledger.acknowledge({ ...first!, seq: first!.seq + 1 });
    };
    assert.deepEqual(spoilt(repeat), ['doubled']);
  });

  it('finds events that were shown twice or with a gap', () => {
    const again = (run: Run, id: string): void => run.ledger.see(run.sightings.get(id)!.doctor, [run.log(id)[2]!]);
    assert.deepEqual(spoilt(again), ['doubled']);
    const skip = (run: Run, id: string): void => run.ledger.see(run.sightings.get(id)!.doctor, [{ ...run.log(id)[2]!, seq: 8 }]);
    assert.deepEqual(spoilt(skip), ['out of order']);
  });

  it("finds one person's messages in another order", () => {
    const run = new Run();
    const id = run.join();
    run.accept(id);
    run.say(id, 'patient1 #1 text');
    run.say(id, 'patient1 #3 text');
    assert.deepEqual(run.faults(), ['out of order']);
  });

  it('finds a second doctor with the same patient', () => {
    const run = new Run();
    const id = run.join();
    run.accept(id, LI);
    run.accept(id, CHEN);
    assert.ok(run.faults().includes('claim'));
  });

  it('finds a message of a doctor who no longer has the talk', () => {
    const run = new Run();
    const id = run.join();
    run.accept(id, LI);
    run.write(id, 'upkeep', { type: 'consultation.returned', reason: 'doctor-lost', place: 'head' });
    run.accept(id, CHEN);
    run.say(id, 'doctor1 #1 text', LI);
    assert.deepEqual(run.faults(), ['claim']);
  });

  it('finds a doctor with more talks than allowed, stored or shown', () => {
    const run = new Run();
    for (const id of [run.join(), run.join()]) run.accept(id);
    assert.deepEqual(run.faults(), ['cap']);
    assert.deepEqual(
      spoilt(({ ledger }) => (ledger.capExceededBy = 1)),
      ['cap'],
    );
  });

  it('finds somebody accepted before one who had joined earlier, also when that one never was', () => {
    const run = new Run();
    const [early, late] = [run.join(), run.join()];
    run.accept(late);
    assert.deepEqual(run.faults(), ['line']);
    run.finish(late);
    run.accept(early);
    assert.deepEqual(run.faults(), ['line']);
  });

  it('does not blame the order of those who joined at the same time, or went back to the head', () => {
    const run = new Run();
    const [first, second] = [run.join(), run.join()];
    const start = [...run.ledger.acknowledged.values()].find(({ consultation }) => consultation === first)!;
    run.ledger.acknowledged.set(start.id, { ...start, ackedAtMs: 4 });
    run.accept(second);
    run.finish(second);
    run.accept(first);
    run.write(first, 'upkeep', { type: 'consultation.returned', reason: 'doctor-lost', place: 'head' });
    const third = run.join();
    run.accept(first);
    run.finish(first);
    run.accept(third);
    assert.deepEqual(run.faults(), []);
  });
});
