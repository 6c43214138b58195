import {
  isGoingOn,
  LIMITS,
  nextView,
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
export interface Talk {
  readonly id: string;
  readonly state: FollowedConsultation;
  /** The last event that is here. */
  readonly cursor: number;
  readonly goingOn: boolean;
  /** Up to where the own side has read. */
  readonly readUpTo: number;
  /** Adds those events that come next; the others are known already, or have to wait for what is missing. */
  add(events: readonly ConsultationEvent[]): void;
  /** Adds a page right before what is here; false if it does not fit there. */
  addOlder(events: readonly ConsultationEvent[]): boolean;
  /** Takes a view as it was read; events that came meanwhile are applied to it. */
  replaceView(view: ConsultationView, line: LineInfo | null): void;
  /** Takes what is told besides events. */
  tell(news: Exclude<NewsFrame, { type: 'events' | 'desk' }>): void;
  setOtherPresent(present: boolean | null): void;
  setOutgoing(outgoing: readonly OutgoingMessage[]): void;
  /** The connection is gone: what is not in the log is no longer known. */
  forgetLive(): void;
  close(): void;
}

export function createTalk(side: Side, timers: Timers, start: TalkStart, host: TalkHost): Talk {
  const { id } = start.view;
  const nothingYet = { hasOlder: false, outgoing: [], otherTyping: false, otherPresent: null, unread: 0, deliveredUpTo: 0 };
  let state: FollowedConsultation = derived({ ...nothingYet, ...start, view: fold(start.view, start.events) });
  let cancelFade: () => void = () => {};

  function getCursor(): number {
    const { events } = state;
    return events[events.length - 1]?.seq ?? 0;
  }

  function add(events: readonly ConsultationEvent[]): void {
    const known = getCursor();
    const fresh = events.filter(({ seq }) => seq > known).filter(({ seq }, index) => seq === known + index + 1);
    if (fresh.length === 0) return;
    const fromOther = fresh.some((event) => event.type === 'message.stored' && event.from !== side);
    if (fromOther) cancelFade();
    patch({
      events: [...state.events, ...fresh],
      view: fold(state.view, fresh),
      ...(fromOther ? { otherTyping: false } : {}),
    });
    host.added(fresh);
  }

  function addOlder(events: readonly ConsultationEvent[]): boolean {
    const first = state.events[0]?.seq ?? 1;
    const older = events.filter(({ seq }) => seq < first);
    if (!isGapless(older) || older[older.length - 1]?.seq !== first - 1) return false;
    patch({ events: [...older, ...state.events] });
    return true;
  }

  function replaceView(view: ConsultationView, line: LineInfo | null): void {
    if (view.seq >= state.view.seq) patch({ view: fold(view, state.events), line });
  }

  function tell(news: Exclude<NewsFrame, { type: 'events' | 'desk' }>): void {
    if (news.type === 'line') patch({ line: news.line });
    else if (news.type === 'typing') {
      if (news.from !== side) setOtherTyping(news.on);
    } else if (news.side === side) return;
    else if (news.type === 'presence') setOtherPresent(news.present);
    else if (news.upTo > state.deliveredUpTo) patch({ deliveredUpTo: news.upTo });
  }

  function setOtherPresent(present: boolean | null): void {
    if (present !== state.otherPresent) patch({ otherPresent: present });
  }

  function setOutgoing(outgoing: readonly OutgoingMessage[]): void {
    if (outgoing.length > 0 || state.outgoing.length > 0) patch({ outgoing });
  }

  function forgetLive(): void {
    setOtherTyping(false);
    setOtherPresent(null);
  }

  function close(): void {
    cancelFade();
  }

  function setOtherTyping(on: boolean): void {
    cancelFade();
    if (on) cancelFade = timers.after(LIMITS.typingFadesMs, () => setOtherTyping(false));
    if (on !== state.otherTyping) patch({ otherTyping: on });
  }

  /** The view after the events that it does not know yet. */
  function fold(view: ConsultationView, events: readonly ConsultationEvent[]): ConsultationView {
    try {
      return events.reduce((before, event) => (event.seq > before.seq ? nextView(before, event) : before), view);
    } catch {
      // An event of a newer gateway, or one between the view and the first event here: only the gateway knows what it changed.
      host.lostView();
      return view;
    }
  }

  function patch(change: Partial<FollowedConsultation>): void {
    state = derived({ ...state, ...change });
    host.changed();
  }

  function derived(next: FollowedConsultation): FollowedConsultation {
    const { view, events, line } = next;
    const hasOlder = (events[0]?.seq ?? 1) > 1;
    return { ...next, hasOlder, unread: unreadOf(view.readUpTo[side], events), line: view.state === 'waiting' ? line : null };
  }

  /** Counted from the end: what is read may be very long. */
  function unreadOf(readUpTo: number, events: readonly ConsultationEvent[]): number {
    let unread = 0;
    for (let index = events.length - 1; index >= 0; index -= 1) {
      const event = events[index];
      if (!event || event.seq <= readUpTo) break;
      if (event.type === 'message.stored' && event.from !== side) unread += 1;
    }
    return unread;
  }

  return {
    id,
    get state() {
      return state;
    },
    get cursor() {
      return getCursor();
    },
    get goingOn() {
      return isGoingOn(state.view.state);
    },
    get readUpTo() {
      return state.view.readUpTo[side];
    },
    add,
    addOlder,
    replaceView,
    tell,
    setOtherPresent,
    setOutgoing,
    forgetLive,
    close,
  };
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
