import type { ConsultationEvent } from '@consult-kit/protocol';
import { CHAT_LIMITS } from './limits.ts';

const SHOWN = new Set<ConsultationEvent['type']>([
  'message.stored',
  'consultation.accepted',
  'handover.accepted',
  'consultation.paused',
  'consultation.resumed',
  'consultation.returned',
  'consultation.ended',
]);

/** Whether an event has a row of its own in the log. */
export function isShown(event: ConsultationEvent): boolean {
  return SHOWN.has(event.type);
}

/**
 * Which part of the log is drawn. Places are event numbers, so that it stays where it is while events come at either end.
 * Costs depend on what is drawn, never on how long the log is.
 */
export class LogWindow {
  #firstSeq: number | undefined;
  /** `undefined`: everything up to the newest. */
  #lastSeq: number | undefined;

  /** Whether the newest event is drawn. */
  get reachesEnd(): boolean {
    return this.#lastSeq === undefined;
  }

  /** The events to draw. */
  slice(events: readonly ConsultationEvent[]): readonly ConsultationEvent[] {
    return events.slice(this.#firstIndex(events), this.#endIndex(events)).filter(isShown);
  }

  /** Whether loaded events stand before what is drawn. */
  hasLoadedOlder(events: readonly ConsultationEvent[]): boolean {
    return this.#firstIndex(events) > 0;
  }

  /**
   * Takes new events in. While the reader follows the newest ones the oldest drawn ones go; otherwise nothing that is
   * drawn goes, and once too much is drawn the newest ones wait outside.
   */
  extend(events: readonly ConsultationEvent[], isFollowing: boolean): void {
    if (this.#firstSeq === undefined || (isFollowing && !this.reachesEnd)) return this.toEnd(events);
    if (!this.reachesEnd) return;
    const drawn = this.slice(events);
    if (isFollowing && drawn.length > CHAT_LIMITS.windowRows + CHAT_LIMITS.windowSlackRows) this.toEnd(events);
    else if (drawn.length > CHAT_LIMITS.drawnRowsMax) this.#lastSeq = drawn[CHAT_LIMITS.drawnRowsMax - 1]?.seq;
  }

  /** Draws the newest events only. */
  toEnd(events: readonly ConsultationEvent[]): void {
    this.#lastSeq = undefined;
    const first = stepBack(events, events.length, CHAT_LIMITS.windowRows);
    this.#firstSeq = events[first]?.seq;
  }

  /** Draws one page more at the start; drops from the end what is too much. Says whether there was anything. */
  older(events: readonly ConsultationEvent[]): boolean {
    const from = this.#firstIndex(events);
    const first = stepBack(events, from, CHAT_LIMITS.pageRows);
    if (first === from) return false;
    this.#firstSeq = events[first]?.seq;
    const drawn = this.slice(events);
    if (drawn.length > CHAT_LIMITS.drawnRowsMax) this.#lastSeq = drawn[CHAT_LIMITS.drawnRowsMax - 1]?.seq;
    return true;
  }

  /** Draws one page more at the end; drops from the start what is too much. Says whether there was anything. */
  newer(events: readonly ConsultationEvent[]): boolean {
    if (this.#lastSeq === undefined) return false;
    let end = this.#endIndex(events);
    for (let rows = 0; end < events.length && rows < CHAT_LIMITS.pageRows; end += 1) {
      if (isShown(events[end] as ConsultationEvent)) rows += 1;
    }
    this.#lastSeq = end >= events.length ? undefined : events[end - 1]?.seq;
    const drawn = this.slice(events);
    if (drawn.length > CHAT_LIMITS.drawnRowsMax) this.#firstSeq = drawn[drawn.length - CHAT_LIMITS.drawnRowsMax]?.seq;
    return true;
  }

  /** Moves to where an event is drawn, if it is not yet. */
  reveal(seq: number, events: readonly ConsultationEvent[]): void {
    const isDrawn = seq >= (this.#firstSeq ?? 0) && seq <= (this.#lastSeq ?? Infinity);
    const origin = events[0]?.seq;
    if (isDrawn || origin === undefined || seq < origin) return;
    const around = seq - origin;
    this.#firstSeq = events[stepBack(events, around, CHAT_LIMITS.pageRows)]?.seq;
    this.#lastSeq = seq;
    this.newer(events);
  }

  #firstIndex(events: readonly ConsultationEvent[]): number {
    return Math.max(0, (this.#firstSeq ?? 0) - (events[0]?.seq ?? 0));
  }

  #endIndex(events: readonly ConsultationEvent[]): number {
    return this.#lastSeq === undefined ? events.length : this.#lastSeq - (events[0]?.seq ?? 0) + 1;
  }
}

/** Index `rows` shown events before `from`, or the first one there is. */
function stepBack(events: readonly ConsultationEvent[], from: number, rows: number): number {
  let index = from;
  for (let left = rows; index > 0 && left > 0; index -= 1) {
    if (isShown(events[index - 1] as ConsultationEvent)) left -= 1;
  }
  return index;
}
