import type { ConsultationEvent, DoctorStatus } from '@consult-kit/protocol';
import { sql } from 'kysely';
import type {
  AcceptRecord,
  CommandRecord,
  ConsultationRecord,
  ConsultationTransaction,
  LineFilter,
  LineName,
} from '../../domain/consultations/consultation-store.ts';
import type { CaseEnd, CaseName, CaseReservation, Reserved } from '../../domain/ledger/ledger-store.ts';
import { isWaiting, keptFromOthers } from './conditions.ts';
import * as queries from './consultation-queries.ts';
import { columnsOf, commandBeside, commandOf, openingOf, RECORD_COLUMNS, recordOf, type RecordRow } from './consultation-rows.ts';
import type { SqlSession } from './database.ts';
import { hasLapsed, renewLeases } from './doctor-leases.ts';
import { acceptCase, closeCase, reserveCase } from './ledger-statements.ts';

/** One command over SQL. See `ConsultationTransaction`. */
export class SqlConsultationTransaction implements ConsultationTransaction {
  readonly #session: SqlSession;
  readonly #updated = new Set<number>();

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async find(id: string): Promise<ConsultationRecord | undefined> {
    const [row] = await this.#session.run(queries.findToChange, { id });
    return row && recordOf(row);
  }

  async findStarted(subject: string, campaign: string, commandId: string): Promise<{ id: string; fingerprint: string } | undefined> {
    await this.#session.hold(`start:${campaign}`);
    const [row] = await this.#session.run(queries.findStarted, { subject, campaign, start_id: commandId });
    return row && { id: row.id, fingerprint: row.start_fingerprint };
  }

  async findGoingOn(subject: string, campaign: string): Promise<string | undefined> {
    const [row] = await this.#session.run(queries.findGoingOn, { subject, campaign });
    return row?.id;
  }

