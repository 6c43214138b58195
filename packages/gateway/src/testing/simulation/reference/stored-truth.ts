import { isDeepStrictEqual } from 'node:util';
import type { ConsultationEvent, ConsultationView } from '@consult-kit/protocol';
import type { Disk } from '../platform/disk.ts';
import { hold } from '../violation.ts';
import type { Reference } from './reference.ts';
import type { ReferenceTalk } from './reference-talk.ts';
import type { StoredLedger } from './stored-ledger.ts';

interface Statements {
  newEvents: ReturnType<Disk['database']['prepare']>;
  consultation: ReturnType<Disk['database']['prepare']>;
  command: ReturnType<Disk['database']['prepare']>;
  deskCommand: ReturnType<Disk['database']['prepare']>;
  count: ReturnType<Disk['database']['prepare']>;
  gone: ReturnType<Disk['database']['prepare']>;
  refusals: ReturnType<Disk['database']['prepare']>;
}

/** Reads the disk with plain SQL, past all of the gateway's code, and holds it against what the logs tell. */
export class StoredTruth {
  readonly #disk: Disk;
  readonly #reference: Reference;
  readonly #ledger: StoredLedger;
  readonly #clock: () => number;
  readonly #statements: Statements;
  #events = 0;
  #lastKey = 0;
  #seen = -1;

