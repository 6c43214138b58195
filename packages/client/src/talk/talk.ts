import {
  applyEvent,
  isGoingOn,
  LIMITS,
  type ConsultationEvent,
  type ConsultationView,
  type LineInfo,
  type NewsFrame,
  type Side,
} from '@consult-kit/protocol';
import type { FollowedConsultation, OutgoingMessage } from '../api.ts';
import type { Timers } from '../boundary.ts';
import { readOr } from '../wire/readers.ts';
import { consultationEventShape } from '../wire/shapes.ts';

/** What a talk tells. */
export interface TalkHost {
  /** The state moved on. */
  changed(): void;
  /** Events were added at the end. */
  added(events: readonly ConsultationEvent[]): void;
  /** The view can no longer be worked out from the events: it has to be read. */
  lostView(): void;
}

/** What is known when following begins. */
export interface TalkStart {
  view: ConsultationView;
  line: LineInfo | null;
  events: readonly ConsultationEvent[];
}

/** One followed consultation: its events without gaps, the view that they make, and what is never in the log. */
export class Talk {
  readonly id: string;
  readonly #side: Side;
  readonly #timers: Timers;
  readonly #host: TalkHost;
  #state: FollowedConsultation;
  #cancelFade: () => void = () => {};

  constructor(side: Side, timers: Timers, { view, line, events }: TalkStart, host: TalkHost) {
    this.id = view.id;
    this.#side = side;
    this.#timers = timers;
    this.#host = host;
    const start = { view, events, line, hasOlder: false, outgoing: [], otherTyping: false, otherPresent: null, unread: 0 };
    this.#state = this.#derived({ ...start, view: this.#fold(view, events) });
  }

  get state(): FollowedConsultation {
    return this.#state;
  }

  /** The last event that is here. */
  get cursor(): number {
    const { events } = this.#state;
    return events[events.length - 1]?.seq ?? 0;
  }

  get goingOn(): boolean {
    return isGoingOn(this.#state.view.state);
  }

  /** Up to where the own side has read. */
  get readUpTo(): number {
    return this.#state.view.readUpTo[this.#side];
  }

  /** Adds those events that come next; the others are known already, or have to wait for what is missing. */
  add(events: readonly ConsultationEvent[]): void {
    const known = this.cursor;
    const fresh = events.filter(({ seq }) => seq > known).filter(({ seq }, index) => seq === known + index + 1);
    if (fresh.length === 0) return;
    const fromOther = fresh.some((event) => event.type === 'message.stored' && event.from !== this.#side);
    if (fromOther) this.#cancelFade();
    this.#patch({
      events: [...this.#state.events, ...fresh],
      view: this.#fold(this.#state.view, fresh),
      ...(fromOther ? { otherTyping: false } : {}),
    });
    this.#host.added(fresh);
  }

  /** Adds a page right before what is here; false if it does not fit there. */
  addOlder(events: readonly ConsultationEvent[]): boolean {
    const first = this.#state.events[0]?.seq ?? 1;
    const older = events.filter(({ seq }) => seq < first);
    if (!isGapless(older) || older[older.length - 1]?.seq !== first - 1) return false;
    this.#patch({ events: [...older, ...this.#state.events] });
    return true;
  }

  /** Takes a view as it was read; events that came meanwhile are applied to it. */
  replaceView(view: ConsultationView, line: LineInfo | null): void {
    if (view.seq >= this.#state.view.seq) this.#patch({ view: this.#fold(view, this.#state.events), line });
  }

  /** Takes what is told besides events. */
  tell(news: Exclude<NewsFrame, { type: 'events' | 'desk' }>): void {
    if (news.type === 'line') this.#patch({ line: news.line });
    else if (news.type === 'typing') {
      if (news.from !== this.#side) this.#setOtherTyping(news.on);
    } else if (news.side !== this.#side) this.setOtherPresent(news.present);
  }

  setOtherPresent(present: boolean | null): void {
    if (present !== this.#state.otherPresent) this.#patch({ otherPresent: present });
  }

  setOutgoing(outgoing: readonly OutgoingMessage[]): void {
    if (outgoing.length > 0 || this.#state.outgoing.length > 0) this.#patch({ outgoing });
  }

  /** The connection is gone: what is not in the log is no longer known. */
  forgetLive(): void {
    this.#setOtherTyping(false);
    this.setOtherPresent(null);
  }

  close(): void {
    this.#cancelFade();
  }

  #setOtherTyping(on: boolean): void {
    this.#cancelFade();
    if (on) this.#cancelFade = this.#timers.after(LIMITS.typingFadesMs, () => this.#setOtherTyping(false));
    if (on !== this.#state.otherTyping) this.#patch({ otherTyping: on });
  }

  /** The view after the events that it does not know yet. */
  #fold(view: ConsultationView, events: readonly ConsultationEvent[]): ConsultationView {
    try {
      return events.reduce((before, event) => (event.seq > before.seq ? applyEvent(before.id, before, event) : before), view);
    } catch {
      // An event of a newer gateway, or one between the view and the first event here: only the gateway knows what it changed.
      this.#host.lostView();
      return view;
    }
  }

  #patch(patch: Partial<FollowedConsultation>): void {
    this.#state = this.#derived({ ...this.#state, ...patch });
    this.#host.changed();
  }

  #derived(state: FollowedConsultation): FollowedConsultation {
    const { view, events } = state;
    const read = view.readUpTo[this.#side];
    const unread = events.filter((event) => event.type === 'message.stored' && event.from !== this.#side && event.seq > read).length;
    return { ...state, unread, hasOlder: (events[0]?.seq ?? 1) > 1, line: view.state === 'waiting' ? state.line : null };
  }
}

/**
 * Events as far as they can be read. One of an unknown kind keeps its number and its time as `internal`, so that the order stays
 * without gaps; where not even those can be read, what follows is left for later.
 */
export function readEvents(values: readonly unknown[]): { events: ConsultationEvent[]; unknown: boolean } {
  const events: ConsultationEvent[] = [];
  let unknown = false;
  for (const value of values) {
    let event = readOr(consultationEventShape, value);
    if (!event) {
      unknown = true;
      event = readOr(consultationEventShape, { ...(value as object), type: 'internal' });
    }
    if (!event) break;
    events.push(event);
  }
  return { events, unknown };
}

/** Whether each event's number is one more than the one before. */
export function isGapless(events: readonly ConsultationEvent[]): boolean {
  return events.every(({ seq }, index) => seq === (events[0]?.seq ?? 0) + index);
}
