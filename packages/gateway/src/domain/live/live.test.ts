import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CAMPAIGN_DEFAULTS, createId, LIMITS, type NewsFrame, type Poll, type PollAnswer } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { Rig } from '../../testing/rig.ts';
import type { Actor } from '../consultations/actor.ts';
import type { NewsSink } from './connection.ts';
import type { LiveConnection } from './live-hub.ts';

/** A connection that keeps what it is told. It takes a frame only when it is read, if `slow`. */
class Ear implements NewsSink {
  readonly frames: NewsFrame[] = [];
  readonly connection: LiveConnection;
  ended: string | undefined;
  #blocked: (() => void)[] = [];
  #slow: boolean;

  constructor(rig: Rig, actor: Actor, slow = false) {
    this.#slow = slow;
    this.connection = rig.engine.hub.connect({ actor, sink: this, liveVersion: 0, onePage: false }, 'socket');
  }

  send(frame: NewsFrame): Promise<void> {
    this.frames.push(frame);
    if (!this.#slow) return Promise.resolve();
    return new Promise((resolve) => this.#blocked.push(resolve));
  }

  end(reason: string): void {
    this.ended = reason;
  }

  /** Makes room for the frames that came. */
  read(): void {
    for (const resolve of this.#blocked.splice(0)) resolve();
  }

  seqs(): number[] {
    return this.frames.flatMap((frame) => (frame.type === 'events' ? frame.events.map(({ seq }) => seq) : []));
  }

  of<Type extends NewsFrame['type']>(type: Type): Extract<NewsFrame, { type: Type }>[] {
    return this.frames.filter((frame): frame is Extract<NewsFrame, { type: Type }> => frame.type === type);
  }
}

const upTo = (last: number, first = 1): number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const TURNS_MAX = 1_000;

async function untilNobodyFollows({ engine }: Rig): Promise<void> {
  for (let turns = 0; engine.counters.followersOpen > 0; turns += 1) {
    assert.ok(turns < TURNS_MAX, 'somebody still follows');
    await turn();
  }
}

describe('following a consultation', () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await Rig.open();
  });
  afterEach(() => rig.close());

  it('tells everything after the cursor, and then whatever comes', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    await rig.send(patient, consultation, 'three');
    const ear = new Ear(rig, doctor);
    await ear.connection.follow(consultation, 1);
    await rig.send(patient, consultation, 'four');
    await turn();
    assert.deepEqual(ear.seqs(), [2, 3, 4]);
    assert.equal(ear.of('events').at(-1)?.lastSeq, 4);
  });