  constructor(disk: Disk, told: { reference: Reference; ledger: StoredLedger }, clock: () => number) {
    this.#disk = disk;
    this.#reference = told.reference;
    this.#ledger = told.ledger;
    this.#clock = clock;
    const prepare = (sql: string): ReturnType<Disk['database']['prepare']> => disk.database.prepare(sql);
    this.#statements = {
      newEvents: prepare(`select e.key as place, e.consultation, e.seq, e.body, c.id, c.subject from events e
        join consultations c on c.key = e.consultation where e.key > ? order by e.key`),
      consultation: prepare(`select c.key, id, subject, state, doctor, rank, line_at, declined_by, seq, opening, view, talk
        from consultations c join openings o on o.key = c.key where c.key = ?`),
      command: prepare(`select seq from commands where id = ?1 and consultation = (select key from consultations where id = ?2)
        union all select seq from events where command = ?1 and consultation = (select key from consultations where id = ?2)`),
      deskCommand: prepare('select seq, consultation from desk_commands where id = ?'),
      count: prepare('select (select count(*) from events) as events, (select count(*) from consultations) as consultations'),
      gone: prepare('select id from consultations'),
      refusals: prepare("select id, refused_by from consultations where refused_by <> ''"),
    };
  }

  /** Events that were stored in this run. */
  get eventsSeen(): number {
    return this.#events;
  }

  /** Takes in what was stored since the last time. @throws {Violation} */
  check(): void {
    if (this.#disk.version === this.#seen) return;
    this.#seen = this.#disk.version;
    const { events, consultations } = this.#statements.count.get() as { events: number; consultations: number };
    const touched = new Set<ReferenceTalk>();
    for (const row of this.#statements.newEvents.all(this.#lastKey)) {
      const event = JSON.parse(String(row['body'])) as ConsultationEvent;
      hold(event.seq === row['seq'], 'gapless order', () => `the row of event ${String(row['seq'])} holds event ${event.seq}`);
      touched.add(
        this.#reference.apply({ key: Number(row['consultation']), id: String(row['id']), subject: String(row['subject']), event }),
      );
      this.#ledger.apply(String(row['id']), event);
      this.#events += 1;
      this.#lastKey = Number(row['place']);
    }
    this.#takeRefusals();
    if (consultations !== this.#reference.talks.size) this.#checkGone();
    const expected = [...this.#reference.talks.values()].reduce((sum, { seq }) => sum + seq, 0);
    hold(events === expected, 'acknowledged is stored', () => `the logs hold ${events} events, ${expected} were stored`);
    for (const talk of touched) if (this.#reference.talks.has(talk.id)) this.#checkRow(talk);
    this.#ledger.check();
  }

  /** A command that was acknowledged must be there. @throws {Violation} */
  checkAcknowledged(id: string, consultation: string | null, seq: number): void {
    const { command, deskCommand } = this.#statements;
    const row = (consultation === null ? undefined : command.get(id, consultation)) ?? deskCommand.get(id);
    if (row === undefined && consultation !== null && !this.#reference.talks.has(consultation)) return;
    hold(row !== undefined, 'acknowledged is stored', () => `the command ${id} was acknowledged and is not stored`);
    hold(row['seq'] === seq, 'acknowledged is stored', () => `${id} was acknowledged with ${seq} and is stored with ${String(row['seq'])}`);
    const talk = consultation === null ? undefined : this.#reference.talks.get(consultation);
    hold(!talk || seq <= talk.seq, 'acknowledged is stored', () => `${id} was acknowledged with ${seq}, the log ends at ${talk?.seq ?? 0}`);
  }

  /** Compares every row once more, as at the end of a run. @throws {Violation} */
  checkAll(): void {
    this.#seen = -1;
    this.check();
    for (const talk of this.#reference.talks.values()) {
      this.#checkRow(talk);
      const bodies = this.#disk.database.prepare('select body from events where consultation = ? order by seq').all(talk.key);
      const events = bodies.map(({ body }) => JSON.parse(String(body)) as ConsultationEvent);
      hold(isDeepStrictEqual(events, talk.events), 'acknowledged is stored', () => `the log of ${talk.id} was changed afterwards`);
    }
  }

  /** After the events: whatever was stored together with a refusal may have been told before it. */
  #takeRefusals(): void {
    for (const { id, refused_by: refusedBy } of this.#statements.refusals.all()) {
      const talk = this.#reference.talks.get(String(id));
      if (talk) talk.refusedBy = listOf(refusedBy);
    }
  }

  #checkGone(): void {
    const there = new Set(this.#statements.gone.all().map(({ id }) => String(id)));
    for (const talk of [...this.#reference.talks.values()]) {
      if (there.has(talk.id)) continue;
      const view = this.#reference.views.get(talk.id)?.at(-1);
      const isDue =
        talk.endedAtMs !== null &&
        this.#clock() >= talk.endedAtMs &&
        (view?.keptUntil == null || this.#clock() >= Date.parse(view.keptUntil));
      hold(!talk.isGoingOn && isDue, 'acknowledged is stored', () => `${talk.id} is gone before its time`);
      this.#reference.remove(talk.id);
    }
  }

  #checkRow(talk: ReferenceTalk): void {
    const row = this.#statements.consultation.get(talk.key);
    hold(row !== undefined, 'acknowledged is stored', () => `the row of ${talk.id} is gone`);
    const parts = ['opening', 'view', 'talk'].map((name) => JSON.parse(String(row[name])) as object);
    const stored = Object.assign({ seq: row['seq'] }, ...parts) as ConsultationView;
    const folded = this.#reference.views.get(talk.id)?.[talk.seq];
    hold(
      isDeepStrictEqual(stored, folded),
      'snapshot equals log',
      () => `the view of ${talk.id} at ${talk.seq} is not the fold of its log`,
    );
    const told = pick(stored);
    const expected = expectedOf(talk);
    hold(
      isDeepStrictEqual(told, expected),
      'snapshot equals log',
      () => `${talk.id}: ${JSON.stringify(told)} is not ${JSON.stringify(expected)}`,
    );
    const rank = (talk.flagged ? 0 : 2) + (talk.returned && talk.state === 'waiting' ? 0 : 1);
    hold(row['state'] === talk.state, 'snapshot equals log', () => `${talk.id} is ${talk.state}, its row says ${String(row['state'])}`);
    hold(
      (row['doctor'] ?? null) === (talk.doctor?.id ?? null),
      'one doctor for a case',
      () => `the row of ${talk.id} names ${String(row['doctor'])}`,
    );
    if (talk.state !== 'waiting') return;
    hold(row['rank'] === rank, 'queue order kept', () => `${talk.id} has the rank ${String(row['rank'])}, expected ${rank}`);
    const declined = listOf(row['declined_by']);
    hold(isDeepStrictEqual(declined, talk.declinedBy), 'queue order kept', () => `${talk.id} was declined by ${declined.join(' and ')}`);
    hold(row['line_at'] === talk.lineSinceMs, 'queue order kept', () => `${talk.id} has another place than its log says`);
  }
}

/** The ids in one column. */
function listOf(column: unknown): string[] {
  return String(column)
    .split(',')
    .filter((id) => id !== '');
}

function pick(view: ConsultationView): object {
  const { state, seq, doctor, flagged, messages, readUpTo, handover, lineSince, unansweredSince } = view;
  const counts = { patient: messages.patient, doctor: messages.doctor };
  const times = { lineSinceMs: Date.parse(lineSince), unansweredSinceMs: unansweredSince === null ? null : Date.parse(unansweredSince) };
  return { state, seq, doctor: doctor?.id ?? null, flagged, messages: counts, readUpTo, offered: handover !== null, ...times };
}

function expectedOf(talk: ReferenceTalk): object {
  const { state, seq, doctor, flagged, messages, readUpTo, offer, lineSinceMs, unansweredSinceMs } = talk;
  return { state, seq, doctor: doctor?.id ?? null, flagged, messages, readUpTo, offered: offer !== null, lineSinceMs, unansweredSinceMs };
}