  async findHead(filter: LineFilter, doctor: string): Promise<ConsultationRecord | undefined> {
    const row = (await this.#head(filter, doctor, false)) ?? (await this.#head(filter, doctor, true));
    return row && recordOf(row);
  }

  async countWaiting({ campaign, module, language }: LineName): Promise<number> {
    const [row] = await this.#session.run(queries.countWaiting, { campaign, module, language });
    return row?.count ?? 0;
  }

  async countTalking(doctor: string): Promise<number> {
    await this.#holdDoctor(doctor);
    const [row] = await this.#session.run(queries.countTalking, { doctor });
    return row?.count ?? 0;
  }

  async nextNumber(campaign: string): Promise<number> {
    const { last } = await this.#session.kysely
      .insertInto('case_numbers')
      .values({ campaign, last: 1 })
      .onConflict((conflict) => conflict.column('campaign').doUpdateSet({ last: sql<number>`case_numbers.last + 1` }))
      .returning('last')
      .executeTakeFirstOrThrow();
    return last;
  }

  async insert(
    record: ConsultationRecord,
    events: readonly ConsultationEvent[],
    start: { id: string; fingerprint: string },
  ): Promise<void> {
    const { id, campaign } = record.view;
    const { key } = await this.#session.kysely
      .insertInto('consultations')
      .values({ ...columnsOf(record), id, campaign, subject: record.subject, start_id: start.id, start_fingerprint: start.fingerprint })
      .returning('key')
      .executeTakeFirstOrThrow();
    await this.#session.kysely
      .insertInto('openings')
      .values({ key, opening: openingOf(record.view) })
      .execute();
    await this.#append(key, events);
  }

  async update(record: ConsultationRecord, events: readonly ConsultationEvent[]): Promise<void> {
    await this.#session.run(queries.updateRecord, { key: record.key, ...columnsOf(record) });
    this.#updated.add(record.key);
    await this.#append(record.key, events);
  }

  async command(record: ConsultationRecord, id: string): Promise<CommandRecord | undefined> {
    const name = { consultation: record.key, id };
    const [row] = await this.#session.run(queries.findCommand, name);
    if (row || this.#session.dialect === 'postgres') return row && commandOf(row, record.view.id);
    const [event] = await this.#session.run(queries.findCommandInLog, name);
    return event && commandBeside(event, id, record.view.id);
  }

  async rememberCommand(record: ConsultationRecord, { id, fingerprint, seq, atMs }: CommandRecord): Promise<void> {
    await this.#session.run(queries.insertCommand, { consultation: record.key, id, fingerprint, seq, at: atMs });
    if (!this.#updated.has(record.key)) await this.#session.run(queries.raiseVersion, { key: record.key });
  }

  async deskCommand(doctor: string, id: string): Promise<CommandRecord | undefined> {
    await this.#holdDoctor(doctor);
    const row = await this.#session.kysely
      .selectFrom('desk_commands')
      .select(['id', 'fingerprint', 'consultation', 'seq', 'at'])
      .where('doctor', '=', doctor)
      .where('id', '=', id)
      .executeTakeFirst();
    return row && commandOf(row, row.consultation);
  }

  async rememberDeskCommand(doctor: string, { id, fingerprint, consultation, seq, atMs }: CommandRecord): Promise<void> {
    await this.#session.kysely.insertInto('desk_commands').values({ doctor, id, fingerprint, consultation, seq, at: atMs }).execute();
  }

  async status(doctor: string): Promise<DoctorStatus> {
    const [row] = await this.#session.run(queries.findStatus, { doctor });
    return (row?.status ?? 'offline') as DoctorStatus;
  }

  async setStatus(doctor: string, status: DoctorStatus, atMs: number): Promise<void> {
    await this.#holdDoctor(doctor);
    await this.#session.kysely
      .insertInto('doctor_statuses')
      .values({ doctor, status, at: atMs })
      .onConflict((conflict) => conflict.column('doctor').doUpdateSet({ status, at: atMs }))
      .execute();
  }

  renewLease(doctor: string, untilMs: number): Promise<void> {
    return renewLeases(this.#session, [doctor], untilMs);
  }

  hasLapsed(doctor: string, beforeMs: number): Promise<boolean> {
    return hasLapsed(this.#session, doctor, beforeMs);
  }

  async rememberAccept({ campaign, module, language, atMs, waitedMs }: AcceptRecord): Promise<void> {
    await this.#session.kysely.insertInto('accepts').values({ campaign, module, language, at: atMs, waited_ms: waitedMs }).execute();
  }

  reserveCase(reservation: CaseReservation): Promise<Reserved> {
    return reserveCase(this.#session, reservation);
  }

  acceptCase(name: CaseName, atMs: number): Promise<void> {
    return acceptCase(this.#session, name, atMs);
  }

  closeCase(name: CaseName, end: CaseEnd, atMs: number): Promise<void> {
    return closeCase(this.#session, name, end, atMs);
  }

  /** A doctor takes on a talk, or changes the status, in one command at a time. */
  #holdDoctor(doctor: string): Promise<void> {
    return this.#session.hold(`doctor:${doctor}`);
  }

  async #append(key: number, events: readonly ConsultationEvent[]): Promise<void> {
    for (const event of events) {
      await this.#session.run(queries.insertEvent, { consultation: key, seq: event.seq, body: JSON.stringify(event) });
    }
  }

  /** The first in line, among those whom the doctor has not declined or, with `declined`, has. */
  #head({ campaigns, modules, languages }: LineFilter, doctor: string, declined: boolean): Promise<RecordRow | undefined> {
    const query = this.#session.kysely
      .selectFrom('consultations')
      .select(RECORD_COLUMNS)
      .where(isWaiting)
      .where('declined_by', declined ? 'like' : 'not like', `%,${doctor},%`)
      .$if(campaigns.length > 0, (query) => query.where('campaign', 'in', campaigns))
      .$if(modules.length > 0, (query) => query.where('module', 'in', modules))
      .$if(languages.length > 0, (query) => query.where('language', 'in', languages))
      .orderBy('rank')
      .orderBy('line_at')
      .orderBy('key')
      .limit(1);
    // Waits for whoever holds the first one, and passes on to the next if that one was accepted meanwhile. Passing over those who are
    // held would break the order, and would find an empty line while the only one in it is writing.
    return keptFromOthers(query, this.#session.dialect).executeTakeFirst();
  }
}
