import type { OutgoingMessage } from '@consult-kit/client';
import type { ConsultationEvent, DoctorProfile, Side } from '@consult-kit/protocol';
import { dayStartMs } from './chat-times.ts';
import { CHAT_LIMITS } from './limits.ts';

/** Where one's own message is. */
export type DeliveryState = OutgoingMessage['status'] | 'sent' | 'delivered' | 'read';

/** One message of either side. */
export interface MessageRow {
  kind: 'message';
  /** The sender's message id, the same before and after it is stored. */
  key: string;
  /** Place in the log; `undefined` while it is not stored. */
  seq?: number;
  from: Side;
  doctor?: DoctorProfile | undefined;
  text: string;
  atMs?: number;
  /** Own messages only. */
  state?: DeliveryState;
  /** First of its group: more room above, and the doctor's picture. */
  startsGroup: boolean;
  /** Whether time and state stand under it. */
  showsMeta: boolean;
}

/** What the service says: joined, paused, ended … */
export interface SystemRow {
  kind: 'system';
  key: string;
  seq: number;
  atMs: number;
  event: ConsultationEvent;
  /** Names the day as well: nothing of that day stands before it. */
  startsDay: boolean;
}

/** A line of the log, top to bottom. */
export type LogRow = MessageRow | SystemRow | { kind: 'day'; key: string; atMs: number } | { kind: 'divider'; key: 'divider' };

/** What the rows are made from. */
export interface LogFacts {
  /** The drawn events, those with a row only. */
  events: readonly ConsultationEvent[];
  /** Unsent messages; empty while the end of the log is not drawn. */
  outgoing: readonly OutgoingMessage[];
  /** The doctor's read mark, and up to where the log has arrived there. */
  readByDoctor: number;
  deliveredToDoctor: number;
  /** The doctor of the talk; earlier ones are known from the events. */
  doctor: DoctorProfile | null;
  /** The first unread message; a divider stands before it. */
  dividerSeq: number | undefined;
  nowMs: number;
}

/** Rows of the log: day lines, the unread divider, system lines, messages in groups. */
export function logRows(facts: LogFacts): LogRow[] {
  const rows: LogRow[] = [];
  const doctors = doctorsOf(facts);
  let day = NaN;
  const startDay = (atMs: number): boolean => {
    const start = dayStartMs(atMs);
    const isNew = start !== day;
    day = start;
    return isNew;
  };
  for (const event of facts.events) {
    const atMs = Date.parse(event.at);
    const startsDay = startDay(atMs);
    if (startsDay && event.type === 'message.stored') rows.push({ kind: 'day', key: `day-${day}`, atMs });
    if (event.seq === facts.dividerSeq) rows.push({ kind: 'divider', key: 'divider' });
    if (event.type === 'message.stored') rows.push(messageRow(event, atMs, facts, doctors));
    else rows.push({ kind: 'system', key: `event-${event.seq}`, seq: event.seq, atMs, event, startsDay });
  }
  if (facts.outgoing.length > 0 && startDay(facts.nowMs)) rows.push({ kind: 'day', key: `day-${day}`, atMs: facts.nowMs });
  for (const message of facts.outgoing) rows.push(outgoingRow(message));
  return grouped(rows);
}

function doctorsOf({ events, doctor }: LogFacts): Map<string, DoctorProfile> {
  const doctors = new Map<string, DoctorProfile>(doctor ? [[doctor.id, doctor]] : []);
  for (const event of events) {
    if (event.type === 'handover.accepted') doctors.set(event.from.id, event.from);
    if (event.type === 'handover.accepted' || event.type === 'consultation.accepted') doctors.set(event.doctor.id, event.doctor);
  }
  return doctors;
}

function messageRow(
  event: Extract<ConsultationEvent, { type: 'message.stored' }>,
  atMs: number,
  { readByDoctor, deliveredToDoctor }: LogFacts,
  doctors: ReadonlyMap<string, DoctorProfile>,
): MessageRow {
  const own = event.from === 'patient';
  return {
    kind: 'message',
    key: event.id,
    seq: event.seq,
    from: event.from,
    doctor: event.doctor === undefined ? undefined : doctors.get(event.doctor),
    text: event.text,
    atMs,
    ...(own ? { state: event.seq <= readByDoctor ? 'read' : event.seq <= deliveredToDoctor ? 'delivered' : 'sent' } : {}),
    startsGroup: true,
    showsMeta: true,
  };
}

function outgoingRow({ id, text, status }: OutgoingMessage): MessageRow {
  return { kind: 'message', key: id, from: 'patient', text, state: status, startsGroup: true, showsMeta: true };
}

/** Joins neighbours: the first has the sender, the last the time; a state that differs from the next one's is shown too. */
function grouped(rows: LogRow[]): LogRow[] {
  for (let index = 1; index < rows.length; index += 1) {
    const before = rows[index - 1];
    const row = rows[index];
    if (before?.kind !== 'message' || row?.kind !== 'message' || !isOneGroup(before, row)) continue;
    row.startsGroup = false;
    before.showsMeta = before.state !== row.state || before.state === 'failed';
  }
  return rows;
}

function isOneGroup(before: MessageRow, row: MessageRow): boolean {
  if (before.from !== row.from || before.doctor?.id !== row.doctor?.id) return false;
  if (before.atMs === undefined || row.atMs === undefined) return true;
  return row.atMs - before.atMs <= CHAT_LIMITS.groupWithinMs;
}