  it('leaves nothing out and repeats nothing while many commit, wherever it starts', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'consult-live-'));
    const onDisk = await Rig.open({ file: join(folder, 'consult.sqlite') });
    const { patient, doctor, consultation } = await onDisk.talk();
    const ears: { ear: Ear; after: number }[] = [];
    const writes: Promise<unknown>[] = [];
    for (let round = 0; round < 60; round += 1) {
      for (const actor of [patient, doctor]) writes.push(onDisk.send(actor, consultation, `round ${round}`));
      const after = Math.min(round % 7, 2);
      const ear = new Ear(onDisk, round % 2 ? patient : doctor);
      ears.push({ ear, after });
      writes.push(ear.connection.follow(consultation, after));
      if (round % 3 === 0) await turn();
    }
    await Promise.all(writes);
    const last = (await onDisk.view(doctor, consultation)).seq;
    while (ears.some(({ ear }) => ear.seqs().at(-1) !== last)) await turn();
    for (const { ear, after } of ears) assert.deepEqual(ear.seqs(), upTo(last, after + 1));
    await onDisk.close();
    rmSync(folder, { recursive: true });
  });

  it('reads a long log in pages, and only as fast as they are taken', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    await Promise.all(upTo(500).map((number) => rig.send(patient, consultation, `${number} ${'x'.repeat(1_000)}`)));
    const ear = new Ear(rig, doctor, true);
    const following = ear.connection.follow(consultation, 0);
    let frames = 0;
    while (ear.seqs().at(-1) !== 502) {
      await turn();
      if (ear.of('events').length === frames) ear.read();
      else frames += 1;
      assert.equal(ear.of('events').length, frames);
    }
    ear.read();
    await following;
    assert.deepEqual(ear.seqs(), upTo(502));
    for (const frame of ear.of('events')) assert.ok(JSON.stringify(frame).length < 2 * GATEWAY_LIMITS.eventsFrameChars);
  });

  it('tells patients no notes, and keeps the numbers', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    const ear = new Ear(rig, patient);
    await ear.connection.follow(consultation, 0);
    await rig.give(doctor, consultation, { type: 'note.add', text: 'secret' });
    await turn();
    assert.deepEqual(ear.seqs(), [1, 2, 3]);
    assert.ok(!JSON.stringify(ear.frames).includes('secret'));
  });

  it('is refused to strangers, beyond the log and beyond the most', async () => {
    const { patient, consultation } = await rig.talk();
    const stranger = new Ear(rig, await rig.patient());
    await assert.rejects(stranger.connection.follow(consultation, 0), { code: 'CONSULTATION_UNKNOWN' });
    const doctor = new Ear(rig, await rig.doctor());
    await assert.rejects(doctor.connection.follow(consultation, 0), { code: 'NOT_YOUR_CONSULTATION' });
    const ear = new Ear(rig, patient);
    await assert.rejects(ear.connection.follow(consultation, 3), { code: 'STATE_CONFLICT' });
    assert.deepEqual([...stranger.frames, ...doctor.frames, ...ear.frames], []);
    assert.equal(rig.engine.counters.followersOpen, 0);
  });

  it('allows 32 at a time', async () => {
    const doctor = await rig.doctor();
    const ear = new Ear(rig, doctor);
    const talks: string[] = [];
    for (let number = 0; number <= LIMITS.followedMax; number += 1) {
      const { consultation } = await rig.talk(doctor);
      await rig.give(doctor, consultation, { type: 'consultation.finish', outcome: 'patient-left' });
      talks.push(consultation);
    }
    const last = talks.pop() ?? '';
    for (const talk of talks) await ear.connection.follow(talk, 0);
    await assert.rejects(ear.connection.follow(last, 0), { code: 'FOLLOW_LIMIT' });
    await ear.connection.follow(talks[0] ?? '', 0);
    ear.connection.unfollow(talks[0] ?? '');
    await ear.connection.follow(last, 0);
  });

  it('ends for a doctor with the talk, after the event that says so', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    const ear = new Ear(rig, doctor);
    await ear.connection.follow(consultation, 0);
    await rig.give(doctor, consultation, { type: 'consultation.decline', reason: 'no' });
    await rig.send(patient, consultation, 'Hello?');
    await turn();
    assert.deepEqual(ear.seqs(), [1, 2, 3]);
    assert.equal(rig.engine.counters.followersOpen, 0);
  });

  it('tells a doctor nothing that was written after the talk was lost, not even of the same commit', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    const other = await rig.doctor();
    await rig.give(doctor, consultation, { type: 'consultation.pause' });
    await rig.talk(doctor);
    for (let talks = 1; talks < CAMPAIGN_DEFAULTS.chatsPerDoctor; talks += 1) await rig.talk(doctor);
    const ear = new Ear(rig, doctor);
    await ear.connection.follow(consultation, 2);
    await rig.send(patient, consultation, 'Hello?');
    await rig.acceptNext(other);
    await turn();
    assert.deepEqual(await rig.eventTypes(patient, consultation).then((types) => types.slice(2, 6)), [
      'consultation.paused',
      'consultation.returned',
      'message.stored',
      'consultation.accepted',
    ]);
    assert.deepEqual(ear.seqs(), [3, 4]);
  });

  it('tells presence and typing of the other side, of the doctor in the talk alone', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    const ear = new Ear(rig, patient);
    await ear.connection.follow(consultation, 0);
    assert.deepEqual(
      ear.of('presence').map(({ present }) => present),
      [false],
    );
    const desk = new Ear(rig, doctor);
    await desk.connection.follow(consultation, 0);
    await desk.connection.type(consultation, true);
    await desk.connection.type(consultation, false);
    assert.deepEqual(
      ear.of('presence').map(({ present }) => present),
      [false, true],
    );
    assert.deepEqual(
      ear.of('typing').map(({ from, on }) => [from, on]),
      [
        ['doctor', true],
        ['doctor', false],
      ],
    );
    assert.deepEqual(desk.of('typing'), []);

    const other = await rig.doctor();
    await rig.give(doctor, consultation, {
      type: 'handover.offer',
      to: { kind: 'doctor', doctor: other.id },
      reason: 'shift',
      urgent: false,
    });
    await rig.give(other, consultation, { type: 'handover.accept' });
    await turn();
    assert.deepEqual(
      ear.of('presence').map(({ present }) => present),
      [false, true, false],
    );
    desk.connection.close();
    assert.equal(ear.of('presence').length, 3);
    await assert.rejects(desk.connection.type(consultation, true), { code: 'NOT_YOUR_CONSULTATION' });
  });

  it('ends for a doctor who refuses an offer that stays open to others', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    const colleague = await rig.doctor();
    await rig.doctor();
    const ear = new Ear(rig, colleague);
    const offer = { to: { kind: 'module', module: 'adults' }, reason: 'shift', urgent: false } as const;
    await rig.give(doctor, consultation, { type: 'handover.offer', ...offer });
    await ear.connection.follow(consultation, 2);
    await rig.send(patient, consultation, 'for all who are asked');
    while (ear.seqs().at(-1) !== 4) await turn();
    const refusing = rig.give(colleague, consultation, { type: 'handover.refuse', reason: 'No time.' });
    await Promise.all([refusing, rig.send(patient, consultation, 'not for who refused')]);
    await rig.send(patient, consultation, 'nor this');
    await untilNobodyFollows(rig);
    assert.deepEqual(ear.seqs(), [3, 4]);
    assert.equal(ear.ended, undefined);
    await assert.rejects(ear.connection.follow(consultation, 4), { code: 'NOT_YOUR_CONSULTATION' });
    await rig.give(doctor, consultation, { type: 'handover.cancel' });
    await rig.give(doctor, consultation, { type: 'handover.offer', ...offer });
    await ear.connection.follow(consultation, 4);
    assert.deepEqual(ear.seqs(), [3, 4, 5, 6, 7, 8]);
  });

  it('ends with the refusal, also when nothing is said after it', async () => {
    const { doctor, consultation } = await rig.talk();
    const colleague = await rig.doctor();
    await rig.doctor();
    const ear = new Ear(rig, colleague);
    await rig.give(doctor, consultation, {
      type: 'handover.offer',
      to: { kind: 'module', module: 'adults' },
      reason: 'shift',
      urgent: false,
    });
    await ear.connection.follow(consultation, 2);
    await rig.give(colleague, consultation, { type: 'handover.refuse', reason: 'No time.' });
    await untilNobodyFollows(rig);
    assert.deepEqual(ear.seqs(), [3]);
  });

  it('tells the place in line as it falls, and of someone urgent before it rises', async () => {
    const first = await rig.patient();
    const ahead = await rig.start(first);
    const patient = await rig.patient();
    const consultation = await rig.start(patient);
    const ear = new Ear(rig, patient);
    await ear.connection.follow(consultation, 0);
    await rig.give(first, ahead, { type: 'queue.leave' });
    await rig.time.advance(GATEWAY_LIMITS.lineEveryMs);
    await rig.start(await rig.patient(), {
      intake: { forSelf: true, answers: [{ question: 'age', kind: 'age', years: 30 }], safety: 'some' },
    });
    await rig.time.advance(GATEWAY_LIMITS.lineEveryMs);
    assert.deepEqual(
      ear.of('line').map(({ line }) => [line.ahead, line.urgentAhead]),
      [
        [1, false],
        [0, false],
        [1, true],
      ],
    );
  });

  it('tells the place in line after the events from which it follows', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    await rig.give(doctor, consultation, { type: 'consultation.decline', reason: 'Not my field.' });
    await rig.engine.lines.current();
    const ear = new Ear(rig, patient);
    await ear.connection.follow(consultation, 2);
    assert.deepEqual(
      ear.frames.map(({ type }) => type),
      ['events', 'line'],
    );
  });

  it('tells the place in line again to whoever comes back to it, although it is the same', async () => {
    const patient = await rig.patient();
    const consultation = await rig.start(patient);
    const ear = new Ear(rig, patient);
    await ear.connection.follow(consultation, 0);
    const doctor = await rig.doctor();
    await rig.acceptNext(doctor);
    await rig.give(doctor, consultation, { type: 'consultation.decline', reason: 'Not my field.' });
    await turn();
    assert.deepEqual(
      ear.of('line').map(({ line }) => line.ahead),
      [0, 0],
    );
  });

  it('ends with the session', async () => {
    const session = rig.shopperSession();
    const ear = new Ear(rig, await rig.engine.identify(session));
    rig.people.endSession(session);
    assert.equal(ear.ended, 'session');
  });
});

