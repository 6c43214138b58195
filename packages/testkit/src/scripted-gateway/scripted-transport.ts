import { CLOSE_CODES, isConsultError, type ServerFrame, type Side } from '@consult-kit/protocol';
import type { ScriptedClock, ScriptedGateway } from './scripted-gateway.ts';
import type { CommandLike } from './scripted-log.ts';

/** How a test takes a way to the gateway apart. */
export type Fault =
  /** Requests and sockets fail at once. */
  | 'offline'
  /** Sockets alone fail to open. */
  | 'no-sockets'
  /** Whatever is sent gets lost and nothing comes, while everything looks open. */
  | 'silent'
  /** What is sent arrives, and nothing comes back. */
  | 'deaf'
  /** News come, and what is sent gets lost; polls alone arrive. */
  | 'mute';

/** Frames that a gateway takes from one socket: a burst, then so many a minute. */
const FRAME_LIMITS = { burst: 20, patientPerMinute: 120, doctorPerMinute: 600 } as const;

interface Handlers {
  open(): void;
  frame(text: string): void;
  close(why: { code?: number; reason?: string; cause: 'local' | 'remote' | 'network' | 'background' }): void;
}

interface Request {
  method: 'GET' | 'POST';
  path: string;
  body?: string;
  timeoutMs: number;
  onCancel?: (cancel: () => void) => void;
}

type Failure = 'offline' | 'timeout' | 'cancelled' | 'interrupted';

/** A long poll that waits for news. */
interface HeldPoll {
  readonly reader: Side;
  wake(): void;
  cut(): void;
}

/** A request without an answer, as adapters report it. */
class ScriptedTransportError extends Error {
  override readonly name = 'TransportError';
  readonly kind: Failure;

  constructor(kind: Failure) {
    super(`The script says: ${kind}.`);
    this.kind = kind;
  }
}

/** The client's `Transport` over a scripted gateway. Frames and answers come in the next turn of the promise queue, in order. */
export class ScriptedTransport {
  readonly live: 'socket' | 'poll';
  fault: Fault | null = null;
  /** Sockets that were asked for, failed ones included. */
  opened = 0;
  /** Sockets that were closed because they sent too fast. */
  tooFast = 0;
  heartbeatMs = 20_000;
  /** Sockets that the gateway closes before it welcomes them: how many more, and with which code. */
  closesNew = { code: 0, times: 0 };
  /** Polls that the gateway refuses because it has too much to do: how many more, and when to come back. */
  refusesPolls = { retryAfterMs: 0, times: 0 };
  /** What public documents say about their age. */
  cacheHeaders: Record<string, string> = { 'cache-control': 'public, max-age=60' };
  readonly #gateway: ScriptedGateway;
  readonly #clock: ScriptedClock;
  readonly #sockets = new Set<ScriptedSocket>();
  readonly #polls = new Set<HeldPoll>();
  #framesToLose = 0;
  #answersToLose = 0;

  constructor(gateway: ScriptedGateway, clock: ScriptedClock, live: 'socket' | 'poll') {
    this.#gateway = gateway;
    this.#clock = clock;
    this.live = live;
  }

  /** Sockets that are open now. */
  get openSockets(): number {
    return this.#sockets.size;
  }

  /** Long polls that are held now. */
  get heldPolls(): number {
    return this.#polls.size;
  }

