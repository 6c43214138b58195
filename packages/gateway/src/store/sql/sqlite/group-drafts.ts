import * as queries from '../consultation-queries.ts';
import { columnsOf, commandOf, isOnlyTalk, recordOf, talkColumnsOf } from '../consultation-rows.ts';
import { Draft, type ChangedConsultation, type StoredConsultation } from '../draft.ts';
import type { KnownRecord, KnownRecords } from '../known-records.ts';
import type { SqliteSession } from './statements.ts';

/** The consultations on which the commands of one group run: in memory, until all of them are written together. */
export class GroupDrafts {
  readonly #session: SqliteSession;
  readonly #known: KnownRecords;
  readonly #drafts = new Map<string, { draft: Draft; stored: StoredConsultation | undefined }>();
  /** What was written, with the versions that the rows have now. */
  readonly written: KnownRecord[] = [];

  constructor(session: SqliteSession, known: KnownRecords) {
    this.#session = session;
    this.#known = known;
  }

  /** The consultation as the commands before have left it. */
  of(consultation: string): Draft {
    const open = this.#drafts.get(consultation);
    if (open) return open.draft;
    const stored = this.#read(consultation);
    const draft = new Draft(consultation, stored);
    this.#drafts.set(consultation, { draft, stored });
    return draft;
  }

  /** Writes what has changed and starts anew, so that other commands of the group see it. */
  write(): void {
    for (const { draft, stored } of this.#drafts.values()) {
      const { change } = draft;
      if (!change || !stored) continue;
      this.#save(stored, change);
    }
    this.#drafts.clear();
  }

  #read(id: string): StoredConsultation | undefined {
    const [found] = this.#session.rows(queries.findVersion, { id });
    if (!found) return undefined;
    const { key, version } = found;
    const record = this.#known.find(id, version) ?? this.#readRecord(id);
    if (!record) return undefined;
    const get = (command: string) => {
      const [row] = this.#session.rows(queries.findCommand, { consultation: key, id: command });
      return row && commandOf(row, id);
    };
    return { record, version, commands: { get } };
  }

  #readRecord(id: string) {
    const [row] = this.#session.rows(queries.find, { id });
    return row && recordOf(row);
  }

  #save(stored: StoredConsultation, { record, events, commands }: ChangedConsultation): void {
    const { key } = record;
    if (record !== stored.record) {
      if (isOnlyTalk(stored.record, record)) this.#session.rows(queries.updateTalk, { key, ...talkColumnsOf(record) });
      else this.#session.rows(queries.updateRecord, { key, ...columnsOf(record) });
      this.written.push({ record, version: stored.version + 1 });
    }
    for (const event of events) this.#session.rows(queries.insertEvent, { consultation: key, seq: event.seq, body: JSON.stringify(event) });
    for (const { id, fingerprint, seq, atMs } of commands) {
      this.#session.rows(queries.insertCommand, { consultation: key, id, fingerprint, seq, at: atMs });
    }
  }
}
