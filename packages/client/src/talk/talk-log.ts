import type { ConsultationEvent, ConsultationRead, ConsultError, EventsPage } from '@consult-kit/protocol';
import { retryPauseMs } from '../backoff.ts';
import type { Timers } from '../boundary.ts';
import { toConsultError } from '../failures.ts';
import { CLIENT_LIMITS } from '../limits.ts';
import { readEvents, type Talk } from './talk.ts';

/** Where a talk's log comes from. */
export interface TalkLogHost {
  add(events: readonly ConsultationEvent[]): void;
  fetchAfter(after: number): Promise<EventsPage>;
  fetchView(): Promise<ConsultationRead>;
  failed(error: ConsultError): void;
}

/** Keeps a talk's events complete: whatever was announced and did not come is fetched, and nothing is shown before what precedes it. */
export interface TalkLog {
  /** Takes events as they were told. */
  take(told: readonly unknown[], lastSeq: number): void;
  /** An event with this number exists; it is fetched unless it comes by itself. */
  expect(seq: number): void;
  /** The view can no longer be worked out from the events: it is read until that succeeds. */
  loseView(): void;
  close(): void;
}

export function createTalkLog(talk: Talk, timers: Timers, host: TalkLogHost): TalkLog {
  /** The highest number that the gateway has told of. */
  let lastSeq = 0;
  let viewLost = false;
  let filling = false;
  let closed = false;
  let failures = 0;
  /** Nothing is asked for before, after a failure. */
  let pauseEndsMs = -Infinity;
  let cancelCatchUp: () => void = () => {};

  function take(told: readonly unknown[], upTo: number): void {
    const last = add(told);
    lastSeq = Math.max(lastSeq, upTo);
    fillIn(viewLost || last > talk.cursor ? 0 : CLIENT_LIMITS.catchUpMs);
  }

  function expect(seq: number): void {
    take([], seq);
  }

  function loseView(): void {
    viewLost = true;
    fillIn(0);
  }

  function close(): void {
    closed = true;
    cancelCatchUp();
  }

  /** Adds what fits; answers with the highest number among them. */
  function add(told: readonly unknown[]): number {
    const { events, unknown } = readEvents(told);
    viewLost ||= unknown;
    host.add(events);
    return events[events.length - 1]?.seq ?? 0;
  }

  function isBehind(): boolean {
    return !closed && talk.cursor < lastSeq;
  }

  /** Counts anew the time until what is missing is fetched. */
  function fillIn(delayMs: number): void {
    cancelCatchUp();
    if (closed || filling || !(viewLost || isBehind())) return;
    const waitMs = Math.max(delayMs, pauseEndsMs - timers.now());
    if (waitMs > 0) cancelCatchUp = timers.after(waitMs, () => void fill());
    else void fill();
  }

  async function fill(): Promise<void> {
    filling = true;
    try {
      while (isBehind()) await fetchPage();
      if (viewLost && !closed) await fetchView();
      failures = 0;
    } catch (cause) {
      const error = toConsultError(cause);
      host.failed(error);
      pauseEndsMs = timers.now() + retryPauseMs(timers, failures++, error.retryAfterMs);
    }
    filling = false;
    fillIn(CLIENT_LIMITS.catchUpMs);
  }

  async function fetchPage(): Promise<void> {
    const before = talk.cursor;
    const page = await host.fetchAfter(before);
    if (closed) return;
    add(page.events);
    // What the log itself does not have was announced by mistake; no use to ask for it again and again.
    if (talk.cursor === before) lastSeq = Math.min(lastSeq, before);
  }

  async function fetchView(): Promise<void> {
    const { consultation, line } = await host.fetchView();
    viewLost = false;
    // One that is older than an event of which it has to say what it changed is lost again.
    if (!closed) talk.replaceView(consultation, line);
  }

  return {
    take,
    expect,
    loseView,
    close,
  };
}
