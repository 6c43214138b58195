import type { ConsultationEvent, ConsultationState, DoctorStatus } from '@consult-kit/protocol';
import type { Kysely } from 'kysely';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type {
  AcceptRecord,
  ConsultationRecord,
  ConsultationStore,
  ConsultationTransaction,
  EventRange,
  GoingOnCount,
  StoredPage,
  TalkHead,
  CommandScope,
  WaitingRecord,
} from '../../domain/consultations/consultation-store.ts';
import { isGoingOn, isOffered, isWaiting, keptFromOthers } from './conditions.ts';
import { instant } from '../../domain/instant.ts';
import * as queries from './consultation-queries.ts';
import { isFlagged, isReturned, listOf, RECORD_COLUMNS, recordOf, type Opening } from './consultation-rows.ts';
import type { Database } from './database.ts';
import { lapsedDoctors, renewLeases } from './doctor-leases.ts';
import { logEnds } from './log-ends.ts';
import type { Tables } from './tables.ts';

const GOING_ON = ['waiting', 'talking', 'paused'] as const;
const OVER = ['ended', 'left'] as const;
/** The largest place that the column of a log's places can hold; a reader may ask for any. */
const SEQ_MAX = 2_147_483_647;
const NO_EVENTS: readonly ConsultationEvent[] = [];
/** What stays the same while someone waits. */
type WaitingPerson = Omit<WaitingRecord, 'lineSince' | 'flagged' | 'returned' | 'declinedBy'>;

/** Consultations over SQL. See `ConsultationStore`. */
export class SqlConsultationStore implements ConsultationStore {
  readonly #database: Database;
  /** By key, so that the views of a long line are not parsed again whenever somebody moves. */
  #people: ReadonlyMap<number, WaitingPerson> = new Map();

  constructor(database: Database) {
    this.#database = database;
  }

  transact<Result>(work: (transaction: ConsultationTransaction) => Promise<Result>, scope?: CommandScope): Promise<Result> {
    return this.#database.transact(work, scope);
  }