describe('following the desk', () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await Rig.open();
  });
  afterEach(() => rig.close());

  it('tells of the line, of the own talks and of who is there, not too often', async () => {
    const doctor = await rig.doctor();
    const ear = new Ear(rig, doctor);
    await ear.connection.followDesk();
    const patient = await rig.patient();
    const consultation = await rig.start(patient);
    for (let number = 0; number < 20; number += 1) await rig.start(await rig.patient());
    await rig.time.advance(GATEWAY_LIMITS.deskEveryMs);
    assert.ok(ear.of('desk').length <= 3);
    assert.equal(ear.of('desk').at(-1)?.desk.lineTotal, 21);
    assert.equal(ear.of('desk').at(-1)?.desk.line[0]?.maskedName, 'W*** X******');
    await rig.acceptNext(doctor);
    const shopper = new Ear(rig, patient);
    await rig.time.advance(GATEWAY_LIMITS.deskEveryMs * 2);
    const { desk } = ear.of('desk').at(-1) ?? assert.fail('no desk');
    assert.deepEqual(
      desk.chats.map((chat) => [chat.consultation.id, chat.patientPresent]),
      [[consultation, true]],
    );
    shopper.connection.close();
    await rig.time.advance(GATEWAY_LIMITS.deskEveryMs * 2);
    assert.equal(ear.of('desk').at(-1)?.desk.chats[0]?.patientPresent, false);
    const versions = ear.of('desk').map(({ desk: { version } }) => version);
    assert.ok(versions.every((version, index) => version !== versions[index - 1]));
  });

  it('is refused to patients', async () => {
    await assert.rejects(new Ear(rig, await rig.patient()).connection.followDesk(), { code: 'ROLE_REFUSED' });
  });
});

