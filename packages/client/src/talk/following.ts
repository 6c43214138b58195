import { ConsultError, LIMITS, type ConsultationEvent, type Side } from '@consult-kit/protocol';
import { retryPauseMs } from '../backoff.ts';
import type { Timers } from '../boundary.ts';
import { CLIENT_LIMITS } from '../limits.ts';
import type { Shape } from '../wire/readers.ts';
import { consultationReadShape, eventsPageShape } from '../wire/shapes.ts';
import { createReadMark, type ReadMark } from './read-mark.ts';
import { createTalkLog, type TalkLog } from './talk-log.ts';
import { createTalk, isGapless, readEvents, type Talk, type TalkStart } from './talk.ts';
import { createTypingMark, type TypingMark } from './typing-mark.ts';

/** Posts with the session and reads the answer. */
export type Call = <Answer>(path: string, body: object, shape: Shape<Answer>) => Promise<Answer>;

/** What a followed consultation needs from the rest of the client. */
export interface FollowingHost {
  call: Call;
  /** Runs something that changes several things, and tells of them once. */
  batch(run: () => void): void;
  changed(): void;
  added(events: readonly ConsultationEvent[]): void;
  failed(error: ConsultError): void;
  sendReadMark(upTo: number): Promise<unknown>;
  sendTyping(on: boolean): void;
  /** Everything up to this event is here. */
  sendReceived(upTo: number): void;
}

/** Everything that belongs to one followed consultation. */
export interface Following {
  readonly talk: Talk;
  readonly log: TalkLog;
  readonly readMark: ReadMark;
  readonly typing: TypingMark;
  /** The draft as it was last saved or loaded. */
  draft: string;
  /** Done once the message that was given last stands among the outgoing ones. */
  adding: Promise<unknown>;
  /** Whether the end has been dealt with. */
  ended: boolean;
  /** The gateway holds another history: nothing of it fits this log, which is about to be replaced. */
  stale: boolean;
  /** Runs something again that failed, after a pause, unless it is closed before. */
  again(error: ConsultError, run: () => void): void;
  /** Loads the page before what is here; calls at the same time load one page. */
  loadOlder(): Promise<void>;
  close(): void;
}

export function createFollowing(side: Side, timers: Timers, start: TalkStart, host: FollowingHost): Following {
  const { call, batch } = host;
  const path = `/v1/consultations/${start.view.id}`;
  let loadingOlder: Promise<void> | null = null;
  let cancelReceived: (() => void) | null = null;
  let cancelAgain: () => void = () => {};
  let failures = 0;

  // Later: the view may be lost while the talk is being made, before its log is there.
  const lostView = (): void => void Promise.resolve().then(() => log.loseView());
  const talk = createTalk(side, timers, start, { ...host, lostView, added });
  const log: TalkLog = createTalkLog(talk, timers, {
    add: (events) => batch(() => talk.add(events)),
    fetchAfter: (after) => call(`${path}/events`, { after, limit: LIMITS.eventsPageMax }, eventsPageShape),
    fetchView: () => call(`${path}/read`, {}, consultationReadShape),
    failed: host.failed,
  });
  const readMark = createReadMark(timers, host.sendReadMark);
  const typing = createTypingMark(timers, host.sendTyping);

  function added(events: readonly ConsultationEvent[]): void {
    host.added(events);
    if (events.some((event) => event.type === 'message.stored' && event.from !== side)) tellReceived();
  }

  function tellReceived(): void {
    cancelReceived ??= timers.after(CLIENT_LIMITS.receivedDelayMs, () => {
      cancelReceived = null;
      host.sendReceived(talk.cursor);
    });
  }

  async function loadPage(): Promise<void> {
    const before = talk.state.events[0]?.seq ?? 1;
    const page = await call(`${path}/events`, { before, limit: LIMITS.eventsPageDefault }, eventsPageShape);
    if (!talk.addOlder(readEvents(page.events).events)) {
      throw new ConsultError('INPUT_INVALID', `The page of events does not end right before number ${before}.`);
    }
  }

  return {
    talk,
    log,
    readMark,
    typing,
    draft: '',
    adding: Promise.resolve(),
    ended: false,
    stale: false,
    again({ retryAfterMs }, run) {
      cancelAgain = timers.after(retryPauseMs(timers, failures++, retryAfterMs), run);
    },
    async loadOlder() {
      if (!talk.state.hasOlder) return;
      loadingOlder ??= loadPage().finally(() => (loadingOlder = null));
      await loadingOlder;
    },
    close() {
      cancelReceived?.();
      cancelAgain();
      for (const part of [talk, log, readMark, typing]) part.close();
    },
  };
}

/** Reads what following begins with: the view and the newest events, at most `limit`. */
export async function readTalk(call: Call, id: string, limit: number = LIMITS.eventsPageDefault): Promise<TalkStart> {
  const [{ consultation, line }, page] = await Promise.all([
    call(`/v1/consultations/${id}/read`, {}, consultationReadShape),
    call(`/v1/consultations/${id}/events`, { limit }, eventsPageShape),
  ]);
  const { events } = readEvents(page.events);
  return { view: consultation, line, events: isGapless(events) ? events : [] };
}
