import { applyEvent, LIMITS, type ConsultationEvent, type ConsultationView } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { instant } from '../instant.ts';
import type { ConsultationRecord } from './consultation-store.ts';

type WithoutPlace<Event> = Event extends ConsultationEvent ? Omit<Event, 'seq' | 'at'> : never;
/** An event before it has its place and time. */
export type EventDraft = WithoutPlace<ConsultationEvent>;

/** What is not in the log and bears on the timers. */
export interface FoldContext {
  readonly atMs: number;
  /** How long the campaign keeps a consultation after its end. */
  readonly retentionMs: number;
}

/** A record with the events that brought it here. */
export interface Folded {
  readonly record: ConsultationRecord;
  readonly events: readonly ConsultationEvent[];
}

/**
 * Gives events their places and folds them into the record. Pure.
 * @throws {ConsultError} `STATE_CONFLICT` if one of them cannot happen.
 */
export function fold(before: ConsultationRecord, drafts: readonly EventDraft[], context: FoldContext): Folded {
  let record = before;
  const events: ConsultationEvent[] = [];
  for (const draft of drafts) {
    // Clocks of nodes differ a little; times within a log do not go back.
    const atMs = Math.max(context.atMs, record.lastAtMs);
    // A union without two fields and the two fields: TypeScript does not see that they make the union again.
    const event = { ...draft, seq: record.view.seq + 1, at: instant(atMs) } as ConsultationEvent;
    events.push(event);
    record = withEvent(record, applyEvent(record.view.id, record.view, event), event, { ...context, atMs });
  }
  return { record, events };
}

/** The first event of a consultation. */
export function foldFirst(id: string, subject: string, draft: Extract<EventDraft, { type: 'consultation.created' }>, atMs: number): Folded {
  const event = { ...draft, seq: 1, at: instant(atMs) };
  const view = applyEvent(id, null, event);
  const dueAtMs = atMs + GATEWAY_LIMITS.waitingEndsMs;
  const record = { key: 0, subject, view, returned: false, activeAtMs: atMs, lastAtMs: atMs, dueAtMs, declinedBy: [], refusedBy: [] };
  return { record, events: [event] };
}

function withEvent(before: ConsultationRecord, view: ConsultationView, event: ConsultationEvent, context: FoldContext): ConsultationRecord {
  const entered = view.state !== before.view.state || event.type === 'handover.accepted';
  return {
    ...before,
    view,
    returned: event.type === 'consultation.returned' ? event.place === 'head' : before.returned && view.state === 'waiting',
    lastAtMs: context.atMs,
    activeAtMs: isSignOfLife(event) ? context.atMs : before.activeAtMs,
    dueAtMs: entered ? dueAfter(view, context) : before.dueAtMs,
    declinedBy: declinedBy(before, event),
    refusedBy: event.type === 'handover.offered' ? [] : before.refusedBy,
  };
}

/** When a record that has just come into its state needs looking at. */
function dueAfter(view: ConsultationView, { atMs, retentionMs }: FoldContext): number {
  switch (view.state) {
    case 'waiting':
      return atMs + GATEWAY_LIMITS.waitingEndsMs;
    case 'talking':
      return atMs + LIMITS.quietPauseMs;
    case 'paused':
      return atMs + GATEWAY_LIMITS.pausedEndsMs;
    case 'ended':
    case 'left':
      return atMs + retentionMs;
  }
}

function isSignOfLife(event: ConsultationEvent): boolean {
  switch (event.type) {
    case 'consultation.accepted':
    case 'consultation.resumed':
    case 'handover.accepted':
    case 'message.stored':
    case 'emergency.reported':
      return true;
    case 'read.marked':
      return event.by === 'patient';
    default:
      return false;
  }
}

function declinedBy(before: ConsultationRecord, event: ConsultationEvent): readonly string[] {
  const doctor = before.view.doctor?.id;
  if (event.type !== 'consultation.returned' || event.reason !== 'declined' || doctor === undefined) return before.declinedBy;
  return before.declinedBy.includes(doctor) ? before.declinedBy : [...before.declinedBy, doctor];
}
