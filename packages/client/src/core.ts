import {
  checkMessageText,
  ConsultError,
  LIMITS,
  type ChatMessage,
  type CommandResult,
  type ConsultationEvent,
  type ServerFrame,
  type Side,
} from '@consult-kit/protocol';
import type { ConnectionStatus } from './api.ts';
import type { HostBridge, HostState, Timers, Transport } from './boundary.ts';
import { DeviceStore } from './device-store.ts';
import { isSessionOver, isUnanswered, namedError, toConsultError } from './failures.ts';
import { GatewayCalls } from './gateway-calls.ts';
import { CLIENT_LIMITS } from './limits.ts';
import { Link } from './link/link.ts';
import { Outbox } from './outbox.ts';
import { ServerClock } from './server-clock.ts';
import { ReadMark } from './talk/read-mark.ts';
import { TalkLog } from './talk/talk-log.ts';
import { isGapless, readEvents, Talk, type TalkStart } from './talk/talk.ts';
import { TypingMark } from './talk/typing-mark.ts';
import { read, text, type Shape } from './wire/readers.ts';
import { consultationReadShape, eventsPageShape } from './wire/shapes.ts';

/** What both clients are made from. */
export interface CoreOptions {
  transport: Transport;
  bridge: HostBridge;
  timers: Timers;
  side: Side;
  /** Begins the keys in the device's storage. */
  storagePrefix: string;
  /** Whether news of the desk are wanted. */
  followsDesk: boolean;
}

/** What the core asks its client for and tells it. */
export interface CoreHost {
  /** The session's token; null without one. */
  session(): string | null;
  /** Something that the snapshot shows moved on. */
  changed(): void;
  status(status: ConnectionStatus): void;
  /** An event was stored, after the snapshot has it. */
  event(consultation: string, event: ConsultationEvent): void;
  error(error: ConsultError): void;
  desk(desk: unknown): void;
  /** The channel can be used. */
  live(): void;
  /** The session is over: whether there is a new one now. Rejects when nobody answered. */
  renew(error: ConsultError): Promise<boolean>;
}

/** Everything that belongs to one followed consultation. */
interface Following {
  talk: Talk;
  log: TalkLog;
  readMark: ReadMark;
  typing: TypingMark;
  ended: boolean;
  draft: string;
  loadingOlder: Promise<void> | null;
}

const idShape: Shape<string> = text(21, 21, /^[\w-]+$/);

/** What the shopper's and the doctor's client share: one connection, the followed talks, what goes out, what stays on the device. */
export class Core {
  readonly clock: ServerClock;
  readonly calls: GatewayCalls;
  readonly store: DeviceStore;
  readonly #options: CoreOptions;
  readonly #host: CoreHost;
  readonly #link: Link;
  readonly #outbox: Outbox;
  readonly #talks = new Map<string, Following>();
  readonly #opening = new Map<string, Promise<Talk>>();
  /** Ids of the unsent messages on the device by consultation, so that only changes are written. */
  readonly #keptIds = new Map<string, string>();
  #ids: Promise<string> = Promise.resolve('');
  #online = true;
  #closings = 0;
  #unwatch: (() => void) | null = null;
  #cancelRest: () => void = () => {};
  #batchDepth = 0;
  #dirty = false;
  #news: [consultation: string, event: ConsultationEvent][] = [];
  #renewing: Promise<boolean> | null = null;

