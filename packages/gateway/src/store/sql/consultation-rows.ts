import type { ConsultationView } from '@consult-kit/protocol';
import type { Selectable } from 'kysely';
import type { CommandRecord, ConsultationRecord } from '../../domain/consultations/consultation-store.ts';
import type { CommandTable, ConsultationTable } from './consultation-tables.ts';

/** The columns that make a record. */
export const RECORD_COLUMNS = ['key', 'subject', 'rank', 'active_at', 'last_at', 'due_at', 'declined_by', 'refused_by', 'view'] as const;
/** A row as it is read for a record. */
export type RecordRow = Pick<Selectable<ConsultationTable>, (typeof RECORD_COLUMNS)[number]>;

/** Ranks below this one are those of flagged cases. Within each kind, those who went back to the head of the line have the even one. */
const RANKS_FLAGGED = 2;

/** The record that a row holds. */
export function recordOf(row: RecordRow): ConsultationRecord {
  return {
    key: row.key,
    subject: row.subject,
    view: JSON.parse(row.view) as ConsultationView,
    returned: isReturned(row.rank),
    activeAtMs: row.active_at,
    lastAtMs: row.last_at,
    dueAtMs: row.due_at,
    declinedBy: listOf(row.declined_by),
    refusedBy: listOf(row.refused_by),
  };
}

/** The columns that change with a record. */
export function columnsOf(record: ConsultationRecord) {
  const { view } = record;
  return {
    module: view.module,
    language: view.language,
    state: view.state,
    doctor: view.doctor?.id ?? null,
    rank: (view.flagged ? 0 : RANKS_FLAGGED) + (record.returned ? 0 : 1),
    line_at: Date.parse(view.lineSince),
    active_at: record.activeAtMs,
    last_at: record.lastAtMs,
    seq: view.seq,
    due_at: record.dueAtMs,
    offered: view.handover ? 1 : 0,
    declined_by: textOf(record.declinedBy),
    refused_by: textOf(record.refusedBy),
    view: JSON.stringify(view),
  };
}

/** What a message changes of a row. */
export function talkColumnsOf({ view, activeAtMs, lastAtMs }: ConsultationRecord) {
  return { active_at: activeAtMs, last_at: lastAtMs, seq: view.seq, view: JSON.stringify(view) };
}

/** Whether a record differs from the one before in `talkColumnsOf` alone. */
export function isOnlyTalk(before: ConsultationRecord, after: ConsultationRecord): boolean {
  const [old, view] = [before.view, after.view];
  return (
    old.state === view.state &&
    old.doctor?.id === view.doctor?.id &&
    old.flagged === view.flagged &&
    old.lineSince === view.lineSince &&
    (old.handover === null) === (view.handover === null) &&
    before.returned === after.returned &&
    before.dueAtMs === after.dueAtMs &&
    before.declinedBy === after.declinedBy &&
    before.refusedBy === after.refusedBy
  );
}

/** Whether a rank is that of someone who went back to the head of the line. */
export function isReturned(rank: number): boolean {
  return rank % RANKS_FLAGGED === 0;
}

/** Whether a rank is that of a flagged case. */
export function isFlagged(rank: number): boolean {
  return rank < RANKS_FLAGGED;
}

/** The command that a row holds. @param consultation - The id of the one it was about, or `null`. */
export function commandOf(row: Omit<CommandTable, 'consultation'>, consultation: string | null): CommandRecord {
  return { id: row.id, fingerprint: row.fingerprint, consultation, seq: row.seq, atMs: row.at };
}

/** A list of ids in which one id can be looked for with `like '%,id,%'`. */
function textOf(ids: readonly string[]): string {
  return ids.length === 0 ? '' : `,${ids.join(',')},`;
}

/** The ids of a list that stands in one column. */
export function listOf(text: string): string[] {
  return text === '' ? [] : text.slice(1, -1).split(',');
}
