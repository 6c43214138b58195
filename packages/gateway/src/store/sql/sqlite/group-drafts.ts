import type { CommandRecord } from '../../../domain/consultations/consultation-store.ts';
import * as queries from '../consultation-queries.ts';
import { columnsOf, commandBeside, commandOf, isOnlyTalk, recordOf, talkColumnsOf } from '../consultation-rows.ts';
import { Draft, type ChangedConsultation } from '../draft.ts';
import type { SqlValue } from '../hot-query.ts';
import type { KnownRecord, KnownRecords } from '../known-records.ts';
import { addRows, COMMAND_ROWS, EVENT_ROWS } from './row-inserts.ts';
import type { SqliteSession } from './statements.ts';

/** A consultation in memory. */
interface OpenDraft {
  readonly draft: Draft;
  /** As it was read; `undefined` if there is no such consultation. */
  readonly stored: KnownRecord | undefined;
  /** The ids of all commands that had been run on it, once they were asked for. */
  commandIds: Set<string> | undefined;
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
  readonly #drafts = new Map<string, OpenDraft>();
  /** What is known of consultations once the group is committed. */
  readonly #learned: KnownRecord[] = [];

  constructor(session: SqliteSession, known: KnownRecords) {
    this.#session = session;
    this.#known = known;
  }

  /** The consultation as the commands before have left it. */
  of(consultation: string): Draft {
    const open = this.#drafts.get(consultation);
    if (open) return open.draft;
    const opened = this.#open(consultation);
    this.#drafts.set(consultation, opened);
    return opened.draft;
  }

  /** Writes what has changed and starts anew, so that other commands of the group see it. @throws if something cannot be written. */
  write(): void {
    const rows: NewRows = { events: [], commands: [] };
    for (const { draft, stored, commandIds } of this.#drafts.values()) {
      if (!stored) continue;
      const known = { ...stored, commandIds, doubts: this.#known.doubts };
      this.#learned.push(draft.change ? this.#save(known, draft.change, rows) : known);
    }
    addRows(this.#session, EVENT_ROWS, rows.events);
    addRows(this.#session, COMMAND_ROWS, rows.commands);
    this.#drafts.clear();
  }

  /** Takes what was read and written into memory. To be called once it is committed. */
  keep(): void {
    this.#known.keep(this.#learned);
  }

  #open(id: string): OpenDraft {
    const stored = this.#known.certain(id) ?? this.#readKnown(id);
    const get = (command: string) => stored && this.#earlier(open, stored, command);
    const open: OpenDraft = { draft: new Draft(id, stored && { ...stored, commands: { get } }), stored, commandIds: stored?.commandIds };
    return open;
  }

  /**
   * The command that had been run under this id. Nearly all are new, which memory alone can tell: of a consultation that goes on to be
   * spoken to it takes in all ids, while for one that it had not met they would cost more than a look for this one.
   */
  #earlier(open: OpenDraft, { record: { key, view } }: KnownRecord, id: string): CommandRecord | undefined {
    if (this.#known.latest(view.id)) open.commandIds ??= this.#readIds(key);
    if (open.commandIds?.has(id) === false) return undefined;
    const name = { consultation: key, id };
    const [event] = this.#session.rows(queries.findCommandInLog, name);
    if (event) return commandBeside(event, id, view.id);
    const [row] = this.#session.rows(queries.findCommand, name);
    return row && commandOf(row, view.id);
  }

  #readIds(consultation: number): Set<string> {
    return new Set(this.#session.rows(queries.commandIds, { consultation }).map(({ id }) => id));
  }

  #readKnown(id: string): KnownRecord | undefined {
    const [found] = this.#session.rows(queries.findVersion, { id });
    if (!found) return undefined;
    const { version } = found;
    const known = this.#known.find(id, version);
    if (known) return known;
    const [row] = this.#session.rows(queries.find, { id });
    return row && { record: recordOf(row), version };
  }

  /** @returns What is known of it then. */
  #save(stored: KnownRecord, change: ChangedConsultation, rows: NewRows): KnownRecord {
    const { record, commands } = change;
    const { key } = record;
    if (isOnlyTalk(stored.record, record)) this.#session.change(queries.updateTalk, { key, ...talkColumnsOf(record) });
    else this.#session.change(queries.updateRecord, { key, ...columnsOf(record) });
    addNewRows(change, rows);
    // At once: should the group be rolled back, an id too many costs one look.
    for (const { id } of commands) stored.commandIds?.add(id);
    return { ...stored, record, version: stored.version + 1 };
  }
}

/** Each command beside the event that has its place and time, and in a row of its own if there is none. */
function addNewRows({ record: { key }, events, commands }: ChangedConsultation, rows: NewRows): void {
  const besides = new Map<number, CommandRecord>();
  for (const command of commands) {
    const { id, fingerprint, seq, atMs } = command;
    const isBeside = !besides.has(seq) && events.some((event) => event.seq === seq && Date.parse(event.at) === atMs);
    if (isBeside) besides.set(seq, command);
    else rows.commands.push(key, id, fingerprint, seq, atMs);
  }
  for (const event of events) {
    const command = besides.get(event.seq);
    rows.events.push(key, event.seq, JSON.stringify(event), command?.id ?? null, command?.fingerprint ?? null);
  }
}
