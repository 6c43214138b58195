import type { Duplex } from 'node:stream';
import {
  CLOSE_CODES,
  ConsultError,
  isConsultError,
  LIMITS,
  WIRE_VERSION,
  type ClientFrame,
  type CommandResult,
  type ErrorCode,
  type NewsFrame,
} from '@consult-kit/protocol';
import type { RawData, WebSocket } from 'ws';
import { assertDoctor, type Actor } from '../domain/consultations/actor.ts';
import type { EngineCounters } from '../domain/counters.ts';
import type { NewsSink, StoredEvents } from '../domain/live/connection.ts';
import type { LiveConnection } from '../domain/live/live-hub.ts';
import { sessionExpired } from '../domain/identity/sessions.ts';
import { instant } from '../domain/instant.ts';
import { tooFast } from '../domain/identity/session-paces.ts';
import type { Rank } from '../domain/live/admission.ts';
import { busy } from '../domain/live/entrance.ts';
import { clientMessage } from '../client-message.ts';
import type { Engine } from '../engine.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import { faultForLog } from '../telemetry/log.ts';
import { readFrame, readFrameJson, type RawFrame } from './client-frames.ts';
import { closeForHello, endsWith, type CloseReason } from './closings.ts';
import { FramePace } from './frame-pace.ts';
import type { Lobby } from './lobby.ts';
import { SocketSender, type SenderOwner } from './socket-sender.ts';

/** What the sockets of a gateway count. */
export type SocketCounters = Pick<EngineCounters, 'framesSentTotal' | 'socketsDroppedTotal' | 'socketsTooFastTotal'>;

/** What a socket needs beside itself. */
export interface LiveSocketParts {
  readonly engine: Engine;
  readonly lobby: Lobby;
  readonly counters: SocketCounters;
  /** Called once, when a socket is closed. */
  readonly onClosed: (socket: LiveSocket) => void;
}

/** One client's socket, from its first frame to its end. */
export class LiveSocket implements NewsSink, SenderOwner {
  readonly #socket: WebSocket;
  readonly #engine: Engine;
  readonly #parts: LiveSocketParts;
  readonly #sender: SocketSender;
  #cancelHello: (() => void) | undefined;
  #greeting = false;
  /** Frames that came after the hello and before the welcome. */
  #early: { raw: RawFrame; chars: number }[] = [];
  #actor: Actor | undefined;
  #connection: LiveConnection | undefined;
  #pace: FramePace | undefined;
  /** Looks in a row at which nothing had come since the one before. */
  #quiet = 0;
  /** Commands that have no answer yet. */
  #underWay = 0;
  #onAnswered: (() => void) | undefined;
  /** Told to go; nothing more is taken. */
  #isLeaving = false;