  constructor(options: CoreOptions, host: CoreHost) {
    const { transport, bridge, timers } = options;
    this.#options = options;
    this.#host = host;
    this.clock = new ServerClock(timers, () => this.#changed());
    this.calls = new GatewayCalls(transport, timers, this.clock);
    this.store = new DeviceStore(bridge.storage, options.storagePrefix, () => this.clock.nowMs ?? 0);
    this.#outbox = new Outbox(timers, this.#outboxHost());
    this.#link = new Link({ transport, timers, clock: this.clock, calls: this.calls }, this.#linkHost());
  }

  /** Keeps a channel up from now on. */
  start(): void {
    this.watch();
    this.#link.start();
  }

  /** Listens to the host: rest in the background, probe on return. */
  watch(): void {
    this.#unwatch ??= this.#options.bridge.watch((change) => this.#onHost(change));
  }

  /** Ends connection, timers and everything under way; what is kept on the device stays. */
  close(status?: ConnectionStatus): void {
    this.#unwatch?.();
    this.#unwatch = null;
    this.#cancelRest();
    this.#closings += 1;
    this.#link.stop(status);
    for (const id of [...this.#talks.keys()]) this.closeTalk(id);
    this.#outbox.clear(closed());
    this.#keptIds.clear();
  }

  /** Returns a check for later: it throws once the client was closed meanwhile. */
  openCheck(): () => void {
    const closings = this.#closings;
    return () => {
      if (closings !== this.#closings) throw closed();
    };
  }

  /** Posts with the session; a session that is over is renewed once. */
  async call<Answer>(path: string, body: object, shape: Shape<Answer>): Promise<Answer> {
    try {
      return await this.calls.post(path, { session: this.#session(), ...body }, shape);
    } catch (cause) {
      const error = toConsultError(cause);
      if (!isSessionOver(error) || !(await this.#renew(error))) throw error;
      // The socket may still stand on the old session.
      this.#link.restart();
      return this.calls.post(path, { session: this.#session(), ...body }, shape);
    }
  }

  /** A new id from the host; ids come in the order in which they were asked for. */
  nextId(): Promise<string> {
    const checkOpen = this.openCheck();
    const next = this.#ids
      .catch(() => '')
      .then(() => this.#options.bridge.randomId())
      .then((id) => {
        checkOpen();
        return read(idShape, id, 'INTERNAL');
      });
    this.#ids = next;
    return next;
  }

  talk(id: string): Talk | undefined {
    return this.#talks.get(id)?.talk;
  }

  /** Everything that is followed now. */
  talks(): Talk[] {
    return [...this.#talks.values()].map(({ talk }) => talk);
  }

  /** Follows a consultation; loads its newest events and its view unless they are given. Repeating it is harmless. */
  openTalk(id: string, start?: TalkStart): Promise<Talk> {
    const known = this.talk(id);
    if (known) return Promise.resolve(known);
    const opening = this.#opening.get(id) ?? this.#openTalk(id, start);
    this.#opening.set(id, opening);
    const done = (): void => void this.#opening.delete(id);
    opening.then(done, done);
    return opening;
  }

  /** Stops following; what is on its way still gets its answer. */
  closeTalk(id: string): void {
    const following = this.#talks.get(id);
    if (!following) return;
    this.#talks.delete(id);
    for (const part of [following.talk, following.log, following.readMark, following.typing]) part.close();
    this.#link.unfollow(id);
    this.#changed();
  }

  /** Gives a command with a new id; resolves once it is committed. */
  async command(consultation: string | null, type: string, content: object = {}, keeps = false): Promise<CommandResult> {
    const id = await this.nextId();
    this.#session();
    return this.#outbox.give({ consultation, command: { id, type, ...content } }, keeps);
  }

  async send(consultation: string, message: string): Promise<ChatMessage> {
    checkMessageText(message);
    const following = this.#followed(consultation);
    if (!following.talk.goingOn) throw ended();
    following.typing.set(false);
    if (following.draft === message) this.saveDraft(consultation, '');
    const id = await this.nextId();
    const result = await this.#outbox.giveMessage(consultation, { id, text: message, atMs: this.clock.nowMs ?? 0 });
    return this.#storedMessage(following.talk, message, result);
  }

  resend(consultation: string, id?: string): void {
    if (this.talk(consultation)?.goingOn) this.#outbox.resend(consultation, id);
  }

  discard(consultation: string, id: string): void {
    this.#outbox.discard(consultation, id);
  }

  async loadOlder(consultation: string): Promise<void> {
    const following = this.#followed(consultation);
    if (!following.talk.state.hasOlder) return;
    following.loadingOlder ??= this.#loadOlder(following.talk).finally(() => (following.loadingOlder = null));
    return following.loadingOlder;
  }

  markRead(consultation: string, upTo: number): void {
    const following = this.#talks.get(consultation);
    if (!following || following.talk.state.view.state === 'left') return;
    const seen = Math.min(upTo, following.talk.cursor);
    if (seen > following.talk.readUpTo) following.readMark.mark(seen);
  }

  setTyping(consultation: string, on: boolean): void {
    const following = this.#talks.get(consultation);
    if (following?.talk.goingOn) following.typing.set(on);
  }

  async loadDraft(consultation: string): Promise<string> {
    const { draft } = await this.store.kept(consultation);
    const following = this.#talks.get(consultation);
    if (following) following.draft = draft;
    return draft;
  }

  saveDraft(consultation: string, draft: string): void {
    const following = this.#talks.get(consultation);
    if (!following?.talk.goingOn) return;
    following.draft = draft;
    this.store.keepDraft(consultation, draft);
  }

  /** Runs something that changes several things, and tells of them once. */
  batch(run: () => void): void {
    this.#batchDepth += 1;
    try {
      run();
    } finally {
      this.#batchDepth -= 1;
    }
    if (this.#batchDepth > 0) return;
    if (this.#dirty) this.#changed();
    const news = this.#news;
    this.#news = [];
    for (const [consultation, event] of news) this.#host.event(consultation, event);
  }

  #changed(): void {
    this.#dirty = this.#batchDepth > 0;
    if (!this.#dirty) this.#host.changed();
  }

  #session(): string {
    const session = this.#host.session();
    if (session === null) throw new ConsultError('HELLO_FIRST', 'There is no session yet. Open one first.');
    return session;
  }

  #followed(consultation: string): Following {
    const following = this.#talks.get(consultation);
    if (!following) throw new ConsultError('CONSULTATION_UNKNOWN', 'This consultation is not followed. Follow it first.');
    return following;
  }

  /** Several calls may find out at the same time that the session is over. */
  #renew(error: ConsultError): Promise<boolean> {
    this.#renewing ??= this.#host
      .renew(error)
      .then((renewed) => {
        if (!renewed) this.#link.stop({ type: 'stopped', error });
        return renewed;
      })
      .finally(() => (this.#renewing = null));
    return this.#renewing;
  }

  async #openTalk(id: string, start?: TalkStart): Promise<Talk> {
    const checkOpen = this.openCheck();
    const talkStart = start ?? (await this.#readTalk(id));
    const { unsent } = await this.store.kept(id);
    checkOpen();
    const following = this.#follow(talkStart);
    const { talk } = following;
    this.batch(() => {
      this.#talks.set(id, following);
      this.#restoreUnsent(following, unsent);
      this.#link.follow({ consultation: id, after: talk.cursor });
      this.#changed();
    });
    return talk;
  }

  #restoreUnsent(following: Following, unsent: readonly { id: string; text: string; atMs: number }[]): void {
    const { talk } = following;
    this.#checkEnded(following);
    if (following.ended) return;
    for (const message of unsent) {
      const stored = talk.state.events.some((event) => event.type === 'message.stored' && event.id === message.id);
      // Nobody waits for these: they are on show as outgoing messages.
      if (!stored) this.#outbox.giveMessage(talk.id, message).catch(() => {});
    }
    if (unsent.length > 0) this.#onOutgoing(talk.id);
  }

  async #readTalk(id: string): Promise<TalkStart> {
    const [{ consultation, line }, page] = await Promise.all([
      this.call(`/v1/consultations/${id}/read`, {}, consultationReadShape),
      this.call(`/v1/consultations/${id}/events`, { limit: LIMITS.eventsPageDefault }, eventsPageShape),
    ]);
    const { events } = readEvents(page.events);
    return { view: consultation, line, events: isGapless(events) ? events : [] };
  }

  #follow(start: TalkStart): Following {
    const { timers, side } = this.#options;
    const { id } = start.view;
    const talk = new Talk(side, timers, start, {
      changed: () => this.#onTalk(id),
      added: (events) => this.#onAdded(id, events),
      lostView: () => void this.#talks.get(id)?.log.readView(),
    });
    const log = new TalkLog(talk, timers, {
      add: (events) => this.batch(() => talk.add(events)),
      fetchAfter: (after) => this.call(`/v1/consultations/${id}/events`, { after, limit: LIMITS.eventsPageMax }, eventsPageShape),
      fetchView: () => this.call(`/v1/consultations/${id}/read`, {}, consultationReadShape),
      failed: (error) => this.#failedBehind(error),
    });
    const readMark = new ReadMark(timers, (upTo) => this.command(id, 'read.mark', { upTo }, true));
    const typing = new TypingMark(timers, (on) => this.#link.typing(id, on));
    return { talk, log, readMark, typing, ended: false, draft: '', loadingOlder: null };
  }

  async #loadOlder(talk: Talk): Promise<void> {
    const before = talk.state.events[0]?.seq ?? 1;
    const page = await this.call(`/v1/consultations/${talk.id}/events`, { before, limit: LIMITS.eventsPageDefault }, eventsPageShape);
    if (!talk.addOlder(readEvents(page.events).events)) {
      throw new ConsultError('INPUT_INVALID', `The page of events does not end right before number ${before}.`);
    }
  }

  #onTalk(id: string): void {
    const following = this.#talks.get(id);
    if (!following) return;
    this.batch(() => {
      this.#dirty = true;
      this.#checkEnded(following);
    });
  }

  /** An ended consultation takes no more messages, and nothing of it stays on the device. */
  #checkEnded(following: Following): void {
    const { talk } = following;
    if (talk.goingOn || following.ended) return;
    following.ended = true;
    following.typing.close();
    this.#outbox.refuseMessages(talk.id, ended());
    this.store.forgetTalk(talk.id);
  }

  #onAdded(id: string, events: readonly ConsultationEvent[]): void {
    for (const event of events) {
      this.#news.push([id, event]);
      if (event.type === 'message.stored') this.#outbox.onStored(id, event);
    }
    this.#onOutgoing(id);
  }

  #onOutgoing(id: string): void {
    const following = this.#talks.get(id);
    following?.talk.setOutgoing(this.#outbox.outgoing(id));
    const unsent = this.#outbox.unsent(id);
    const keptIds = unsent.map((message) => message.id).join();
    if (following?.ended || keptIds === (this.#keptIds.get(id) ?? '')) return;
    this.#keptIds.set(id, keptIds);
    this.store.keepUnsent(id, unsent);
  }

  #storedMessage({ state }: Talk, message: string, { id, seq, at }: CommandResult): ChatMessage {
    const { side } = this.#options;
    const stored = state.events.find((event) => event.type === 'message.stored' && event.id === id);
    if (stored) return stored as ChatMessage;
    const doctor = side === 'doctor' && state.view.doctor ? { doctor: state.view.doctor.id } : {};
    return { type: 'message.stored', seq, at, id, from: side, text: message, ...doctor };
  }

  #onHost({ visibility, online }: Partial<HostState>): void {
    if (visibility === 'background') {
      this.#cancelRest();
      this.#cancelRest = this.#options.timers.after(CLIENT_LIMITS.backgroundCloseMs, () => this.#link.rest());
    }
    if (visibility === 'active') this.#cancelRest();
    if (online !== undefined) this.#online = online;
    if (visibility === 'active' || online) this.#link.wake();
  }

  /** A failure that nobody waits for; lost connections tell of themselves. */
  #failedBehind(error: ConsultError): void {
    if (!isUnanswered(error)) this.#host.error(error);
  }

  #onFrame(frame: ServerFrame): void {
    switch (frame.type) {
      case 'events':
        this.#talks.get(frame.consultation)?.log.take(frame.events, frame.lastSeq);
        break;
      case 'typing':
      case 'presence':
      case 'line':
        this.talk(frame.consultation)?.tell(frame);
        break;
      case 'desk':
        this.#host.desk(frame.desk);
        break;
      case 'ack':
        this.#outbox.onAck(frame.result);
        break;
      case 'refused': {
        const error = namedError(frame.code, frame.message, { retryAfterMs: frame.retryAfterMs });
        if (frame.id === null) this.#host.error(error);
        else this.#outbox.onRefused(frame.id, error);
      }
    }
  }

  #outboxHost(): ConstructorParameters<typeof Outbox>[1] {
    const isLive = (): boolean => this.#link.live;
    return {
      get live() {
        return isLive();
      },
      send: (command) => this.#link.send(command),
      changed: (consultation) => this.#onOutgoing(consultation),
      expectsEvent: (consultation, seq) => {
        const following = this.#talks.get(consultation);
        if (!following || seq <= following.talk.cursor) return false;
        following.log.expect(seq);
        return true;
      },
      lateError: () => this.#lateError(),
    };
  }

  #lateError(): ConsultError {
    if (this.#link.live) return new ConsultError('REQUEST_TIMEOUT', 'The gateway did not answer in time. Try again.');
    if (this.#online) return new ConsultError('GATEWAY_UNREACHABLE', 'The gateway cannot be reached. Try again later.');
    return new ConsultError('OFFLINE', 'The device is offline. Try again when it is back.');
  }

  #linkHost(): ConstructorParameters<typeof Link>[1] {
    return {
      session: () => this.#host.session() ?? '',
      follows: () => [...this.#talks.values()].map(({ talk }) => ({ consultation: talk.id, after: talk.cursor })),
      followsDesk: this.#options.followsDesk,
      frame: (frame) => this.batch(() => this.#onFrame(frame)),
      unanswered: (commandId) => this.#outbox.onUnanswered(commandId),
      unreadable: (error) => this.#host.error(error),
      live: () => this.batch(() => this.#onLive()),
      lost: () => this.batch(() => this.#onLost()),
      status: (status) => this.#host.status(status),
      renew: (error) => this.#renew(error),
    };
  }

  #onLive(): void {
    this.#outbox.onLive();
    this.#host.live();
  }

  #onLost(): void {
    this.#outbox.onLost();
    for (const { talk } of this.#talks.values()) talk.forgetLive();
  }
}

function closed(): ConsultError {
  return new ConsultError('CANCELLED', 'The client was closed before the gateway answered.');
}

function ended(): ConsultError {
  return new ConsultError('CONSULTATION_ENDED', 'The consultation has ended and takes no more messages.');
}
