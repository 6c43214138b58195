import { CLOSE_CODES, ConsultError, LIMITS, LIVE_PATH, WIRE_VERSION, type ClientFrame, type ServerFrame } from '@consult-kit/protocol';
import type { LiveChannel, LiveHandlers, Timers, Transport } from '../boundary.ts';
import { namedError, toConsultError } from '../failures.ts';
import { CLIENT_LIMITS } from '../limits.ts';
import type { ServerClock } from '../server-clock.ts';
import { read, readJson } from '../wire/readers.ts';
import { serverFrameShape } from '../wire/shapes.ts';
import type { Channel, ChannelDown, ChannelHost, CommandToSend, Cursor } from './channel.ts';

/** What a socket needs beside its host. */
export interface ChannelParts {
  transport: Transport;
  timers: Timers;
  clock: ServerClock;
}

const NORMAL = 1_000;
/** Frame types of this version; others come from a newer gateway and are let pass. */
const KNOWN_FRAMES: ReadonlySet<unknown> = new Set<ServerFrame['type']>([
  ...(['events', 'typing', 'presence', 'line', 'desk'] as const),
  ...(['welcome', 'ack', 'refused', 'pong', 'bye'] as const),
]);

/** Stands where a host could not even try. */
const NO_SOCKET: LiveChannel = { send: () => Promise.resolve(), close: () => {} };

function soon(run: () => void): void {
  void Promise.resolve().then(run);
}

/** One socket from hello to its end: authentication, heartbeat, frames. It never comes back; the link makes a new one. */
export class SocketChannel implements Channel {
  readonly kind = 'socket';
  readonly #parts: ChannelParts;
  readonly #host: ChannelHost;
  readonly #socket: LiveChannel;
  #cancelTimer: () => void;
  #heartbeatMs: number = LIMITS.heartbeatMs;
  #welcomed = false;
  #over = false;
  /** When the ping without an answer went out. */
  #pingedAtMs: number | null = null;
  #farewell: ChannelDown = {};

  constructor(parts: ChannelParts, host: ChannelHost) {
    this.#parts = parts;
    this.#host = host;
    this.#cancelTimer = parts.timers.after(CLIENT_LIMITS.openTimeoutMs, () => this.#end({}));
    this.#socket = this.#connect();
  }

  send({ consultation, command }: CommandToSend): void {
    const frame = consultation === null ? { type: 'desk-command', command } : { type: 'command', consultation, command };
    this.#write(frame as ClientFrame);
  }

  typing(consultation: string, on: boolean): void {
    this.#write({ type: 'typing', consultation, on });
  }

  follow({ consultation, after }: Cursor): void {
    this.#write({ type: 'follow', consultation, after });
  }

  unfollow(consultation: string): void {
    this.#write({ type: 'unfollow', consultation });
  }

  probe(): void {
    if (this.#welcomed && this.#pingedAtMs === null) this.#ping();
  }

  close(): void {
    this.#stop();
  }

  #connect(): LiveChannel {
    const options = { path: LIVE_PATH, timeoutMs: CLIENT_LIMITS.openTimeoutMs };
    // A host may open or close the socket before `connect` has returned.
    const on: LiveHandlers = {
      open: () => soon(() => this.#write({ type: 'hello', v: WIRE_VERSION, session: this.#host.session() })),
      frame: (text) => this.#receive(text),
      close: ({ code, reason }) => soon(() => this.#end(this.#downOf(code, reason))),
    };
    try {
      return this.#parts.transport.connect(options, on);
    } catch (cause) {
      soon(() => this.#end({ error: toConsultError(cause) }));
      return NO_SOCKET;
    }
  }

  #write(frame: ClientFrame): void {
    if (this.#over) return;
    this.#socket.send(JSON.stringify(frame)).catch(() => this.#end({}));
  }

  #receive(text: string): void {
    if (this.#over) return;
    const value = readJson(text);
    if (!KNOWN_FRAMES.has((value as { type?: unknown } | null | undefined)?.type)) return;
    try {
      this.#take(read(serverFrameShape, value));
    } catch (cause) {
      this.#host.unreadable(toConsultError(cause));
    }
  }

  #take(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.#welcome(frame.serverTime, frame.heartbeatMs);
        break;
      case 'pong':
        this.#pong(frame.t, frame.serverTime);
        break;
      case 'bye':
        this.#farewell = { error: namedError(frame.code, 'The gateway said goodbye.'), retryAfterMs: frame.retryAfterMs };
        this.#wait(CLIENT_LIMITS.byeGraceMs, () => this.#end(this.#farewell));
        break;
      case 'refused':
        // What is refused before the welcome, or about no command, is likely why the socket closes next.
        if (frame.id === null) this.#farewell = { error: namedError(frame.code, frame.message), retryAfterMs: frame.retryAfterMs };
        this.#host.frame(frame);
        break;
      default:
        this.#host.frame(frame);
    }
  }

  #welcome(serverTime: string, heartbeatMs: number): void {
    this.#welcomed = true;
    // A socket may be welcomed long after its hello; the next pong tells the time better.
    if (this.#parts.clock.offsetMs === null) this.#parts.clock.learn(Date.parse(serverTime), this.#parts.timers.now());
    if (heartbeatMs > 0) this.#heartbeatMs = heartbeatMs;
    this.#wait(this.#heartbeatMs, () => this.#ping());
    for (const cursor of this.#host.follows()) this.follow(cursor);
    if (this.#host.followsDesk) this.#write({ type: 'follow-desk' });
    this.#host.live();
  }

  #ping(): void {
    this.#pingedAtMs = this.#parts.timers.now();
    this.#wait(LIMITS.heartbeatAnswerMs, () => this.#end({}));
    this.#write({ type: 'ping', t: this.#pingedAtMs });
  }

  #pong(t: number, serverTime: string): void {
    if (t !== this.#pingedAtMs) return;
    this.#parts.clock.learn(Date.parse(serverTime), t);
    this.#pingedAtMs = null;
    this.#wait(this.#heartbeatMs, () => this.#ping());
  }

  /** The one timer of a socket: until the welcome, the next ping, its answer, or the end. */
  #wait(delayMs: number, run: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#parts.timers.after(delayMs, run);
  }

  #downOf(code: number | undefined, reason: string | undefined): ChannelDown {
    if (code === CLOSE_CODES.outdated.code) {
      return { fatal: true, error: new ConsultError('CLIENT_OUTDATED', 'The gateway needs a newer client. Load the page again.') };
    }
    if (code !== CLOSE_CODES.session.code) return this.#farewell;
    const error = this.#farewell.error ?? namedError(reason ?? '', 'The session is over.', { status: 401 });
    return { fatal: true, error };
  }

  #end(why: ChannelDown): void {
    if (this.#over) return;
    this.#stop();
    this.#host.down(why);
  }

  #stop(): void {
    if (this.#over) return;
    this.#over = true;
    this.#cancelTimer();
    this.#socket.close(NORMAL);
  }
}
