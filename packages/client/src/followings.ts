import { LIMITS, type ConsultationEvent, type ConsultError, type Side } from '@consult-kit/protocol';
import type { Timers } from './boundary.ts';
import type { DeviceStore } from './device-store.ts';
import { consultationEnded, toConsultError } from './failures.ts';
import type { Cursor } from './link/channel.ts';
import type { Link } from './link/link.ts';
import type { Outbox } from './outbox-contract.ts';
import { lostMessages } from './talk/lost-messages.ts';
import { createFollowing, readTalk, type Call, type Following } from './talk/following.ts';
import type { Talk, TalkStart } from './talk/talk.ts';
import type { Writing } from './writing.ts';

/** What the followed talks are made from. */
export interface FollowingsParts {
  side: Side;
  timers: Timers;
  call: Call;
  store: DeviceStore;
  outbox: Outbox;
  link: Link;
  writing: Writing;
  /** Runs something that changes several things, and tells of them once. */
  batch(run: () => void): void;
  changed(): void;
  /** Returns a check for later: it throws once the client was closed meanwhile. */
  openCheck(): () => void;
  /** An event was stored, to be told at the end of the batch. */
  tell(consultation: string, event: ConsultationEvent): void;
  /** Something failed that nobody waits for. */
  failed(error: ConsultError): void;
  sendReadMark(consultation: string, upTo: number): Promise<unknown>;
  /** The gateway no longer knows this consultation. */
  gone(consultation: string, error: ConsultError): void;
}

/** The consultations that are followed, by id. */
export interface Followings {
  all(): Following[];
  find(consultation: string | null): Following | undefined;
  /** Whether it is being read, and will be followed from what was read. */
  isOpening(consultation: string): boolean;
  /** The same, unless it belongs to a history that is no more. */
  current(consultation: string | null): Following | undefined;
  cursors(): Cursor[];
  open(id: string, known?: TalkStart): Promise<Talk>;
  close(id: string): void;
  /** The gateway holds another history: each log is read anew. */
  readAnew(): void;
}

export function createFollowings(parts: FollowingsParts): Followings {
  const { side, timers, call, store, outbox, link, writing, batch, changed } = parts;
  const followings = new Map<string, Following>();
  const openings = new Map<string, Promise<Talk>>();
  /** How often the gateway's history became another one: what is read meanwhile may still be the old one. */
  let histories = 0;

  function all(): Following[] {
    return [...followings.values()];
  }

  function current(consultation: string | null): Following | undefined {
    const following = followings.get(consultation ?? '');
    return following?.stale ? undefined : following;
  }

  function open(id: string, known?: TalkStart): Promise<Talk> {
    const following = followings.get(id);
    if (following) {
      // The gateway stops telling a doctor of a talk that was lost, and does not begin again by itself.
      link.follow({ consultation: id, after: following.talk.cursor });
      return Promise.resolve(following.talk);
    }
    const opening = openings.get(id) ?? load(id, known);
    openings.set(id, opening);
    const done = (): void => void openings.delete(id);
    opening.then(done, () => {
      done();
      // Nobody will show the events that were waited for.
      outbox.onRead(id, Infinity);
    });
    return opening;
  }

  async function load(id: string, known?: TalkStart): Promise<Talk> {
    const checkOpen = parts.openCheck();
    const history = histories;
    const start = known ?? (await readTalk(call, id));
    const { unsent = [] } = (await store.kept(id)) ?? {};
    checkOpen();
    const following = follow(id, start);
    batch(() => {
      put(following);
      outbox.onRead(id, following.talk.cursor);
      if (!following.ended) writing.restore(following, unsent);
    });
    if (history !== histories) readAgain(following);
    return following.talk;
  }

  function follow(id: string, start: TalkStart): Following {
    return createFollowing(side, timers, start, {
      call,
      batch,
      changed: () => onMoved(id),
      added: (events) => onAdded(id, events),
      failed: parts.failed,
      sendReadMark: (upTo) => parts.sendReadMark(id, upTo),
      sendTyping: (on) => link.typing(id, on),
      sendReceived: (after) => link.received({ consultation: id, after }),
    });
  }

  function put(following: Following): void {
    const { id, cursor } = following.talk;
    followings.set(id, following);
    checkEnded(following);
    link.follow({ consultation: id, after: cursor });
    changed();
  }

  function close(id: string): void {
    const following = followings.get(id);
    if (!following) return;
    followings.delete(id);
    following.close();
    link.unfollow(id);
    changed();
  }

  function readAnew(): void {
    histories += 1;
    all().forEach(readAgain);
  }

  function readAgain(following: Following): void {
    following.stale = true;
    outbox.doubtStored(following.talk.id);
    void readOneAnew(following);
  }

  async function readOneAnew(before: Following): Promise<void> {
    const { id } = before.talk;
    const isWanted = (): boolean => followings.get(id) === before;
    try {
      const start = await readTalk(call, id, LIMITS.eventsPageMax);
      if (isWanted()) batch(() => replace(before, follow(id, start)));
    } catch (cause) {
      if (!isWanted()) return;
      const error = toConsultError(cause);
      if (error.code === 'CONSULTATION_UNKNOWN') {
        close(id);
        parts.gone(id, error);
      } else before.again(error, () => void readOneAnew(before));
    }
  }

  /** What was acknowledged and is not there any more is shown as not sent; why it is not sent by itself: docs/decisions/0008. */
  function replace(before: Following, after: Following): void {
    const { id } = after.talk;
    before.close();
    after.draft = before.draft;
    put(after);
    onStored(id, after.talk.state.events);
    if (!after.ended) writing.restore(after, lostMessages(side, before.talk.state, after.talk.state));
  }

  function onMoved(id: string): void {
    batch(() => {
      changed();
      const following = followings.get(id);
      if (following) checkEnded(following);
    });
  }

  /** An ended consultation takes no more messages, and nothing of it stays on the device. */
  function checkEnded(following: Following): void {
    if (following.ended || following.talk.goingOn) return;
    following.ended = true;
    following.typing.close();
    const { id, state } = following.talk;
    // What stands in the log before the end was sent, also when its answer was lost.
    onStored(id, state.events);
    outbox.refuseMessages(id, consultationEnded());
    store.forgetTalk(id);
  }

  function onAdded(id: string, events: readonly ConsultationEvent[]): void {
    for (const event of events) parts.tell(id, event);
    onStored(id, events);
    writing.onOutgoing(id);
  }

  function onStored(id: string, events: readonly ConsultationEvent[]): void {
    for (const event of events) if (event.type === 'message.stored') outbox.onStored(id, event);
  }

  return {
    all,
    find: (consultation) => followings.get(consultation ?? ''),
    isOpening: (consultation) => openings.has(consultation),
    current,
    cursors: () =>
      all()
        .filter(({ stale }) => !stale)
        .map(({ talk }) => ({ consultation: talk.id, after: talk.cursor })),
    open,
    close,
    readAnew,
  };
}