  constructor(socket: WebSocket, stream: Duplex, parts: LiveSocketParts) {
    this.#socket = socket;
    this.#engine = parts.engine;
    this.#parts = parts;
    this.#sender = new SocketSender(socket, stream, this);
    this.#cancelHello = parts.engine.timers.after(LIMITS.helloWithinMs, () => {
      this.#turnAway(new ConsultError('HELLO_TIMEOUT', 'The first frame must say hello, within five seconds.'), 'helloTimeout');
    });
    parts.lobby.add(this);
    socket.once('close', () => this.#onClose());
    socket.on('message', (data, isBinary) => this.#onMessage(data, isBinary));
    socket.on('pong', () => (this.#quiet = 0));
    // Frames that are too large or no text: `ws` closes with the right code, and then says so here.
    socket.on('error', ignore);
  }

  /** Settles when the socket is closed. */
  async closed(): Promise<void> {
    if (this.#socket.readyState === this.#socket.CLOSED) return;
    await new Promise((resolve) => this.#socket.once('close', resolve));
  }

  /** Sends news; see `NewsSink`. */
  send(news: NewsFrame): Promise<void> | undefined {
    return this.#sender.send(news);
  }

  /** See `NewsSink`. */
  sendStored(events: StoredEvents): Promise<void> | undefined {
    return this.#sender.send(events);
  }

  /** See `SenderOwner`. */
  onSent(): void {
    this.#parts.counters.framesSentTotal += 1;
  }

  /** See `SenderOwner`: a client that does not read or answer. A close frame would wait behind all that is not being read. */
  onStalled(): void {
    this.#parts.counters.socketsDroppedTotal += 1;
    this.#socket.terminate();
  }

  /** Asks for a sign of life when there was none since the last look; drops a socket that let too many such pings pass. */
  beat(): void {
    if (this.#endExpired()) return;
    this.#quiet += 1;
    if (this.#quiet > GATEWAY_LIMITS.socketMissesMax + 1) {
      this.#close('stalled');
      this.onStalled();
    } else if (this.#quiet > 1) this.#socket.ping();
  }

  /** Too many have not said who they are, and this one has been silent longest. */
  dismiss(): void {
    this.#leave(busy(this.#engine.comeBackMs()), 'busy');
  }

  /**
   * Tells the client to go elsewhere, waits until its commands are answered, and closes. What comes from now on is left to the next node.
   * @param retryAfterMs - When the client should come back.
   */
  async goAway(retryAfterMs: number): Promise<void> {
    const { timers } = this.#engine;
    this.#connection?.close();
    this.#pace?.close();
    this.#isLeaving = true;
    this.#sayBye('GATEWAY_STOPPING', retryAfterMs);
    await this.#answered();
    this.#close('going');
    const giveUp = timers.after(GATEWAY_LIMITS.closeWithinMs, () => this.#socket.terminate());
    await this.closed();
    giveUp();
  }

  #onMessage(data: RawData, isBinary: boolean): void {
    this.#quiet = 0;
    // What comes behind a goodbye was sent before it was heard; it has no answer and comes again elsewhere.
    if (this.#isLeaving) return;
    let raw: RawFrame;
    let text: string;
    try {
      if (isBinary) throw new ConsultError('JSON_MALFORMED', 'Expected text frames; this one is binary.');
      text = textOf(data);
      raw = readFrameJson(text);
    } catch (reason) {
      this.#turnAway(reason, 'unreadable');
      return;
    }
    if (this.#pace) this.#offer(this.#pace, raw, text.length);
    else this.#greet(raw, text.length);
  }

  #offer(pace: FramePace, raw: RawFrame, chars: number): void {
    if (pace.offer(raw, chars)) return;
    this.#parts.counters.socketsTooFastTotal += 1;
    this.#leave(tooFast(pace.recoveryMs), 'tooFast');
  }

  /** The first frame. Everything before the welcome is refused, and ends the connection. */
  #greet(raw: RawFrame, chars: number): void {
    if (this.#greeting && this.#early.length < GATEWAY_LIMITS.socketEarlyFramesMax) {
      this.#early.push({ raw, chars });
      return;
    }
    if (this.#greeting || raw.type !== 'hello') {
      this.#turnAway(new ConsultError('HELLO_FIRST', 'Say hello first, and wait for the welcome before sending much.'), 'helloTimeout');
      return;
    }
    this.#greeting = true;
    this.#welcome(raw).catch((reason: unknown) => {
      const error = isConsultError(reason) ? reason : this.#fault(reason);
      if (error.code === 'GATEWAY_BUSY') this.#leave(error, 'busy');
      else this.#turnAway(error, closeForHello(error.code));
    });
  }

  async #welcome(raw: RawFrame): Promise<void> {
    if (raw.value.v !== WIRE_VERSION) {
      throw new ConsultError('CLIENT_OUTDATED', `This gateway speaks version ${WIRE_VERSION}. Update the client.`);
    }
    const frame = readFrame(raw);
    if (frame.type !== 'hello') return;
    // Whoever has said hello is nobody's stranger any more; from here on the time that passes is ours.
    this.#forgetHello();
    const arriving = await this.#engine.identify(frame.session);
    await this.#engine.edge.entrance.enter(rankOf(arriving, frame.resumes), arriving.sessionId);
    // The session may have ended at the door.
    const actor = await this.#engine.identify(frame.session);
    if (this.#socket.readyState !== this.#socket.OPEN || this.#isLeaving) return;
    this.#actor = actor;
    const connection = this.#engine.hub.connect({ actor, sink: this, liveVersion: 0, onePage: false }, 'socket');
    this.#connection = connection;
    const { clock, timers } = this.#engine;
    const pace = this.#engine.edge.framePaces[actor.side];
    this.#pace = new FramePace({ pace, clock, timers, take: (early) => this.#take(early, actor, connection) });
    const serverTime = instant(this.#engine.clock.now());
    const { epoch } = this.#engine;
    void this.#sender.send({ type: 'welcome', v: WIRE_VERSION, serverTime, heartbeatMs: LIMITS.heartbeatMs, epoch, role: actor.side });
    for (const { raw: early, chars } of this.#early.splice(0)) this.#offer(this.#pace, early, chars);
  }

  #take(raw: RawFrame, actor: Actor, connection: LiveConnection): void {
    if (this.#endExpired()) return;
    let frame: ClientFrame;
    try {
      frame = readFrame(raw);
    } catch (reason) {
      this.#refuse(reason, raw);
      return;
    }
    // Not awaited: commands that come together are committed together, in the order in which they came.
    this.#run(frame, actor, connection).catch((reason: unknown) => {
      this.#refuse(reason, raw);
      if (endsWith(frame, reason)) this.#close('going');
    });
  }

  async #run(frame: ClientFrame, actor: Actor, connection: LiveConnection): Promise<void> {
    switch (frame.type) {
      case 'hello':
        throw new ConsultError('STATE_CONFLICT', 'Hello was said already. Open another connection for another session.');
      case 'follow':
        return connection.follow(frame.consultation, frame.after);
      case 'unfollow':
        return connection.unfollow(frame.consultation);
      case 'follow-desk':
        return connection.followDesk();
      case 'command':
        return this.#acknowledge(this.#engine.consultations.command(actor, frame.consultation, frame.command));
      case 'desk-command':
        assertDoctor(actor);
        return this.#acknowledge(this.#engine.deskCommands.run(actor, frame.command));
      case 'typing':
        return connection.type(frame.consultation, frame.on);
      case 'received':
        return connection.received(frame.consultation, frame.upTo);
      case 'ping':
        void this.#sender.send({ type: 'pong', t: frame.t, serverTime: instant(this.#engine.clock.now()) });
    }
  }

  /** Ends the connection once its session is over; says whether it is. */
  #endExpired(): boolean {
    if (this.#actor === undefined || this.#engine.clock.now() < this.#actor.expiresAtMs) return false;
    this.#connection?.close();
    this.#turnAway(sessionExpired(), 'session');
    return true;
  }

  async #acknowledge(work: Promise<CommandResult>): Promise<void> {
    this.#underWay += 1;
    try {
      void this.#sender.send({ type: 'ack', result: await work });
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) this.#onAnswered?.();
    }
  }

  /** Resolves once every command has its answer, in a bounded time. */
  async #answered(): Promise<void> {
    if (this.#underWay === 0) return;
    await new Promise<void>((resolve) => {
      this.#onAnswered = resolve;
      this.#engine.timers.after(GATEWAY_LIMITS.stopWithinMs, resolve);
    });
    // A refusal leaves right behind.
    await new Promise((resolve) => setImmediate(resolve));
  }

  #refuse(reason: unknown, raw?: RawFrame): void {
    const error = isConsultError(reason) ? reason : this.#fault(reason);
    const { code, retryAfterMs } = error;
    const message = clientMessage(error);
    const retry = retryAfterMs === undefined ? {} : { retryAfterMs };
    void this.#sender.send({ type: 'refused', id: raw?.id ?? null, consultation: raw?.consultation ?? null, code, message, ...retry });
  }

  #fault(reason: unknown): ConsultError {
    this.#engine.logger.error({ fault: faultForLog(reason) }, 'fault at a socket');
    return new ConsultError('INTERNAL', 'Something went wrong here. Try again.');
  }

  #turnAway(reason: unknown, close: CloseReason): void {
    this.#refuse(reason);
    this.#close(close);
  }

  /** Says when to come back, and closes. */
  #leave({ code, retryAfterMs = 0 }: ConsultError, close: CloseReason): void {
    this.#isLeaving = true;
    this.#sayBye(code, retryAfterMs);
    this.#close(close);
  }

  #sayBye(code: ErrorCode, retryAfterMs: number): void {
    void this.#sender.send({ type: 'bye', code, retryAfterMs: Math.ceil(retryAfterMs) });
  }

  /** The session is over, or reading failed; see `NewsSink`. */
  end(reason: 'session' | 'failure'): void {
    if (reason === 'session') this.#turnAway(new ConsultError('TOKEN_INVALID', 'The session is over. Open a new one.'), 'session');
    else this.#close('going');
  }

  #close(reason: CloseReason): void {
    this.#socket.close(CLOSE_CODES[reason].code, reason);
  }

  /** The timer is let go as well: for most of its life a socket needs none. */
  #forgetHello(): void {
    this.#cancelHello?.();
    this.#cancelHello = undefined;
    this.#parts.lobby.remove(this);
  }

  #onClose(): void {
    this.#forgetHello();
    this.#pace?.close();
    this.#connection?.close();
    this.#parts.onClosed(this);
  }
}

function ignore(): void {}

function rankOf({ side }: Actor, resumes = false): Rank {
  if (side === 'doctor') return 'doctor';
  return resumes ? 'returning' : 'new';
}

function textOf(data: RawData): string {
  return Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as ArrayBuffer).toString();
}