  /** Cuts every socket and every held poll, as a network does. */
  cut(): void {
    this.closeSockets();
    for (const { cut } of [...this.#polls]) cut();
  }

  /** Closes every socket from the gateway's side. */
  closeSockets(code?: number, reason = ''): void {
    for (const socket of [...this.#sockets]) socket.closeFromOutside(code, reason);
  }

  /** The next frames of news get lost on the way. */
  loseFrames(count: number): void {
    this.#framesToLose = count;
  }

  /** The next answers to requests or commands get lost: the gateway has done what was asked. */
  loseAnswers(count: number): void {
    this.#answersToLose = count;
  }

  /** Says something to every socket. */
  say(frame: ServerFrame | { type: string; [key: string]: unknown }): void {
    for (const socket of this.#sockets) socket.deliver(frame);
  }

  /** Tells followers what is new, but for those of one side where it is no news to them. */
  tell(except?: Side): void {
    for (const socket of this.#sockets) socket.tell();
    for (const { reader, wake } of [...this.#polls]) if (reader !== except) wake();
  }

  connect(_options: { path: string; timeoutMs: number }, on: Handlers): { send(text: string): Promise<void>; close(): void } {
    this.opened += 1;
    const socket = new ScriptedSocket(this.#gateway, this, this.#clock, on);
    if (this.fault === 'offline' || this.fault === 'no-sockets')
      void Promise.resolve().then(() => on.close({ code: 1006, cause: 'network' }));
    else if (this.fault !== 'silent') {
      this.#sockets.add(socket);
      void Promise.resolve().then(() => on.open());
      if (this.closesNew.times > 0) {
        this.closesNew.times -= 1;
        socket.closeFromOutside(this.closesNew.code, '');
      }
    }
    return socket;
  }

  async request(request: Request): Promise<{ status: number; headers: Record<string, string>; body: string }> {
    if (this.fault === 'offline') throw new ScriptedTransportError('offline');
    const startedMs = this.#clock.now();
    const isPoll = request.path === '/v1/live/poll';
    if (this.fault === 'silent' || (this.fault === 'mute' && !isPoll)) return this.#never(request, startedMs);
    const body = (request.body === undefined ? {} : JSON.parse(request.body)) as Record<string, unknown>;
    this.#gateway.received.push({ via: 'http', path: request.path, body });
    const answer = isPoll ? await this.#poll(request, body) : this.#gateway.answer(request.path, body);
    if (this.#isDeaf() || this.#takeLostAnswer()) return this.#never(request, startedMs);
    const headers = { date: new Date(this.#gateway.serverTime).toUTCString(), ...(request.method === 'GET' ? this.cacheHeaders : {}) };
    return { status: answer.status, headers, body: JSON.stringify(answer.body) };
  }

  /** For sockets: whether this frame is one of those that get lost. */
  takeLostFrame(): boolean {
    return this.#framesToLose > 0 && this.#framesToLose-- > 0;
  }

  takeLostAnswer(): boolean {
    return this.#takeLostAnswer();
  }

  remove(socket: ScriptedSocket): void {
    this.#sockets.delete(socket);
  }

  #takeLostAnswer(): boolean {
    return this.#answersToLose > 0 && this.#answersToLose-- > 0;
  }

  /** Asked again after a poll was held: a test may have changed it meanwhile. */
  #isDeaf(): boolean {
    return this.fault === 'deaf' || this.fault === 'silent';
  }

  /** No answer until the client's own patience ends. */
  #never({ timeoutMs, onCancel }: Request, startedMs: number): Promise<never> {
    return new Promise((_, reject) => {
      const stop = this.#clock.after(startedMs + timeoutMs - this.#clock.now(), () => reject(new ScriptedTransportError('timeout')));
      onCancel?.(() => {
        stop();
        reject(new ScriptedTransportError('cancelled'));
      });
    });
  }

  async #poll(request: Request, body: Record<string, unknown>): Promise<{ status: number; body: unknown }> {
    if (this.refusesPolls.times > 0) {
      this.refusesPolls.times -= 1;
      const { retryAfterMs } = this.refusesPolls;
      return { status: 503, body: { code: 'GATEWAY_BUSY', message: 'busy by the script', requestId: 'r', retryAfterMs } };
    }
    const first = this.#pollAnswer(body);
    if (first.told || body['waitMs'] === 0) return first;
    await this.#hold(request, this.#gateway.side(body['session']), Number(body['waitMs']));
    return this.#pollAnswer(body);
  }

  #hold({ onCancel }: Request, reader: Side, waitMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (run: () => void): void => {
        this.#polls.delete(held);
        stop();
        run();
      };
      const fail = (kind: Failure): void => done(() => reject(new ScriptedTransportError(kind)));
      const held: HeldPoll = { reader, wake: () => done(resolve), cut: () => fail('interrupted') };
      const stop = this.#clock.after(waitMs, held.wake);
      this.#polls.add(held);
      onCancel?.(() => fail('cancelled'));
    });
  }

  #pollAnswer(body: Record<string, unknown>): { status: number; body: unknown; told: boolean } {
    const gateway = this.#gateway;
    const side = gateway.answer('/v1/consultations/list', { session: body['session'] });
    if (side.status !== 200) return { ...side, told: true };
    const frames: unknown[] = [];
    const reader = gateway.side(body['session']);
    const liveVersion = gateway.liveVersion(reader);
    const isNews = body['liveVersion'] !== liveVersion;
    for (const { consultation, after } of body['follow'] as { consultation: string; after: number }[]) {
      gateway.arrived(reader, consultation, after);
      if (isNews) frames.push(...gateway.deliveries(reader, consultation));
      const events = gateway.eventsFor(reader, consultation, after);
      const lastSeq = gateway.logs.get(consultation)?.lastSeq ?? 0;
      if (events.length > 0 && !this.takeLostFrame()) frames.push({ type: 'events', consultation, events, lastSeq });
    }
    const { deskVersion, epoch, serverTime } = gateway;
    if (body['deskVersion'] !== undefined && body['deskVersion'] !== deskVersion) frames.push({ type: 'desk', desk: gateway.desk() });
    return { status: 200, body: { frames, deskVersion, liveVersion, epoch, serverTime }, told: frames.length > 0 };
  }
}

/** One socket, seen from the gateway. */
class ScriptedSocket {
  readonly #gateway: ScriptedGateway;
  readonly #way: ScriptedTransport;
  readonly #on: Handlers;
  readonly #cursors = new Map<string, number>();
  #session: unknown;
  #followsDesk = false;
  #deskVersion = 0;
  #liveVersion = 0;
  #closed = false;
  readonly #clock: ScriptedClock;
  /** When the burst of frames is whole again. */
  #wholeAtMs = -Infinity;

  constructor(gateway: ScriptedGateway, way: ScriptedTransport, clock: ScriptedClock, on: Handlers) {
    this.#gateway = gateway;
    this.#clock = clock;
    this.#way = way;
    this.#on = on;
  }

  send(text: string): Promise<void> {
    const frame = JSON.parse(text) as Record<string, unknown>;
    if (!this.#closed && this.#way.fault !== 'silent' && this.#way.fault !== 'mute' && this.#isInPace()) {
      this.#gateway.received.push({ via: 'socket', path: '/v1/live', body: frame });
      this.#take(frame);
    }
    return Promise.resolve();
  }

  close(): void {
    this.closeFromOutside(1_000, '', 'local');
  }

  closeFromOutside(
    code: number | undefined,
    reason: string,
    cause: 'local' | 'remote' | 'network' = code === undefined ? 'network' : 'remote',
  ): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#way.remove(this);
    void Promise.resolve().then(() => this.#on.close({ code: code ?? 1_006, reason, cause }));
  }

  deliver(frame: object): void {
    const text = JSON.stringify(frame);
    if (this.#way.fault !== 'silent' && this.#way.fault !== 'deaf')
      void Promise.resolve().then(() => !this.#closed && this.#on.frame(text));
  }

  /** Tells what is new since the cursors. */
  tell(): void {
    if (this.#session === undefined) return;
    const reader = this.#gateway.side(this.#session);
    const liveVersion = this.#gateway.liveVersion(reader);
    const isNews = this.#liveVersion !== liveVersion;
    this.#liveVersion = liveVersion;
    for (const [consultation, after] of this.#cursors) {
      if (isNews) for (const frame of this.#gateway.deliveries(reader, consultation)) this.deliver(frame);
      const events = this.#gateway.eventsFor(reader, consultation, after);
      const lastSeq = this.#gateway.logs.get(consultation)?.lastSeq ?? 0;
      if (events.length === 0) continue;
      this.#cursors.set(consultation, lastSeq);
      if (!this.#way.takeLostFrame()) this.deliver({ type: 'events', consultation, events, lastSeq });
      if (!this.#gateway.mayRead(reader, consultation)) this.#cursors.delete(consultation);
    }
    if (!this.#followsDesk || this.#deskVersion === this.#gateway.deskVersion) return;
    this.#deskVersion = this.#gateway.deskVersion;
    this.deliver({ type: 'desk', desk: this.#gateway.desk() });
  }

  #take(frame: Record<string, unknown>): void {
    const { serverTime } = this.#gateway;
    switch (frame['type']) {
      case 'hello':
        return this.#hello(frame);
      case 'follow':
        this.#cursors.set(String(frame['consultation']), Number(frame['after']));
        this.#liveVersion = 0;
        this.#arrived(frame['consultation'], frame['after']);
        return this.tell();
      case 'received':
        return this.#arrived(frame['consultation'], frame['upTo']);
      case 'unfollow':
        this.#cursors.delete(String(frame['consultation']));
        return;
      case 'follow-desk':
        this.#followsDesk = true;
        return this.tell();
      case 'ping':
        return this.deliver({ type: 'pong', t: frame['t'], serverTime });
      case 'command':
        return this.#command(String(frame['consultation']), frame['command'] as CommandLike);
      case 'desk-command':
        return this.#command(null, frame['command'] as CommandLike);
    }
  }

  #arrived(consultation: unknown, upTo: unknown): void {
    this.#gateway.arrived(this.#gateway.side(this.#session), String(consultation), Number(upTo));
  }

  /** A socket that sends faster than the gateway takes is told when to come back, and closed. */
  #isInPace(): boolean {
    const isDoctor = this.#session !== undefined && this.#gateway.side(this.#session) === 'doctor';
    const paceMs = 60_000 / (isDoctor ? FRAME_LIMITS.doctorPerMinute : FRAME_LIMITS.patientPerMinute);
    const nowMs = this.#clock.now();
    this.#wholeAtMs = Math.max(this.#wholeAtMs, nowMs) + paceMs;
    if (this.#wholeAtMs - nowMs <= paceMs * FRAME_LIMITS.burst) return true;
    this.#way.tooFast += 1;
    this.#on.frame(JSON.stringify({ type: 'bye', code: 'RATE_LIMITED', retryAfterMs: 5_000 }));
    this.closeFromOutside(CLOSE_CODES.tooFast.code, '');
    return false;
  }

  #hello({ session }: Record<string, unknown>): void {
    try {
      const role = this.#gateway.side(session);
      this.#session = session;
      const { epoch, serverTime } = this.#gateway;
      this.deliver({ type: 'welcome', v: 1, serverTime, heartbeatMs: this.#way.heartbeatMs, epoch, role });
    } catch (error) {
      if (!isConsultError(error)) throw error;
      this.#on.frame(JSON.stringify({ type: 'refused', id: null, consultation: null, code: error.code, message: error.message }));
      this.closeFromOutside(CLOSE_CODES.session.code, error.code);
    }
  }

  #command(consultation: string | null, command: CommandLike): void {
    try {
      const ack = this.#gateway.command(this.#session, consultation, command);
      if (!this.#way.takeLostAnswer()) this.deliver(ack);
      this.#way.tell();
    } catch (error) {
      if (!isConsultError(error)) throw error;
      const { code, message, retryAfterMs } = error;
      this.deliver({
        type: 'refused',
        id: command.id,
        consultation,
        code,
        message,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      });
    }
  }
}
