import type { ConsultationEvent, ConsultationRead, ConsultError, EventsPage } from '@consult-kit/protocol';
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
  /** Reads the view again, after an event from which it could not be worked out. */
  readView(): Promise<void>;
  close(): void;
}

export function createTalkLog(talk: Talk, timers: Timers, host: TalkLogHost): TalkLog {
  /** The highest number that the gateway has told of. */
  let lastSeq = 0;
  let filling = false;
  let readingView = false;
  let closed = false;
  let cancelCatchUp: () => void = () => {};

  function take(told: readonly unknown[], upTo: number): void {
    const { events, unknown } = readEvents(told);
    host.add(events);
    expect(upTo);
    if (unknown) void readView();
    if ((events[events.length - 1]?.seq ?? 0) > talk.cursor) void fill();
  }

  function expect(seq: number): void {
    lastSeq = Math.max(lastSeq, seq);
    cancelCatchUp();
    if (isBehind()) cancelCatchUp = timers.after(CLIENT_LIMITS.catchUpMs, () => void fill());
  }

  async function readView(): Promise<void> {
    if (readingView) return;
    readingView = true;
    try {
      const { consultation, line } = await host.fetchView();
      if (!closed) talk.replaceView(consultation, line);
    } catch (cause) {
      host.failed(toConsultError(cause));
    } finally {
      readingView = false;
    }
  }

  function close(): void {
    closed = true;
    cancelCatchUp();
  }

  function isBehind(): boolean {
    return !closed && talk.cursor < lastSeq;
  }

  async function fill(): Promise<void> {
    if (filling) return;
    filling = true;
    cancelCatchUp();
    try {
      while (isBehind()) await fetchPage();
    } catch (cause) {
      host.failed(toConsultError(cause));
    }
    filling = false;
    if (isBehind()) expect(lastSeq);
  }

  async function fetchPage(): Promise<void> {
    const before = talk.cursor;
    const page = await host.fetchAfter(before);
    if (closed) return;
    const { events, unknown } = readEvents(page.events);
    host.add(events);
    if (unknown) void readView();
    // What the log itself does not have was announced by mistake; no use to ask for it again and again.
    if (talk.cursor === before) lastSeq = Math.min(lastSeq, before);
  }

  return {
    take,
    expect,
    readView,
    close,
  };
}
