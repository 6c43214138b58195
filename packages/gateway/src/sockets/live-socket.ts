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
} from '@consult-kit/protocol';
import type { RawData, WebSocket } from 'ws';
import { assertDoctor, type Actor } from '../domain/consultations/actor.ts';
import type { NewsSink } from '../domain/live/connection.ts';
import type { LiveConnection } from '../domain/live/live-hub.ts';
import { sessionExpired } from '../domain/identity/sessions.ts';
import { instant } from '../domain/instant.ts';
import { byeRetryMs, type Engine } from '../engine.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import { faultForLog } from '../telemetry/log.ts';
import { readFrame, readFrameJson, type RawFrame } from './client-frames.ts';
import { SocketSender } from './socket-sender.ts';

type CloseReason = keyof typeof CLOSE_CODES;

/** One client's socket, from its first frame to its end. */
export class LiveSocket {
  readonly #socket: WebSocket;
  readonly #engine: Engine;
  readonly #sender: SocketSender;
  readonly #cancelHello: () => void;
  #greeting = false;
  /** Frames that came after the hello and before the welcome. */
  #early: RawFrame[] = [];
  #actor: Actor | undefined;
  #connection: LiveConnection | undefined;
  #unanswered = 0;
  /** Settles when the socket is closed. */
  readonly closed: Promise<void>;

  constructor(socket: WebSocket, stream: Duplex, engine: Engine, counters: { framesSentTotal: number; socketsDroppedTotal: number }) {
    this.#socket = socket;
    this.#engine = engine;
    this.#sender = new SocketSender(socket, stream, {
      onSent: () => (counters.framesSentTotal += 1),
      onStalled: () => {
        counters.socketsDroppedTotal += 1;
        // A close frame would wait behind all that is not being read.
        this.#socket.terminate();
      },
    });
    this.#cancelHello = engine.timers.after(LIMITS.helloWithinMs, () => {
      this.#turnAway(new ConsultError('HELLO_TIMEOUT', 'The first frame must say hello, within five seconds.'), 'helloTimeout');
    });
    this.closed = new Promise((resolve) => socket.once('close', () => this.#onClose(resolve)));
    socket.on('message', (data, isBinary) => this.#onMessage(data, isBinary));
    socket.on('pong', () => (this.#unanswered = 0));
    // Frames that are too large or no text: `ws` closes with the right code, and then says so here.
    socket.on('error', () => {});
  }

  /** Asks for a sign of life; drops a socket that has given none for too long. */
  beat(): boolean {
    if (this.#unanswered >= GATEWAY_LIMITS.socketMissesMax) {
      this.#close('stalled');
      this.#socket.terminate();
      return false;
    }
    if (this.#endExpired()) return true;
    this.#unanswered += 1;
    this.#socket.ping();
    return true;
  }

  /** Tells the client to come back later and closes. */
  async goAway(): Promise<void> {
    this.#connection?.close();
    void this.#sender.send({ type: 'bye', code: 'GATEWAY_STOPPING', retryAfterMs: byeRetryMs() });
    this.#close('going');
    const giveUp = this.#engine.timers.after(GATEWAY_LIMITS.closeWithinMs, () => this.#socket.terminate());
    await this.closed;
    giveUp();
  }

  #onMessage(data: RawData, isBinary: boolean): void {
    this.#unanswered = 0;
    let raw: RawFrame;
    try {
      if (isBinary) throw new ConsultError('JSON_MALFORMED', 'Expected text frames; this one is binary.');
      raw = readFrameJson(textOf(data));
    } catch (reason) {
      this.#turnAway(reason, 'unreadable');
      return;
    }
    if (this.#actor && this.#connection) this.#take(raw, this.#actor, this.#connection);
    else this.#greet(raw);
  }

  /** The first frame. Everything before the welcome is refused, and ends the connection. */
  #greet(raw: RawFrame): void {
    if (this.#greeting && this.#early.length < GATEWAY_LIMITS.socketEarlyFramesMax) {
      this.#early.push(raw);
      return;
    }
    if (this.#greeting || raw.type !== 'hello') {
      this.#turnAway(new ConsultError('HELLO_FIRST', 'Say hello first, and wait for the welcome before sending much.'), 'helloTimeout');
      return;
    }
    this.#greeting = true;
    this.#welcome(raw).catch((reason: unknown) => {
      const code = isConsultError(reason) ? reason.code : 'INTERNAL';
      this.#turnAway(reason, HELLO_CLOSES[code] ?? 'going');
    });
  }

  async #welcome(raw: RawFrame): Promise<void> {
    if (raw.value.v !== WIRE_VERSION) {
      throw new ConsultError('CLIENT_OUTDATED', `This gateway speaks version ${WIRE_VERSION}. Update the client.`);
    }
    const frame = readFrame(raw);
    if (frame.type !== 'hello') return;
    const actor = await this.#engine.identify(frame.session);
    this.#cancelHello();
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    const sink: NewsSink = { send: (news) => this.#sender.send(news), end: (reason) => this.#end(reason) };
    this.#actor = actor;
    this.#connection = this.#engine.hub.connect({ actor, sink, liveVersion: 0, onePage: false }, 'socket');
    const serverTime = instant(this.#engine.clock.now());
    const { epoch } = this.#engine;
    void this.#sender.send({ type: 'welcome', v: WIRE_VERSION, serverTime, heartbeatMs: LIMITS.heartbeatMs, epoch, role: actor.side });
    for (const early of this.#early.splice(0)) this.#take(early, actor, this.#connection);
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
    this.#run(frame, actor, connection).catch((reason: unknown) => this.#refuse(reason, raw));
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
        return this.#acknowledge(await this.#engine.consultations.command(actor, frame.consultation, frame.command));
      case 'desk-command':
        assertDoctor(actor);
        return this.#acknowledge(await this.#engine.deskCommands.run(actor, frame.command));
      case 'typing':
        return connection.type(frame.consultation, frame.on);
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

  #acknowledge(result: CommandResult): void {
    void this.#sender.send({ type: 'ack', result });
  }

  #refuse(reason: unknown, raw?: RawFrame): void {
    const { code, message, retryAfterMs } = isConsultError(reason) ? reason : this.#fault(reason);
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

  #end(reason: 'session' | 'failure'): void {
    if (reason === 'session') this.#turnAway(new ConsultError('TOKEN_INVALID', 'The session is over. Open a new one.'), 'session');
    else this.#close('going');
  }

  #close(reason: CloseReason): void {
    this.#socket.close(CLOSE_CODES[reason].code, reason);
  }

  #onClose(resolve: () => void): void {
    this.#cancelHello();
    this.#connection?.close();
    resolve();
  }
}

/** How a refused hello ends the connection; all others may be tried again at once. */
const HELLO_CLOSES: Partial<Record<ErrorCode, CloseReason>> = {
  CLIENT_OUTDATED: 'outdated',
  TOKEN_INVALID: 'session',
  TOKEN_EXPIRED: 'session',
  TOKEN_FOREIGN: 'session',
  ROLE_REFUSED: 'session',
  INPUT_INVALID: 'session',
};

function textOf(data: RawData): string {
  return Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as ArrayBuffer).toString();
}
