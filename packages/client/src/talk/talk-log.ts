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
export class TalkLog {
  readonly #talk: Talk;
  readonly #timers: Timers;
  readonly #host: TalkLogHost;
  /** The highest number that the gateway has told of. */
  #lastSeq = 0;
  #filling = false;
  #readingView = false;
  #closed = false;
  #cancelCatchUp: () => void = () => {};

  constructor(talk: Talk, timers: Timers, host: TalkLogHost) {
    this.#talk = talk;
    this.#timers = timers;
    this.#host = host;
  }

  /** Takes events as they were told. */
  take(told: readonly unknown[], lastSeq: number): void {
    const { events, unknown } = readEvents(told);
    this.#host.add(events);
    this.expect(lastSeq);
    if (unknown) void this.readView();
    if ((events[events.length - 1]?.seq ?? 0) > this.#talk.cursor) void this.#fill();
  }

  /** An event with this number exists; it is fetched unless it comes by itself. */
  expect(seq: number): void {
    this.#lastSeq = Math.max(this.#lastSeq, seq);
    this.#cancelCatchUp();
    if (this.#behind) this.#cancelCatchUp = this.#timers.after(CLIENT_LIMITS.catchUpMs, () => void this.#fill());
  }

  /** Reads the view again, after an event from which it could not be worked out. */
  async readView(): Promise<void> {
    if (this.#readingView) return;
    this.#readingView = true;
    try {
      const { consultation, line } = await this.#host.fetchView();
      if (!this.#closed) this.#talk.replaceView(consultation, line);
    } catch (cause) {
      this.#host.failed(toConsultError(cause));
    } finally {
      this.#readingView = false;
    }
  }

  close(): void {
    this.#closed = true;
    this.#cancelCatchUp();
  }

  get #behind(): boolean {
    return !this.#closed && this.#talk.cursor < this.#lastSeq;
  }

  async #fill(): Promise<void> {
    if (this.#filling) return;
    this.#filling = true;
    this.#cancelCatchUp();
    try {
      while (this.#behind) await this.#fetchPage();
    } catch (cause) {
      this.#host.failed(toConsultError(cause));
    }
    this.#filling = false;
    if (this.#behind) this.expect(this.#lastSeq);
  }

  async #fetchPage(): Promise<void> {
    const before = this.#talk.cursor;
    const page = await this.#host.fetchAfter(before);
    if (this.#closed) return;
    const { events, unknown } = readEvents(page.events);
    this.#host.add(events);
    if (unknown) void this.readView();
    // What the log itself does not have was announced by mistake; no use to ask for it again and again.
    if (this.#talk.cursor === before) this.#lastSeq = Math.min(this.#lastSeq, before);
  }
}
