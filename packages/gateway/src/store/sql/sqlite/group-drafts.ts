import type { CommandRecord, ConsultationRecord } from '../../../domain/consultations/consultation-store.ts';
import * as queries from '../consultation-queries.ts';
import { columnsOf, commandOf, isOnlyTalk, recordOf, talkColumnsOf } from '../consultation-rows.ts';
import { Draft, type ChangedConsultation, type StoredConsultation } from '../draft.ts';
import type { SqlValue } from '../hot-query.ts';
import type { KnownRecord, KnownRecords } from '../known-records.ts';
import { addRows, COMMAND_ROWS, EVENT_ROWS } from './row-inserts.ts';
import type { SqliteSession } from './statements.ts';

/** A command had been run before, although it was taken for a new one. */
class RunBefore extends Error {
  override readonly name = 'RunBefore';
}

/** A consultation in memory, with the ids under which commands were taken for new ones. */
interface OpenDraft {
  readonly draft: Draft;
  readonly stored: StoredConsultation | undefined;
  readonly assumedNew: string[];
}

/** The values of rows that a group adds, row by row. */
interface NewRows {
  readonly events: SqlValue[];
  readonly commands: SqlValue[];
}

/** The consultations on which the commands of one group run: in memory, until all of them are written together. */
export class GroupDrafts {
  readonly #session: SqliteSession;
  readonly #known: KnownRecords;
  readonly #assumesNew: boolean;
  readonly #drafts = new Map<string, OpenDraft>();
  /** What was written, with the versions that the rows have now. */
  readonly written: KnownRecord[] = [];

  /** @param assumesNew - Takes every command for a new one until it is written; `write` throws if one of them is not. */
  constructor(session: SqliteSession, known: KnownRecords, assumesNew: boolean) {
    this.#session = session;
    this.#known = known;
    this.#assumesNew = assumesNew;
  }

  /** The consultation as the commands before have left it. */
  of(consultation: string): Draft {
    const open = this.#drafts.get(consultation);
    if (open) return open.draft;
    const assumedNew: string[] = [];
    const stored = this.#read(consultation, assumedNew);
    const draft = new Draft(consultation, stored);
    this.#drafts.set(consultation, { draft, stored, assumedNew });
    return draft;
  }

  /** Writes what has changed and starts anew, so that other commands of the group see it. @throws if a command had been run before. */
  write(): void {
    const rows: NewRows = { events: [], commands: [] };
    for (const { draft, stored, assumedNew } of this.#drafts.values()) {
      if (!stored) continue;
      // What would be written twice is refused by the database; whether what writes nothing is new has to be looked up.
      if (!draft.provesItself) this.#assertNew(stored.record, assumedNew);
      const { change } = draft;
      if (change) this.#save(stored, change, rows);
    }
    addRows(this.#session, EVENT_ROWS, rows.events);
    addRows(this.#session, COMMAND_ROWS, rows.commands);
    this.#drafts.clear();
  }

  #assertNew(record: ConsultationRecord, assumedNew: readonly string[]): void {
    for (const id of assumedNew) if (this.#findCommand(record, id)) throw new RunBefore('A command was taken for a new one and is none.');
  }

  #read(id: string, assumedNew: string[]): StoredConsultation | undefined {
    const known = this.#known.certain(id) ?? this.#readKnown(id);
    if (!known) return undefined;
    const { record, version } = known;
    const get = (command: string) => {
      if (!this.#assumesNew) return this.#findCommand(record, command);
      assumedNew.push(command);
      return undefined;
    };
    return { record, version, commands: { get } };
  }

  #findCommand({ key, view }: ConsultationRecord, id: string): CommandRecord | undefined {
    const [row] = this.#session.rows(queries.findCommand, { consultation: key, id });
    return row && commandOf(row, view.id);
  }

  #readKnown(id: string): KnownRecord | undefined {
    const [found] = this.#session.rows(queries.findVersion, { id });
    if (!found) return undefined;
    const { version } = found;
    const record = this.#known.find(id, version) ?? this.#readRecord(id);
    return record && { record, version };
  }

  #readRecord(id: string) {
    const [row] = this.#session.rows(queries.find, { id });
    return row && recordOf(row);
  }

  #save(stored: StoredConsultation, { record, events, commands }: ChangedConsultation, rows: NewRows): void {
    const { key } = record;
    if (record !== stored.record) {
      if (isOnlyTalk(stored.record, record)) this.#session.change(queries.updateTalk, { key, ...talkColumnsOf(record) });
      else this.#session.change(queries.updateRecord, { key, ...columnsOf(record) });
      this.written.push({ record, version: stored.version + 1, doubts: this.#known.doubts });
    }
    for (const event of events) rows.events.push(key, event.seq, JSON.stringify(event));
    for (const { id, fingerprint, seq, atMs } of commands) rows.commands.push(key, id, fingerprint, seq, atMs);
  }
}