describe('long polling', () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await Rig.open();
  });
  afterEach(() => rig.close());

  const poll = (actor: Actor, changes: Partial<Poll>): Promise<PollAnswer> =>
    rig.engine.polls.poll(actor, { session: 'x'.repeat(20), follow: [], waitMs: 0, ...changes });

  it('answers at once with what there is', async () => {
    const { doctor, consultation } = await rig.talk();
    const { frames } = await poll(doctor, { follow: [{ consultation, after: 1 }], waitMs: 20_000 });
    assert.deepEqual(
      frames.map(({ type }) => type),
      ['events', 'presence'],
    );
  });

  it('waits for news, and answers empty when the time runs out', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    const first = await poll(doctor, { follow: [{ consultation, after: 2 }] });
    const next = { follow: [{ consultation, after: 2 }], liveVersion: first.liveVersion, waitMs: 20_000 };
    const waiting = poll(doctor, next);
    await turn();
    await rig.send(patient, consultation, 'Hello');
    assert.deepEqual(
      (await waiting).frames.map(({ type }) => type),
      ['events'],
    );
    const empty = poll(doctor, { ...next, follow: [{ consultation, after: 3 }] });
    await rig.time.advance(20_000);
    assert.deepEqual((await empty).frames, []);
  });

  it('tells what stands in no log once, and again after a lost answer', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    const follow = [{ consultation, after: 2 }];
    const before = await poll(doctor, { follow });
    await rig.engine.hub.type(patient, consultation, true);
    const told = await poll(doctor, { follow, liveVersion: before.liveVersion });
    assert.deepEqual(told.frames, [{ type: 'typing', consultation, from: 'patient', on: true }]);
    assert.deepEqual((await poll(doctor, { follow, liveVersion: before.liveVersion })).frames, told.frames);
    assert.deepEqual((await poll(doctor, { follow, liveVersion: told.liveVersion })).frames, []);
  });

  it('tells the place in line again to whoever comes back to it between two polls', async () => {
    const patient = await rig.patient();
    const consultation = await rig.start(patient);
    const waiting = await poll(patient, { follow: [{ consultation, after: 0 }] });
    const doctor = await rig.doctor();
    await rig.acceptNext(doctor);
    const { liveVersion } = await poll(patient, { follow: [{ consultation, after: 1 }], liveVersion: waiting.liveVersion });
    await rig.give(doctor, consultation, { type: 'consultation.decline', reason: 'Not my field.' });
    const back = await poll(patient, { follow: [{ consultation, after: 2 }], liveVersion });
    assert.deepEqual(
      back.frames.map((frame) => (frame.type === 'line' ? frame.line.ahead : frame.type)),
      ['events', 0],
    );
  });

  it('says the place in line with every answer, without answering for it: what was told so far may not have come from here', async () => {
    const patient = await rig.patient();
    const consultation = await rig.start(patient);
    const { liveVersion } = await poll(patient, { follow: [{ consultation, after: 0 }] });
    const elsewhere = { follow: [{ consultation, after: 1 }], liveVersion: liveVersion + 60_000, waitMs: 20_000 };
    let isAnswered = false;
    const held = poll(patient, elsewhere).finally(() => (isAnswered = true));
    await turn();
    assert.equal(isAnswered, false);
    await rig.time.advance(20_000);
    assert.deepEqual(
      (await held).frames.map((frame) => (frame.type === 'line' ? frame.line.ahead : frame.type)),
      [0],
    );
    const doctor = await rig.doctor();
    const last = poll(patient, elsewhere);
    await turn();
    await rig.acceptNext(doctor);
    assert.deepEqual((await last).frames.map(({ type }) => type).slice(0, 2), ['line', 'events']);
  });

  it('tells the desk when its version is another one', async () => {
    const doctor = await rig.doctor();
    const first = await poll(doctor, { deskVersion: 0 });
    assert.equal(first.frames[0]?.type, 'desk');
    assert.deepEqual((await poll(doctor, { deskVersion: first.deskVersion })).frames, []);
    await rig.start(await rig.patient());
    assert.equal((await poll(doctor, { deskVersion: first.deskVersion })).frames.length, 1);
    await assert.rejects(poll(await rig.patient(), { deskVersion: 0 }), { code: 'ROLE_REFUSED' });
  });

  it('ends with the request, with the session and with the gateway', async () => {
    const patient = await rig.patient();
    const gone = new AbortController();
    const aborted = rig.engine.polls.poll(patient, { session: 'x'.repeat(20), follow: [], waitMs: 20_000 }, gone.signal);
    await turn();
    gone.abort();
    assert.deepEqual((await aborted).frames, []);
    const session = rig.shopperSession();
    const over = poll(await rig.engine.identify(session), { waitMs: 20_000 });
    rig.people.endSession(session);
    await assert.rejects(over, { code: 'TOKEN_INVALID' });
    const open = poll(patient, { waitMs: 20_000 });
    const [result] = await Promise.allSettled([open, rig.engine.stop()]);
    assert.equal(result.status === 'rejected' && (result.reason as { code: string }).code, 'GATEWAY_STOPPING');
    assert.equal(rig.engine.counters.pollsOpen, 0);
  });

  it('refuses to follow the same consultation twice, or a stranger’s', async () => {
    const { patient, consultation } = await rig.talk();
    const follow = { consultation, after: 0 };
    await assert.rejects(poll(patient, { follow: [follow, follow] }), { code: 'INPUT_INVALID' });
    await assert.rejects(poll(await rig.patient(), { follow: [follow] }), { code: 'CONSULTATION_UNKNOWN' });
    await assert.rejects(poll(patient, { follow: [{ consultation: createId(), after: 0 }] }), { code: 'CONSULTATION_UNKNOWN' });
  });

  it('tells a doctor of the desk although a followed talk was lost meanwhile', async () => {
    const { doctor, consultation } = await rig.talk();
    await rig.give(doctor, consultation, { type: 'consultation.decline', reason: 'Not my field.' });
    const follow = [{ consultation, after: 2 }];
    const { frames } = await poll(doctor, { follow, deskVersion: 0 });
    assert.deepEqual(
      frames.map((frame) => frame.type === 'desk' && frame.desk.chats),
      [[]],
    );
    await assert.rejects(poll(doctor, { follow }), { code: 'NOT_YOUR_CONSULTATION' });
  });

  it('tells a talk as the socket does, from the line to the rating', async () => {
    const patient = await rig.patient();
    const consultation = await rig.start(patient);
    const ear = new Ear(rig, patient);
    await ear.connection.follow(consultation, 0);
    const polled: NewsFrame[] = [];
    let cursor = 0;
    let liveVersion = 0;
    const keepUp = async (): Promise<void> => {
      await rig.time.advance(GATEWAY_LIMITS.lineEveryMs);
      const answer = await poll(patient, { follow: [{ consultation, after: cursor }], liveVersion });
      polled.push(...answer.frames);
      liveVersion = answer.liveVersion;
      for (const frame of answer.frames) if (frame.type === 'events') cursor = frame.events.at(-1)?.seq ?? cursor;
    };
    await keepUp();
    const doctor = await rig.doctor();
    const desk = new Ear(rig, doctor);
    await rig.acceptNext(doctor);
    await keepUp();
    await desk.connection.follow(consultation, 0);
    await desk.connection.type(consultation, true);
    await keepUp();
    await rig.send(doctor, consultation, 'Hello');
    await rig.give(doctor, consultation, { type: 'note.add', text: 'calm' });
    await keepUp();
    desk.connection.close();
    await keepUp();
    await rig.give(patient, consultation, { type: 'consultation.end' });
    await rig.give(patient, consultation, { type: 'consultation.rate', rating: { score: 'yes' } });
    await keepUp();

    const eventsOf = (frames: readonly NewsFrame[]) => frames.flatMap((frame) => (frame.type === 'events' ? frame.events : []));
    const othersOf = (frames: readonly NewsFrame[]) => frames.filter(({ type }) => type !== 'events');
    assert.deepEqual(eventsOf(polled), eventsOf(ear.frames));
    assert.deepEqual(othersOf(polled), othersOf(ear.frames));
    assert.deepEqual(new Set(polled.map(({ type }) => type)), new Set(['events', 'line', 'presence', 'typing']));
  });
});
