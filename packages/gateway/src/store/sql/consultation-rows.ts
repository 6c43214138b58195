import type { ConsultationEvent, ConsultationView } from '@consult-kit/protocol';
import { sql, type Selectable } from 'kysely';
import type { CommandRecord, ConsultationRecord } from '../../domain/consultations/consultation-store.ts';
import type { CommandTable, ConsultationTable, EventTable } from './consultation-tables.ts';

/** The columns of its own row that make a record. */
export const ROW_COLUMNS = [
  'key',
  'subject',
  'rank',
  'active_at',
  'last_at',
  'due_at',
  'declined_by',
  'refused_by',
  'seq',
  'talk',
  'view',
] as const;
/** Everything that makes a record; how it began stands beside the row, and is the same in every version of it. */
export const RECORD_COLUMNS = [
  ...ROW_COLUMNS,
  sql<string>`(select opening from openings where openings.key = consultations.key)`.as('opening'),
] as const;
/** A row as it is read for a record. */
export type RecordRow = Pick<Selectable<ConsultationTable>, (typeof ROW_COLUMNS)[number]> & { opening: string };

/** What never changes of a view. */
export type Opening = Pick<ConsultationView, 'id' | 'campaign' | 'module' | 'language' | 'number' | 'createdAt' | 'intake' | 'consent'>;
/** What changes with a message, apart from `seq`. */
type TalkPart = Pick<ConsultationView, 'readUpTo' | 'messages' | 'unansweredSince'>;
/** What changes seldom. */
type Standing = Omit<ConsultationView, keyof Opening | keyof TalkPart | 'seq'>;

const STANDING = Object.keys({
  state: true,
  lineSince: true,
  flagged: true,
  doctor: true,
  claim: true,
  handover: true,
  refusal: true,
  emergency: true,
  pausedAt: true,
  endedAt: true,
  endedBy: true,
  keptUntil: true,
  advice: true,
  rating: true,
} satisfies Record<keyof Standing, true>) as readonly (keyof Standing)[];

/** Ranks below this one are those of flagged cases. Within each kind, those who went back to the head of the line have the even one. */
const RANKS_FLAGGED = 2;

/** The record that a row holds. */
export function recordOf(row: RecordRow): ConsultationRecord {
  return {
    key: row.key,
    subject: row.subject,
    view: viewOf(row),
    returned: isReturned(row.rank),
    activeAtMs: row.active_at,
    lastAtMs: row.last_at,
    dueAtMs: row.due_at,
    declinedBy: listOf(row.declined_by),
    refusedBy: listOf(row.refused_by),
  };
}

function viewOf({ opening, view, talk, seq }: RecordRow): ConsultationView {
  return { ...(JSON.parse(opening) as Opening), ...(JSON.parse(view) as Standing), ...(JSON.parse(talk) as TalkPart), seq };
}

/** The column of `openings`, which is written once. */
export function openingOf({ id, campaign, module, language, number, createdAt, intake, consent }: ConsultationView): string {
  return JSON.stringify({ id, campaign, module, language, number, createdAt, intake, consent } satisfies Opening);
}

/** The columns that change with a record. */
export function columnsOf(record: ConsultationRecord) {
  const { view } = record;
  return {
    ...talkColumnsOf(record),
    module: view.module,
    language: view.language,
    state: view.state,
    doctor: view.doctor?.id ?? null,
    rank: (view.flagged ? 0 : RANKS_FLAGGED) + (record.returned ? 0 : 1),
    line_at: Date.parse(view.lineSince),
    due_at: record.dueAtMs,
    offered: view.handover ? 1 : 0,
    declined_by: textOf(record.declinedBy),
    refused_by: textOf(record.refusedBy),
    view: JSON.stringify(standingOf(view)),
  };
}

/** What a message changes of a row. */
export function talkColumnsOf({ view: { seq, readUpTo, messages, unansweredSince }, activeAtMs, lastAtMs }: ConsultationRecord) {
  const talk: TalkPart = { readUpTo, messages, unansweredSince };
  return { active_at: activeAtMs, last_at: lastAtMs, seq, talk: JSON.stringify(talk) };
}

function standingOf(view: ConsultationView): Standing {
  return Object.fromEntries(STANDING.map((name) => [name, view[name]])) as unknown as Standing;
}

/** Whether a record differs from the one before in `talkColumnsOf` alone. */
export function isOnlyTalk(before: ConsultationRecord, after: ConsultationRecord): boolean {
  return (
    STANDING.every((name) => before.view[name] === after.view[name]) &&
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

/** The command that stands beside an event, whose place and time it has. */
export function commandBeside(row: Pick<EventTable, 'fingerprint' | 'seq' | 'body'>, id: string, consultation: string): CommandRecord {
  const { at } = JSON.parse(row.body) as ConsultationEvent;
  return { id, fingerprint: row.fingerprint ?? '', consultation, seq: row.seq, atMs: Date.parse(at) };
}

/** A list of ids in which one id can be looked for with `like '%,id,%'`. */
function textOf(ids: readonly string[]): string {
  return ids.length === 0 ? '' : `,${ids.join(',')},`;
}

/** The ids of a list that stands in one column. */
export function listOf(text: string): string[] {
  return text === '' ? [] : text.slice(1, -1).split(',');
}
