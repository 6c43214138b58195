import {
  applyEvent,
  type ChatMessage,
  type ConsultationEvent,
  type ConsultationEventType,
  type ConsultationView,
} from '@consult-kit/protocol';
import { CRASH_LIMITS } from './limits.ts';
import type { Acknowledged, Ledger, Sighting } from './load/ledger.ts';
import { numberedBy } from './load/talk.ts';
import { capFaults } from './caps.ts';
import { lineFaults } from './line-order.ts';
import type { StoredLogs } from './stored.ts';

/** Kinds of broken promises. */
export type Fault =
  /** Acknowledged, and not stored where the acknowledgement said. */
  | 'lost'
  /** Shown to somebody, and not stored; or stored, and never shown to somebody who looked until the end. */
  | 'not shown'
  /** Stored or shown twice. */
  | 'doubled'
  /** Numbers with gaps, or one person's messages in another order than they were written. */
  | 'out of order'
  /** Two doctors with one patient, a write by a doctor who does not have the talk, or an event that cannot happen in that state. */
  | 'claim'
  /** A doctor with more talks than allowed. */
  | 'cap'
  /** Somebody accepted before somebody who had waited longer. */
  | 'line';

/** What a comparison found: every kind with its count, and some examples without anybody's words. */
export interface Verdict {
  readonly counts: Readonly<Record<Fault, number>>;
  readonly examples: readonly string[];
  /** Messages among the acknowledged commands, and in the database. */
  readonly messages: { readonly acknowledged: number; readonly stored: number; readonly shown: number };
}

/** What an acknowledged command must have left in the log. */
const TRACES: Readonly<Record<string, ConsultationEventType>> = {
  'consultation.start': 'consultation.created',
  'message.send': 'message.stored',
  'queue.accept-next': 'consultation.accepted',
  'consultation.finish': 'consultation.ended',
};

/** Compares what was acknowledged and shown with what is stored. */
export function judge(ledger: Ledger, stored: StoredLogs, { cap }: { readonly cap: number }): Verdict {
  const findings = new Findings();
  for (const command of ledger.acknowledged.values()) if (!isStored(command, stored)) findings.add('lost', `${command.type} ${command.id}`);
  for (const sighting of ledger.sightings) judgeSighting(sighting, stored.get(sighting.consultation) ?? [], findings);
  for (const { kind, what } of ledger.misdeliveries) findings.add(kind === 'gap' ? 'out of order' : 'doubled', what);
  for (const [id, log] of stored) judgeLog(id, log, findings);
  for (const what of capFaults(ledger, stored, cap)) findings.add('cap', what);
  if (ledger.capExceededBy > 0) findings.add('cap', `a desk showed ${ledger.capExceededBy} talks too many`);
  for (const what of lineFaults(ledger, stored)) findings.add('line', what);
  const ofMessages = [...ledger.acknowledged.values()].filter(({ type }) => type === 'message.send');
  const storedMessages = [...stored.values()].flat().filter(({ type }) => type === 'message.stored');
  const shown = ledger.sightings.reduce((sum, { events }) => sum + events.filter(({ type }) => type === 'message.stored').length, 0);
  return {
    counts: findings.counts,
    examples: findings.examples,
    messages: { acknowledged: ofMessages.length, stored: storedMessages.length, shown },
  };
}

/** Whether nothing was found. */
export function isClean({ counts }: Verdict): boolean {
  return Object.values(counts).every((count) => count === 0);
}

class Findings {
  readonly counts: Record<Fault, number> = { lost: 0, 'not shown': 0, doubled: 0, 'out of order': 0, claim: 0, cap: 0, line: 0 };
  readonly examples: string[] = [];

  add(fault: Fault, what: string): void {
    this.counts[fault] += 1;
    if (this.counts[fault] <= CRASH_LIMITS.examplesMax) this.examples.push(`${fault}: ${what}`);
  }
}

function isStored({ id, type, consultation, seq }: Acknowledged, stored: StoredLogs): boolean {
  const event = stored.get(consultation)?.[seq - 1];
  if (event === undefined || event.seq !== seq) return false;
  const trace = TRACES[type];
  if (trace !== undefined && event.type !== trace) return false;
  return event.type !== 'message.stored' || event.id === id;
}

/** Both ways: what was shown is stored, and messages that are stored were shown. */
function judgeSighting({ by, consultation, events, complete }: Sighting, log: readonly ConsultationEvent[], findings: Findings): void {
  for (const event of events) {
    if (!isSame(event, log[event.seq - 1])) findings.add('not shown', `${by} saw ${event.seq} of ${consultation} otherwise`);
  }
  if (!complete) return;
  for (const event of log.slice(events.length))
    if (event.type === 'message.stored') findings.add('not shown', `${by} never saw ${event.seq} of ${consultation}`);
}

function isSame(shown: ConsultationEvent, stored: ConsultationEvent | undefined): boolean {
  if (stored === undefined || shown.seq !== stored.seq) return false;
  // Patients get some events as `internal`.
  if (shown.type === 'internal') return true;
  if (shown.type !== stored.type) return false;
  return shown.type !== 'message.stored' || stored.type !== 'message.stored' || (shown.id === stored.id && shown.text === stored.text);
}

/** One log by itself: numbers, repeats, the order of each writer's messages, and the life cycle with its claims. */
function judgeLog(id: string, log: readonly ConsultationEvent[], findings: Findings): void {
  const ids = new Set<string>();
  const numbers = new Map<string, number>();
  let view: ConsultationView | null = null;
  for (const [index, event] of log.entries()) {
    if (event.seq !== index + 1) findings.add('out of order', `${id} has ${event.seq} where ${index + 1} should be`);
    if (event.type === 'message.stored') {
      if (ids.has(event.id)) findings.add('doubled', `message ${event.id} of ${id}`);
      ids.add(event.id);
      judgeNumber(id, event, view?.claim ?? null, numbers, findings);
      if (event.from === 'doctor' && event.doctor !== view?.doctor?.id)
        findings.add('claim', `a doctor without the claim wrote ${event.seq} of ${id}`);
    }
    view = folded(id, view, event, findings);
  }
}

/** A writer's messages are numbered 1, 2, 3 …; a doctor who gets a talk again starts anew. */
function judgeNumber(
  id: string,
  { from, text }: ChatMessage,
  claim: number | null,
  numbers: Map<string, number>,
  findings: Findings,
): void {
  const written = numberedBy(text);
  if (!written) return;
  const writer = from === 'doctor' ? `${written.by} under ${claim}` : written.by;
  const last = numbers.get(writer) ?? 0;
  if (written.number !== last + 1)
    findings.add(written.number <= last ? 'doubled' : 'out of order', `number ${written.number} after ${last} in ${id}`);
  numbers.set(writer, written.number);
}

function folded(id: string, view: ConsultationView | null, event: ConsultationEvent, findings: Findings): ConsultationView | null {
  try {
    return applyEvent(id, view, event);
  } catch {
    findings.add('claim', `${event.type} cannot happen at ${event.seq} of ${id}, which is ${view?.state ?? 'not there'}`);
    return view;
  }
}