  find(id: string): Promise<ConsultationRecord | undefined> {
    return this.#database.read(async (session) => {
      const [row] = await session.run(queries.find, { id });
      return row && recordOf(row);
    });
  }

  talkHead(id: string): Promise<TalkHead | undefined> {
    return this.#database.read(async (session) => {
      const [row] = await session.run(queries.findTalkHead, { id });
      return row && { ...row, state: row.state as ConsultationState };
    });
  }

  listOfPatient(subject: string, campaign: string, limit: number): Promise<ConsultationRecord[]> {
    return this.#records((database) =>
      records(database).where('subject', '=', subject).where('campaign', '=', campaign).orderBy('key', 'desc').limit(limit),
    );
  }

  listOfDoctor(doctor: string, limit: number): Promise<ConsultationRecord[]> {
    return this.#records((database) =>
      records(database).where('doctor', '=', doctor).where('state', '!=', 'waiting').orderBy('key', 'desc').limit(limit),
    );
  }

  talksOf(doctor: string): Promise<ConsultationRecord[]> {
    return this.#records((database) =>
      records(database).where('doctor', '=', doctor).where('state', 'in', ['talking', 'paused']).orderBy('key'),
    );
  }

  offered(): Promise<ConsultationRecord[]> {
    return this.#records((database) => records(database).where(isOffered).orderBy('key'));
  }

  async events(key: number, { after, before, limit }: EventRange): Promise<ConsultationEvent[]> {
    if (after !== undefined) return (await this.#database.eventsAfter(key, Math.min(after, SEQ_MAX), limit)).map(eventIn);
    return this.#database.read(async (session) => {
      const upTo = Math.min(before ?? SEQ_MAX, SEQ_MAX);
      return (await session.run(queries.eventsBefore, { consultation: key, before: upTo, limit }))
        .map(({ body }) => eventIn(body))
        .reverse();
    });
  }

  async storedPage(key: number, after: number, limit: number): Promise<StoredPage> {
    const { turns, ...page } = await this.#database.joinedAfter(key, Math.min(after, SEQ_MAX), limit);
    return { ...page, turns: turns === '' ? NO_EVENTS : eventsIn(turns) };
  }

  waiting(): Promise<WaitingRecord[]> {
    return this.#database.read(async ({ kysely }) => {
      const rows = await kysely
        .selectFrom('consultations')
        .select(['key', 'rank', 'line_at', 'declined_by'])
        .where(isWaiting)
        .orderBy('rank')
        .orderBy('line_at')
        .orderBy('key')
        .execute();
      await this.#learnPeople(
        kysely,
        rows.map(({ key }) => key),
      );
      return rows.flatMap(({ key, rank, line_at, declined_by }) => {
        const person = this.#people.get(key);
        if (!person) return [];
        const lineSince = instant(line_at);
        return { ...person, lineSince, flagged: isFlagged(rank), returned: isReturned(rank), declinedBy: listOf(declined_by) };
      });
    });
  }

  acceptsSince(sinceMs: number): Promise<AcceptRecord[]> {
    return this.#database.read(async ({ kysely }) => {
      const rows = await kysely.selectFrom('accepts').selectAll().where('at', '>=', sinceMs).orderBy('key').execute();
      return rows.map(({ campaign, module, language, at, waited_ms }) => ({ campaign, module, language, atMs: at, waitedMs: waited_ms }));
    });
  }

  statuses(): Promise<ReadonlyMap<string, DoctorStatus>> {
    return this.#database.read(async ({ kysely }) => {
      const rows = await kysely.selectFrom('doctor_statuses').select(['doctor', 'status']).execute();
      return new Map(rows.map(({ doctor, status }) => [doctor, status as DoctorStatus]));
    });
  }

  talkingByDoctor(): Promise<ReadonlyMap<string, number>> {
    return this.#database.read(async ({ kysely }) => {
      const rows = await kysely
        .selectFrom('consultations')
        .select(['doctor', (select) => select.fn.countAll<number>().as('count')])
        .where('doctor', 'is not', null)
        .where(isGoingOn)
        .where('state', '=', 'talking')
        .groupBy('doctor')
        .execute();
      return new Map(rows.map(({ doctor, count }) => [doctor ?? '', count]));
    });
  }

  goingOn(): Promise<readonly { campaign: string; state: (typeof GOING_ON)[number]; count: number }[]> {
    return this.#database.read(async ({ kysely }) => {
      const rows = await kysely
        .selectFrom('consultations')
        .select(['campaign', 'state', (select) => select.fn.countAll<number>().as('count')])
        .where(isGoingOn)
        .groupBy(['campaign', 'state'])
        .execute();
      return rows.map(({ campaign, state, count }) => ({ campaign, state: state as (typeof GOING_ON)[number], count }));
    });
  }

  goingOnIn(campaign: string): Promise<readonly GoingOnCount[]> {
    return this.#database.read(async ({ kysely }) => {
      const rows = await kysely
        .selectFrom('consultations')
        .where('campaign', '=', campaign)
        .where(isGoingOn)
        .groupBy(['module', 'language', 'state'])
        .orderBy('module')
        .orderBy('language')
        .orderBy('state')
        .select(({ fn }) => ['module', 'language', 'state', fn.countAll<number>().as('count'), fn.min('line_at').as('sinceMs')])
        .execute();
      return rows.map(({ state, ...row }) => ({ ...row, state: state as GoingOnCount['state'] }));
    });
  }

  logEnds(keys: readonly number[]): Promise<ReadonlyMap<number, number>> {
    return logEnds(this.#database, keys);
  }

  renewLeases(doctors: readonly string[], untilMs: number): Promise<void> {
    return this.#database.write((session) => renewLeases(session, doctors, untilMs));
  }

  lapsedDoctors(beforeMs: number): Promise<readonly string[]> {
    return lapsedDoctors(this.#database, beforeMs);
  }

  due(atMs: number, limit: number): Promise<string[]> {
    return this.#database.read(async ({ kysely }) => {
      const due = kysely.selectFrom('consultations').select('id').where('due_at', '<=', atMs).where('state', 'in', GOING_ON);
      return (await due.orderBy('due_at').limit(limit).execute()).map(({ id }) => id);
    });
  }

  removeExpired(atMs: number, limit: number): Promise<number> {
    return this.#database.write(async ({ kysely, dialect }) => {
      const over = kysely.selectFrom('consultations').select('key').where('due_at', '<=', atMs).where('state', 'in', OVER);
      // Those that another node is deleting are its.
      const due = keptFromOthers(over.orderBy('due_at').limit(limit), dialect, { passOver: true });
      const keys = (await due.execute()).map(({ key }) => key);
      if (keys.length === 0) return 0;
      await kysely.deleteFrom('events').where('consultation', 'in', keys).execute();
      await kysely.deleteFrom('commands').where('consultation', 'in', keys).execute();
      await kysely.deleteFrom('openings').where('key', 'in', keys).execute();
      await kysely.deleteFrom('consultations').where('key', 'in', keys).execute();
      return keys.length;
    });
  }

  prune(acceptsBeforeMs: number, deskCommandsBeforeMs: number): Promise<void> {
    return this.#database.write(async ({ kysely }) => {
      await kysely.deleteFrom('accepts').where('at', '<', acceptsBeforeMs).execute();
      await kysely.deleteFrom('desk_commands').where('at', '<', deskCommandsBeforeMs).execute();
    });
  }

  /** Knows what does not change of these people, and forgets all others. */
  async #learnPeople(kysely: Kysely<Tables>, keys: readonly number[]): Promise<void> {
    const known = this.#people;
    const people = new Map<number, WaitingPerson>();
    const unknown: number[] = [];
    for (const key of keys) {
      const person = known.get(key);
      if (person) people.set(key, person);
      else unknown.push(key);
    }
    for (let from = 0; from < unknown.length; from += GATEWAY_LIMITS.statementKeysMax) {
      const some = unknown.slice(from, from + GATEWAY_LIMITS.statementKeysMax);
      const rows = await kysely.selectFrom('openings').selectAll().where('key', 'in', some).execute();
      for (const { key, opening } of rows) people.set(key, personIn(JSON.parse(opening) as Opening));
    }
    this.#people = people;
  }

  #records(query: (database: Kysely<Tables>) => ReturnType<typeof records>): Promise<ConsultationRecord[]> {
    return this.#database.read(async ({ kysely }) => (await query(kysely).execute()).map(recordOf));
  }
}

function records(database: Kysely<Tables>) {
  return database.selectFrom('consultations').select(RECORD_COLUMNS);
}

function eventIn(body: string): ConsultationEvent {
  return JSON.parse(body) as ConsultationEvent;
}

/** @param bodies - Joined by commas, in any order. */
function eventsIn(bodies: string): ConsultationEvent[] {
  return (JSON.parse(`[${bodies}]`) as ConsultationEvent[]).sort((one, other) => one.seq - other.seq);
}

function personIn({ id, campaign, module, language, number, intake }: Opening): WaitingPerson {
  return { id, campaign, module, language, number, name: intake.name };
}
