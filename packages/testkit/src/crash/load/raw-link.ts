import { LIVE_PATH, WIRE_VERSION, type ClientFrame, type ServerFrame } from '@consult-kit/protocol';
import { CRASH_LIMITS } from '../limits.ts';
import { retryDelayMs, type Nodes } from './nodes.ts';

/** What a link tells. */
export interface RawLinkHost {
  readonly session: string;
  /** A new socket was welcomed: follow, and send again what has not been answered. */
  live(): void;
  frame(frame: ServerFrame): void;
}

/**
 * A socket that always comes back, to any node, until it is closed. It speaks the wire itself, without the client's code: what it
 * proves about the gateway does not lean on the client, and it is lean enough to be many.
 */
export class RawLink {
  readonly #nodes: Nodes;
  readonly #host: RawLinkHost;
  #socket: WebSocket | undefined;
  #live = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;
  #comeBackMs: number | undefined;

  constructor(nodes: Nodes, host: RawLinkHost) {
    this.#nodes = nodes;
    this.#host = host;
    this.#connect();
  }

  /** Whether frames go out now. */
  get live(): boolean {
    return this.#live;
  }

  /** Sends now or, without a welcomed socket, not at all: whoever gave the frame sends it again when live. @returns whether it went out. */
  send(frame: ClientFrame): boolean {
    if (this.#live) this.#write(frame);
    return this.#live;
  }

  /** Gives the socket up and takes another one. */
  reconnect(): void {
    this.#drop(this.#socket);
  }

  close(): void {
    this.#closed = true;
    this.#live = false;
    clearTimeout(this.#timer);
    this.#socket?.close();
    this.#socket = undefined;
  }

  #connect(): void {
    const socket = new WebSocket(`${this.#nodes.any().replace(/^http/, 'ws')}${LIVE_PATH}`);
    this.#socket = socket;
    this.#comeBackMs = undefined;
    this.#wait(CRASH_LIMITS.welcomeWithinMs, () => this.#giveUp('no welcome', socket));
    socket.addEventListener(
      'open',
      () => this.#isCurrent(socket) && this.#write({ type: 'hello', v: WIRE_VERSION, session: this.#host.session }),
    );
    socket.addEventListener('message', ({ data }) => this.#isCurrent(socket) && this.#take(frameOf(data)));
    socket.addEventListener('close', () => this.#drop(socket));
    socket.addEventListener('error', () => this.#drop(socket));
  }

  #take(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.#live = true;
        this.#waitToPing();
        this.#host.live();
        break;
      case 'pong':
        this.#waitToPing();
        break;
      case 'bye':
        this.#nodes.countRetry(`bye ${frame.code}`);
        this.#comeBackMs = frame.retryAfterMs;
        break;
      default:
        this.#host.frame(frame);
    }
  }

  #waitToPing(): void {
    this.#wait(CRASH_LIMITS.pingEveryMs, () => {
      this.#write({ type: 'ping', t: performance.now() });
      this.#wait(CRASH_LIMITS.pongWithinMs, () => this.#giveUp('no pong', this.#socket));
    });
  }

  #giveUp(why: string, socket: WebSocket | undefined): void {
    this.#nodes.countRetry(why);
    this.#drop(socket);
  }

  #drop(socket: WebSocket | undefined): void {
    if (!socket || !this.#isCurrent(socket)) return;
    this.#socket = undefined;
    this.#live = false;
    socket.close();
    this.#wait(retryDelayMs(this.#comeBackMs), () => this.#connect());
  }

  #isCurrent(socket: WebSocket): boolean {
    return !this.#closed && this.#socket === socket;
  }

  #write(frame: ClientFrame): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  /** The one timer of a link. */
  #wait(delayMs: number, run: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(run, delayMs);
  }
}

/** The frame's shape is the business of the gateway's own tests; what matters here is compared with the database. */
function frameOf(data: unknown): ServerFrame {
  return JSON.parse(String(data)) as ServerFrame;
}
