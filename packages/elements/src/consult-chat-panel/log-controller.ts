import type { FollowedConsultation } from '@consult-kit/client';
import type { ConsultationEvent } from '@consult-kit/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type LogRow, logRows } from './log-rows.ts';
import { LogScroll } from './log-scroll.ts';
import { LogWindow } from './log-window.ts';
import { SeenMessages } from './seen-messages.ts';

/** What the log needs to know and to ask for. */
export interface LogSource {
  followed(): FollowedConsultation | null;
  /** The gateway's clock, milliseconds since 1970. */
  nowMs(): number;
  /** Whether the host app shows the page. */
  isActive(): boolean;
  loadOlder(): Promise<void>;
  markRead(upTo: number): void;
}

/** The log of one consultation: which rows are drawn, what is unread, and where the reader is. */
export class LogController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #source: LogSource;
  readonly #window = new LogWindow();
  readonly #scroll: LogScroll;
  readonly #seen: SeenMessages;
  #consultation: string | undefined;
  #events: readonly ConsultationEvent[] = [];
  #seenSeq = 0;
  #dividerSeq: number | undefined;
  #isLoadingOlder = false;
  #isQuiet = true;

  constructor(host: ReactiveControllerHost & HTMLElement, source: LogSource) {
    this.#host = host;
    this.#source = source;
    this.#scroll = new LogScroll(host, {
      onTop: () => void this.older(),
      onEnd: () => this.#newer(),
      onFollowing: () => host.requestUpdate(),
    });
    this.#seen = new SeenMessages(
      host,
      () => source.isActive(),
      (seq) => this.#onSeen(seq),
    );
    // After its two parts: they look at the page as it was drawn before this one changes what is drawn.
    host.addController(this);
  }

  /** Rows to draw, top to bottom. */
  get rows(): LogRow[] {
    const followed = this.#source.followed();
    if (!followed) return [];
    return logRows({
      events: this.#window.slice(followed.events),
      outgoing: this.#window.reachesEnd ? followed.outgoing : [],
      readByDoctor: followed.view.readUpTo.doctor,
      deliveredToDoctor: followed.deliveredUpTo,
      doctor: followed.view.doctor,
      dividerSeq: this.#dividerSeq,
      nowMs: this.#source.nowMs(),
    });
  }

  /** Messages of the doctor that nobody has seen yet. */
  get unread(): number {
    const events = this.#events;
    let count = 0;
    for (let index = events.length - 1; index >= 0 && (events[index] as ConsultationEvent).seq > this.#seenSeq; index -= 1) {
      if (isFromDoctor(events[index])) count += 1;
    }
    return count;
  }

  /** Up to where everything was seen. */
  get seenSeq(): number {
    return this.#seenSeq;
  }

  /** Whether the reader is away from the end. */
  get isAway(): boolean {
    return !this.#scroll.isFollowing || !this.#window.reachesEnd;
  }

  get isLoadingOlder(): boolean {
    return this.#isLoadingOlder;
  }

  /** Whether there is anything before the first row. */
  get hasOlder(): boolean {
    const followed = this.#source.followed();
    return !!followed && (followed.hasOlder || this.#window.hasLoadedOlder(followed.events));
  }

  /** Draws a page of older messages, fetching it if need be. The live region keeps quiet about them. */
  async older(): Promise<void> {
    if (this.#isLoadingOlder || !this.hasOlder) return;
    this.#quiet();
    if (this.#showOlder()) return;
    this.#isLoadingOlder = true;
    this.#host.requestUpdate();
    try {
      await this.#source.loadOlder();
      this.#quiet();
      this.#showOlder();
    } catch {
      // Scrolling up again asks again; whether there is a connection is told elsewhere.
    } finally {
      this.#isLoadingOlder = false;
      this.#host.requestUpdate();
    }
  }

  /** To the first unread message, with the focus; without one to the end. */
  toNewest(): void {
    const first = this.#events.find((event) => event.seq > this.#seenSeq && isFromDoctor(event));
    if (first) {
      this.#quiet();
      this.#window.reveal(first.seq, this.#events);
      this.#scroll.jumpTo(`[data-seq="${first.seq}"]`, true);
    } else {
      this.toEnd();
    }
  }

  /** The shopper sends something: whoever writes has seen what is new, and wants to see the own words. */
  sends(): void {
    this.#dividerSeq = undefined;
    this.#window.toEnd(this.#events);
    this.#scroll.follow();
  }

  /** To the end, following what comes. */
  toEnd(): void {
    this.#quiet();
    this.#window.toEnd(this.#events);
    this.#scroll.follow();
  }

  /** The page is in front again. */
  wake(): void {
    this.#seen.flush();
  }

  hostUpdate(): void {
    const followed = this.#source.followed();
    if (followed?.view.id !== this.#consultation) this.#begin(followed);
    if (!followed) return;
    const grew = followed.events !== this.#events ? this.#arrived(followed) : [];
    this.#events = followed.events;
    this.#seenSeq = Math.max(this.#seenSeq, followed.view.readUpTo.patient);
    if (grew.length > 0) this.#place(grew);
    this.#window.extend(followed.events, this.#scroll.isFollowing && this.#scroll.scroller !== undefined);
  }

  hostUpdated(): void {
    const scroller = this.#scroll.scroller;
    if (!scroller || !this.#isQuiet) return;
    this.#isQuiet = false;
    scroller.setAttribute('aria-live', 'off');
    setTimeout(() => {
      if (!this.#isQuiet) scroller.setAttribute('aria-live', 'polite');
    });
  }

  /** History is no news: what is inserted with the next drawing is not announced. */
  #quiet(): void {
    this.#isQuiet = true;
    this.#scroll.scroller?.setAttribute('aria-live', 'off');
  }

  #begin(followed: FollowedConsultation | null): void {
    this.#consultation = followed?.view.id;
    this.#events = [];
    this.#seenSeq = followed?.view.readUpTo.patient ?? 0;
    this.#dividerSeq = undefined;
    this.#seen.reset();
    this.#quiet();
    if (followed) this.#window.toEnd(followed.events);
  }

  /** The events after the last one known; on the first look, those the shopper has not read. */
  #arrived(followed: FollowedConsultation): ConsultationEvent[] {
    const since = this.#events[this.#events.length - 1]?.seq ?? this.#seenSeq;
    const events = followed.events;
    const first = since - (events[0]?.seq ?? 1) + 1;
    return first < events.length ? events.slice(Math.max(0, first)) : [];
  }

  /** Puts the divider before the first message that came unseen. */
  #place(arrived: readonly ConsultationEvent[]): void {
    const isWatching = this.#scroll.scroller !== undefined && !this.isAway && this.#source.isActive() && !document.hidden;
    const first = arrived.find((event) => isFromDoctor(event) && event.seq > this.#seenSeq);
    if (!first || isWatching || (this.#dividerSeq ?? 0) > this.#seenSeq) return;
    this.#dividerSeq = first.seq;
    if (this.#scroll.scroller) return;
    this.#window.reveal(first.seq, this.#source.followed()?.events ?? []);
    this.#scroll.jumpTo('[data-key="divider"]');
  }

  #showOlder(): boolean {
    const isMore = this.#window.older(this.#source.followed()?.events ?? []);
    if (isMore) this.#host.requestUpdate();
    return isMore;
  }

  #newer(): void {
    if (this.#window.reachesEnd) return;
    this.#quiet();
    this.#window.newer(this.#events);
    this.#host.requestUpdate();
  }

  #onSeen(seq: number): void {
    if (seq <= this.#seenSeq) return;
    this.#seenSeq = seq;
    this.#source.markRead(seq);
    this.#host.requestUpdate();
  }
}

function isFromDoctor(event: ConsultationEvent | undefined): boolean {
  return event?.type === 'message.stored' && event.from === 'doctor';
}
