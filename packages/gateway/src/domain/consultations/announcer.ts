import { isGoingOn } from '@consult-kit/protocol';
import type { Bus } from '../../bus/bus.ts';
import type { EngineCounters } from '../counters.ts';
import type { ConsultationRecord } from './consultation-store.ts';
import type { Folded } from './fold.ts';
import type { LogFeed } from './log-feed.ts';

/** Tells everyone concerned of what has been committed. Called after the flush, never before. */
export class Announcer {
  readonly #bus: Bus;
  readonly #feed: LogFeed;
  readonly #counters: EngineCounters;

  constructor(bus: Bus, feed: LogFeed, counters: EngineCounters) {
    this.#bus = bus;
    this.#feed = feed;
    this.#counters = counters;
  }

  /** @param before - The record before these events; `null` for a new consultation. */
  stored(before: ConsultationRecord | null, { record, events }: Folded): void {
    const { view } = record;
    this.#count(events);
    if (events.length > 0) this.#feed.remember(view.id, events);
    // Whoever refused is not to look on, although the log says nothing of it while the offer is open to others.
    if (events.length > 0 || hasRefusals(before, record)) this.#bus.publish({ type: 'log', consultation: view.id, seq: view.seq });
    if (hasMoved(before, record)) this.#bus.publish({ type: 'line' });
    if (hasTurned(before, record)) {
      // Everyone is told in turn, which takes a while where there are many: those who are concerned come first.
      const doctors = concerned(before, record);
      if (doctors.length > 0) this.#bus.publish({ type: 'desk', doctors });
      this.#bus.publish({ type: 'desk', doctors: 'all' });
    } else if (view.doctor && before?.view.flagged !== view.flagged) this.#bus.publish({ type: 'desk', doctors: [view.doctor.id] });
  }

  /**
   * A command came again that is stored already. Whoever stored it may have been cut off before it could tell anyone.
   * @param seq - Of the command's first event.
   * @param isMove - It was one that changes the line.
   */
  repeated({ consultation, seq }: { consultation: string | null; seq: number }, isMove: boolean): void {
    if (consultation !== null) this.#bus.publish({ type: 'log', consultation, seq });
    if (!isMove) return;
    this.#bus.publish({ type: 'line' });
    this.#bus.publish({ type: 'desk', doctors: 'all' });
  }

  #count(events: Folded['events']): void {
    for (const { type } of events) {
      if (type === 'message.stored') this.#counters.messagesTotal += 1;
      else if (type === 'consultation.created') this.#counters.consultationsTotal += 1;
      else if (type === 'consultation.accepted') this.#counters.acceptsTotal += 1;
      else if (type === 'consultation.ended') this.#counters.endingsTotal += 1;
    }
  }
}

/** Whether places in line have changed. */
function hasMoved(before: ConsultationRecord | null, { view, returned }: ConsultationRecord): boolean {
  const waited = before?.view.state === 'waiting';
  const waits = view.state === 'waiting';
  return waited !== waits || (waits && (before?.view.flagged !== view.flagged || before.returned !== returned));
}

/** Whether who talks with whom, or who is asked to, has changed. */
function hasTurned(before: ConsultationRecord | null, record: ConsultationRecord): boolean {
  const { view } = record;
  if (before === null) return false;
  const { state, doctor, handover, refusal } = before.view;
  if (!isGoingOn(view.state) && !isGoingOn(state)) return false;
  return (
    view.state !== state ||
    view.doctor?.id !== doctor?.id ||
    view.handover !== handover ||
    view.refusal !== refusal ||
    hasRefusals(before, record)
  );
}

/** Whether another doctor refused the open offer. */
function hasRefusals(before: ConsultationRecord | null, { refusedBy }: ConsultationRecord): boolean {
  return before !== null && before.refusedBy.length !== refusedBy.length;
}

/** Doctors who had the talk, have it now, or are asked to take it over. */
function concerned(before: ConsultationRecord | null, { view }: ConsultationRecord): string[] {
  const { handover } = view;
  const asked = handover?.to.kind === 'doctor' ? handover.to.doctor : undefined;
  const doctors = [before?.view.doctor?.id, view.doctor?.id, asked];
  return [...new Set(doctors)].filter((doctor) => doctor !== undefined);
}
