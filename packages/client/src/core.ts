import { ConsultError, type CommandResult, type ServerFrame } from '@consult-kit/protocol';
import { createBatches } from './batches.ts';
import type { HostState } from './boundary.ts';
import type { Core, CoreHost, CoreOptions } from './core-contract.ts';
import { createDeviceStore } from './device-store.ts';
import { isSessionOver, isUnanswered, namedError, toConsultError } from './failures.ts';
import { createFollowings, type Followings } from './followings.ts';
import { createGatewayCalls } from './gateway-calls.ts';
import { CLIENT_LIMITS } from './limits.ts';
import { createLink, type Link } from './link/link.ts';
import type { Outbox } from './outbox-contract.ts';
import { createOutbox } from './outbox.ts';
import { createServerClock } from './server-clock.ts';
import type { Following } from './talk/following.ts';
import type { Talk } from './talk/talk.ts';
import { read, textLike, type Shape } from './wire/readers.ts';
import { createWriting, type Writing } from './writing.ts';

const idShape: Shape<string> = textLike(/^[\w-]{21}$/);

/** Makes what both clients share. */
export function createCore({ transport, bridge, timers, side, storagePrefix, followsDesk }: CoreOptions, host: CoreHost): Core {
  const { batch, changed, tell } = createBatches(host);
  const clock = createServerClock(timers, changed);
  const calls = createGatewayCalls(transport, timers, clock);
  const store = createDeviceStore(bridge.storage, timers, storagePrefix, () => clock.nowMs ?? 0);
  let lastId: Promise<unknown> = Promise.resolve();
  let epoch: string | null = null;
  let online = true;
  let closings = 0;
  let unwatch: (() => void) | null = null;
  let cancelRest: () => void = () => {};
  let renewing: Promise<boolean> | null = null;

  const outbox: Outbox = createOutbox(timers, {
    isLive: () => link.live,
    send: (command) => link.send(command),
    changed: (id) => writing.onOutgoing(id),
    keeps: (id) => writing.keeps(id),
    expectsEvent,
    lateError,
    stuck: () => link.fail(),
  });
  const link: Link = createLink(
    { transport, timers, clock, calls },
    {
      followsDesk,
      session: () => host.session() ?? '',
      follows: () => followings.cursors(),
      epoch: onEpoch,
      frame: (frame) => batch(() => onFrame(frame)),
      unanswered: (commandId) => outbox.onUnanswered(commandId),
      unreadable: host.error,
      live: () => batch(onLive),
      lost: () => batch(onLost),
      status: host.status,
      renew,
    },
  );
  const writing: Writing = createWriting({ side, clock, store, outbox, nextId, find: (id) => followings.find(id) });
  const followings: Followings = createFollowings({
    side,
    timers,
    call,
    store,
    outbox,
    link,
    writing,
    batch,
    changed,
    openCheck,
    tell,
    failed: onFailedBehind,
    sendReadMark: (id, upTo) => command(id, 'read.mark', { upTo }, true),
    gone: host.gone,
  });

  function watch(): void {
    unwatch ??= bridge.watch(onHost);
  }

  function close(): void {
    unwatch?.();
    unwatch = epoch = null;
    cancelRest();
    closings += 1;
    link.stop();
    for (const { id } of talks()) followings.close(id);
    outbox.clear(closed());
    writing.clear();
  }

  function openCheck(): () => void {
    const before = closings;
    return () => {
      if (before !== closings) throw closed();
    };
  }

  async function call<Answer>(path: string, body: object, shape: Shape<Answer>): Promise<Answer> {
    const post = (): Promise<Answer> => calls.post(path, { session: session(), ...body }, shape);
    try {
      return await post();
    } catch (cause) {
      const error = toConsultError(cause);
      if (!isSessionOver(error) || !(await renew(error))) throw error;
      // The channel may still stand on the old session.
      link.restart();
      return post();
    }
  }

  function session(): string {
    const token = host.session();
    if (token === null) throw new ConsultError('HELLO_FIRST', 'Open a session first.');
    return token;
  }

  /** Several calls may find out at the same time that the session is over. */
  function renew(error: ConsultError): Promise<boolean> {
    renewing ??= host.renew().finally(() => (renewing = null));
    return renewing.then((isNew) => {
      if (!isNew) link.stop({ type: 'stopped', error });
      return isNew;
    });
  }

  async function nextId(): Promise<string> {
    const checkOpen = openCheck();
    const next = lastId.then(() => bridge.randomId());
    lastId = next.catch(() => {});
    try {
      const id = read(idShape, await next, 'INTERNAL');
      checkOpen();
      return id;
    } catch (cause) {
      throw toConsultError(cause);
    }
  }

  function talks(): Talk[] {
    return followings.all().map(({ talk }) => talk);
  }

  async function command(consultation: string | null, type: string, content: object = {}, keeps = false): Promise<CommandResult> {
    session();
    const id = await nextId();
    return outbox.give({ consultation, command: { id, type, ...content, ...writing.claimOf(consultation) } }, keeps);
  }

  function followed(consultation: string | null): Following {
    const following = followings.find(consultation);
    if (!following) throw new ConsultError('CONSULTATION_UNKNOWN', 'Start or follow this consultation first.');
    return following;
  }

  function markRead(consultation: string | null, upTo: number): void {
    const following = followings.find(consultation);
    if (!following || following.talk.state.view.state === 'left') return;
    const seen = Math.min(upTo, following.talk.cursor);
    if (seen > following.talk.readUpTo) following.readMark.mark(seen);
  }

  function setTyping(consultation: string | null, on: boolean): void {
    const following = followings.find(consultation);
    if (following?.talk.goingOn) following.typing.set(on);
  }

  function onHost(change: Partial<HostState>): void {
    const { visibility } = change;
    if (visibility) cancelRest();
    if (visibility === 'background') cancelRest = timers.after(CLIENT_LIMITS.backgroundCloseMs, link.rest);
    online = change.online ?? online;
    // Also when the network seems to be gone: browsers leave the socket as it is.
    if (visibility === 'active' || change.online !== undefined) link.wake();
  }

  /** A failure that nobody waits for; lost connections tell of themselves. */
  function onFailedBehind(error: ConsultError): void {
    if (!isUnanswered(error)) host.error(error);
  }

  /** After a restore from a copy the same number may stand for another event. */
  function onEpoch(told: string): boolean {
    const isOther = epoch !== null && epoch !== told;
    epoch = told;
    if (isOther) batch(followings.readAnew);
    return isOther;
  }

  function onFrame(frame: ServerFrame): void {
    switch (frame.type) {
      case 'events':
        followings.current(frame.consultation)?.log.take(frame.events, frame.lastSeq);
        break;
      case 'typing':
      case 'presence':
      case 'delivered':
      case 'line':
        followings.current(frame.consultation)?.talk.tell(frame);
        break;
      case 'desk':
        host.desk(frame.desk);
        break;
      case 'ack':
        outbox.onAck(frame.result);
        break;
      case 'refused': {
        const error = namedError(frame.code, frame.message, frame.retryAfterMs);
        if (frame.id === null) host.error(error);
        else outbox.onRefused(frame.id, error);
      }
    }
  }

  function expectsEvent(consultation: string, seq: number): boolean {
    const following = followings.find(consultation);
    // What is being read may end before this event, which then comes as news.
    if (!following) return followings.isOpening(consultation);
    if (!following.stale && seq <= following.talk.cursor) return false;
    following.log.expect(seq);
    return true;
  }

  function lateError(): ConsultError {
    const code = link.live ? 'REQUEST_TIMEOUT' : online ? 'GATEWAY_UNREACHABLE' : 'OFFLINE';
    return new ConsultError(code, 'No answer from the gateway. Try again.');
  }

  function onLive(): void {
    outbox.onLive();
    host.live();
  }

  function onLost(): void {
    outbox.onLost();
    for (const each of talks()) each.forgetLive();
  }

  return {
    clock,
    calls,
    store,
    start() {
      watch();
      link.start();
    },
    rest: () => link.stop({ type: 'elsewhere' }),
    takeOver: writing.takeOver,
    watch,
    close,
    openCheck,
    call,
    nextId,
    talk: (id) => followings.find(id)?.talk,
    talks,
    openTalk: followings.open,
    closeTalk: followings.close,
    command,
    async commandOn(consultation, type, content, keeps) {
      await command(followed(consultation).talk.id, type, content, keeps);
    },
    send: writing.send,
    resend: writing.resend,
    discard: outbox.discard,
    loadOlder: async (consultation) => followed(consultation).loadOlder(),
    markRead,
    setTyping,
    loadDraft: writing.loadDraft,
    saveDraft: writing.saveDraft,
    batch,
  };
}

function closed(): ConsultError {
  return new ConsultError('CANCELLED', 'The client was closed.');
}
