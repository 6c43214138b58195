import {
  checkMessageText,
  ConsultError,
  type ChatMessage,
  type CommandResult,
  type ConsultationEvent,
  type ServerFrame,
} from '@consult-kit/protocol';
import { createBatches } from './batches.ts';
import type { HostState } from './boundary.ts';
import type { Core, CoreHost, CoreOptions } from './core-contract.ts';
import { createDeviceStore } from './device-store.ts';
import { isSessionOver, isUnanswered, namedError, toConsultError } from './failures.ts';
import { createGatewayCalls } from './gateway-calls.ts';
import { CLIENT_LIMITS } from './limits.ts';
import { createLink, type Link } from './link/link.ts';
import { createOutbox, type Outbox, type UnsentMessage } from './outbox.ts';
import { createServerClock } from './server-clock.ts';
import { createFollowing, readTalk, type Following } from './talk/following.ts';
import type { Talk, TalkStart } from './talk/talk.ts';
import { read, textLike, type Shape } from './wire/readers.ts';

const idShape: Shape<string> = textLike(/^[\w-]{21}$/);

/** Makes what both clients share. */
export function createCore({ transport, bridge, timers, side, storagePrefix, followsDesk }: CoreOptions, host: CoreHost): Core {
  const { batch, changed, tell } = createBatches(host);
  const clock = createServerClock(timers, changed);
  const calls = createGatewayCalls(transport, timers, clock);
  const store = createDeviceStore(bridge.storage, storagePrefix, () => clock.nowMs ?? 0);
  const followings = new Map<string, Following>();
  const openings = new Map<string, Promise<Talk>>();
  /** Ids of the unsent messages on the device by consultation, so that only changes are written. */
  const keptIds = new Map<string, string>();
  let lastId: Promise<unknown> = Promise.resolve();
  let online = true;
  let closings = 0;
  let unwatch: (() => void) | null = null;
  let cancelRest: () => void = () => {};
  let renewing: Promise<boolean> | null = null;

  const outbox: Outbox = createOutbox(timers, {
    isLive: () => link.live,
    send: (command) => link.send(command),
    changed: onOutgoing,
    expectsEvent,
    lateError,
  });
  const link: Link = createLink(
    { transport, timers, clock, calls },
    {
      followsDesk,
      session: () => host.session() ?? '',
      follows: () => talks().map(({ id, cursor }) => ({ consultation: id, after: cursor })),
      frame: (frame) => batch(() => onFrame(frame)),
      unanswered: (commandId) => outbox.onUnanswered(commandId),
      unreadable: host.error,
      live: () => batch(onLive),
      lost: () => batch(onLost),
      status: host.status,
      renew,
    },
  );

  function start(): void {
    watch();
    link.start();
  }

  function watch(): void {
    unwatch ??= bridge.watch(onHost);
  }

  function close(): void {
    unwatch?.();
    unwatch = null;
    cancelRest();
    closings += 1;
    link.stop();
    for (const { id } of talks()) closeTalk(id);
    outbox.clear(closed());
    keptIds.clear();
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

  function talk(id: string): Talk | undefined {
    return followings.get(id)?.talk;
  }

  function talks(): Talk[] {
    return [...followings.values()].map((following) => following.talk);
  }

  function openTalk(id: string, known?: TalkStart): Promise<Talk> {
    const open = talk(id);
    if (open) return Promise.resolve(open);
    const opening = openings.get(id) ?? loadTalk(id, known);
    openings.set(id, opening);
    const done = (): void => void openings.delete(id);
    opening.then(done, done);
    return opening;
  }

  async function loadTalk(id: string, known?: TalkStart): Promise<Talk> {
    const checkOpen = openCheck();
    const talkStart = known ?? (await readTalk(call, id));
    const { unsent } = await store.kept(id);
    checkOpen();
    const following = follow(id, talkStart);
    batch(() => {
      followings.set(id, following);
      checkEnded(following);
      restoreUnsent(following, unsent);
      link.follow({ consultation: id, after: following.talk.cursor });
      changed();
    });
    return following.talk;
  }

  function follow(id: string, talkStart: TalkStart): Following {
    return createFollowing(side, timers, talkStart, {
      call,
      batch,
      changed: () => onTalk(id),
      added: (events) => onAdded(id, events),
      failed: onFailedBehind,
      sendReadMark: (upTo) => command(id, 'read.mark', { upTo }, true),
      sendTyping: (on) => link.typing(id, on),
    });
  }

  function restoreUnsent({ talk: { id, state }, ended }: Following, unsent: readonly UnsentMessage[]): void {
    if (ended) return;
    for (const message of unsent) {
      const stored = state.events.some((event) => event.type === 'message.stored' && event.id === message.id);
      // Nobody waits for these: they are on show as outgoing messages.
      if (!stored) outbox.giveMessage(id, message).catch(() => {});
    }
    onOutgoing(id);
  }

  function closeTalk(id: string): void {
    const following = followings.get(id);
    if (!following) return;
    followings.delete(id);
    following.close();
    link.unfollow(id);
    changed();
  }

  async function command(consultation: string | null, type: string, content: object = {}, keeps = false): Promise<CommandResult> {
    session();
    const id = await nextId();
    return outbox.give({ consultation, command: { id, type, ...content } }, keeps);
  }

  async function send(consultation: string | null, message: string): Promise<ChatMessage> {
    checkMessageText(message);
    const { talk: to, typing, draft } = followed(consultation);
    if (!to.goingOn) throw ended();
    typing.set(false);
    if (draft === message) saveDraft(to.id, '');
    const id = await nextId();
    return storedMessage(to, message, await outbox.giveMessage(to.id, { id, text: message, atMs: clock.nowMs ?? 0 }));
  }

  function storedMessage({ state }: Talk, message: string, { id, seq, at }: CommandResult): ChatMessage {
    const stored = state.events.find((event): event is ChatMessage => event.type === 'message.stored' && event.id === id);
    if (stored) return stored;
    const doctor = side === 'doctor' && state.view.doctor ? { doctor: state.view.doctor.id } : {};
    return { type: 'message.stored', seq, at, id, from: side, text: message, ...doctor };
  }

  function resend(consultation: string | null, id?: string): void {
    const following = find(consultation);
    if (following?.talk.goingOn) outbox.resend(following.talk.id, id);
  }

  function markRead(consultation: string | null, upTo: number): void {
    const following = find(consultation);
    if (!following || following.talk.state.view.state === 'left') return;
    const seen = Math.min(upTo, following.talk.cursor);
    if (seen > following.talk.readUpTo) following.readMark.mark(seen);
  }

  function setTyping(consultation: string | null, on: boolean): void {
    const following = find(consultation);
    if (following?.talk.goingOn) following.typing.set(on);
  }

  async function loadDraft(consultation: string | null): Promise<string> {
    if (consultation === null) return '';
    const { draft } = await store.kept(consultation);
    const following = find(consultation);
    if (following) following.draft = draft;
    return draft;
  }

  function saveDraft(consultation: string | null, draft: string): void {
    const following = find(consultation);
    if (!following?.talk.goingOn) return;
    following.draft = draft;
    store.keepDraft(following.talk.id, draft);
  }

  function find(consultation: string | null): Following | undefined {
    return consultation === null ? undefined : followings.get(consultation);
  }

  function followed(consultation: string | null): Following {
    const following = find(consultation);
    if (!following) throw new ConsultError('CONSULTATION_UNKNOWN', 'Start or follow this consultation first.');
    return following;
  }

  function onTalk(id: string): void {
    batch(() => {
      changed();
      checkEnded(followings.get(id));
    });
  }

  /** An ended consultation takes no more messages, and nothing of it stays on the device. */
  function checkEnded(following: Following | undefined): void {
    if (!following || following.ended || following.talk.goingOn) return;
    following.ended = true;
    following.typing.close();
    const { id, state } = following.talk;
    // What stands in the log before the end was sent, also when its answer was lost.
    for (const event of state.events) if (event.type === 'message.stored') outbox.onStored(id, event);
    outbox.refuseMessages(id, ended());
    store.forgetTalk(id);
  }

  function onAdded(id: string, events: readonly ConsultationEvent[]): void {
    for (const event of events) {
      tell(id, event);
      if (event.type === 'message.stored') outbox.onStored(id, event);
    }
    onOutgoing(id);
  }

  function onOutgoing(id: string): void {
    const following = followings.get(id);
    following?.talk.setOutgoing(outbox.outgoing(id));
    const unsent = outbox.unsent(id);
    const ids = unsent.map((message) => message.id).join();
    if (following?.ended || ids === (keptIds.get(id) ?? '')) return;
    keptIds.set(id, ids);
    store.keepUnsent(id, unsent);
  }

  function onHost(change: Partial<HostState>): void {
    const { visibility } = change;
    if (visibility) cancelRest();
    if (visibility === 'background') cancelRest = timers.after(CLIENT_LIMITS.backgroundCloseMs, link.rest);
    online = change.online ?? online;
    if (visibility === 'active' || change.online) link.wake();
  }

  /** A failure that nobody waits for; lost connections tell of themselves. */
  function onFailedBehind(error: ConsultError): void {
    if (!isUnanswered(error)) host.error(error);
  }

  function onFrame(frame: ServerFrame): void {
    switch (frame.type) {
      case 'events':
        find(frame.consultation)?.log.take(frame.events, frame.lastSeq);
        break;
      case 'typing':
      case 'presence':
      case 'line':
        talk(frame.consultation)?.tell(frame);
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
    const following = find(consultation);
    if (!following || seq <= following.talk.cursor) return false;
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
    start,
    watch,
    close,
    openCheck,
    call,
    nextId,
    talk,
    talks,
    openTalk,
    closeTalk,
    command,
    async commandOn(consultation, type, content, keeps) {
      await command(followed(consultation).talk.id, type, content, keeps);
    },
    send,
    resend,
    discard: outbox.discard,
    loadOlder: async (consultation) => followed(consultation).loadOlder(),
    markRead,
    setTyping,
    loadDraft,
    saveDraft,
    batch,
  };
}

function closed(): ConsultError {
  return new ConsultError('CANCELLED', 'The client was closed.');
}

function ended(): ConsultError {
  return new ConsultError('CONSULTATION_ENDED', 'The consultation has ended.');
}
