import type { LiveChannel, LiveHandlers } from '@consult-kit/client';
import type { VirtualTime } from '../virtual-time.ts';
import type { Link } from './link.ts';
import { ServerSocket } from './server-socket.ts';

/** Where sockets lead. */
export interface Upgrading {
  readonly isAlive: boolean;
  /** When it died, since the run began. */
  readonly diedAtMs: number | null;
  /** Takes a socket of a person; `false` where it is refused. */
  upgrade(socket: ServerSocket, owner: string): boolean;
}

/** How long the system tries before it gives up on bytes that nobody confirms. */
const GIVE_UP_MS = 45_000;
/** Bytes that the system takes although they do not go out. */
const SYSTEM_BUFFER = 16_384;

type Way = 'up' | 'down';

/**
 * One socket between a page and a node. What is sent one way arrives in order or not at all: once something was lost on a way, all that
 * follows is lost too, and neither end is told before it gives up.
 */
export class Connection implements LiveChannel {
  readonly #owner: string;
  readonly #time: VirtualTime;
  readonly #link: Link;
  readonly #on: LiveHandlers;
  readonly #lastAtMs: Record<Way, number> = { up: 0, down: 0 };
  /** Since when nothing arrives any more on a way. */
  readonly deadSinceMs: Record<Way, number | null> = { up: null, down: null };
  #server: ServerSocket | undefined;
  #node: Upgrading | undefined;
  #clientIsOpen = true;
  #stuckBytes = 0;
  readonly #onOver: () => void;

  constructor(owner: string, time: VirtualTime, link: Link, on: LiveHandlers, onOver: () => void) {
    this.#owner = owner;
    this.#time = time;
    this.#link = link;
    this.#on = on;
    this.#onOver = onOver;
  }

  get isOpen(): boolean {
    return this.#clientIsOpen;
  }

  get node(): Upgrading | undefined {
    return this.#node;
  }

  /** Opens it at a node, or finds out that there is none. */
  open(nodeFor: () => Upgrading | undefined): void {
    this.#pass('up', () => {
      const node = nodeFor();
      const socket = new ServerSocket({
        toClient: (text) => this.#toClient(text),
        closeToClient: (code, reason) => this.#closeToClient(code, reason),
        ping: () => this.#ping(),
        reset: () => this.#pass('down', () => this.#closeClient({ cause: 'network' })),
      });
      if (!node || this.#link.refuses || this.#link.refusesSockets || !node.upgrade(socket, this.#owner)) {
        this.#pass('down', () => this.#closeClient({ cause: 'network' }));
        return;
      }
      this.#node = node;
      this.#server = socket;
      this.#pass('down', () => this.#clientIsOpen && this.#on.open());
    });
  }

  send(text: string): Promise<void> {
    if (this.#clientIsOpen) this.#pass('up', () => this.#server?.receive(text));
    return Promise.resolve();
  }

  close(): void {
    if (!this.#clientIsOpen) return;
    this.#pass('up', () => this.#server?.closed(1000));
    this.#closeClient({ cause: 'local' });
  }

  /** Both ends are told at about the same time. */
  cut(): void {
    this.deadSinceMs.up ??= this.#time.nowMs;
    this.deadSinceMs.down ??= this.#time.nowMs;
    this.#time.after(this.#link.delayMs(), () => this.#closeClient({ cause: 'network' }));
    this.#time.after(this.#link.delayMs(), () => this.#server?.closed(1006));
  }

  /** From now on nothing arrives on this way. */
  kill(way: Way): void {
    this.deadSinceMs[way] ??= this.#time.nowMs;
  }

  /** The page is gone: its end is closed without a word of the page's own. */
  drop(): void {
    this.#clientIsOpen = false;
    this.#onOver();
    this.#pass('up', () => this.#server?.closed(1001));
  }

  #toClient(text: string): boolean {
    if (this.deadSinceMs.down !== null && (this.#stuckBytes += text.length) > SYSTEM_BUFFER) return false;
    this.#pass('down', () => this.#clientIsOpen && this.#on.frame(text));
    return true;
  }

  #closeToClient(code: number, reason: string): void {
    this.#time.after(GIVE_UP_MS, () => this.#server?.closed(1006));
    this.#pass('down', () => {
      this.#closeClient({ code, reason, cause: 'remote' });
      this.#pass('up', () => this.#server?.closed(code));
    });
  }

  #ping(): void {
    this.#pass('down', () => this.#pass('up', () => this.#server?.readyState === this.#server?.OPEN && this.#server?.emit('pong')));
  }

  #closeClient(why: Parameters<LiveHandlers['close']>[0]): void {
    if (!this.#clientIsOpen) return;
    this.#clientIsOpen = false;
    this.#onOver();
    this.#on.close(why);
  }

  /** Brings something to the other end, behind all that went the same way before. */
  #pass(way: Way, arrive: () => void): void {
    if (!this.#link[way]) this.kill(way);
    if (this.deadSinceMs[way] !== null) return;
    const atMs = Math.max(this.#lastAtMs[way], this.#time.nowMs + this.#link.delayMs());
    this.#lastAtMs[way] = atMs;
    this.#time.after(atMs - this.#time.nowMs, () => {
      if (!this.#link[way]) this.kill(way);
      const hasEnds = way === 'down' || this.#server === undefined || (this.#node?.isAlive ?? true);
      if (this.deadSinceMs[way] === null && hasEnds) arrive();
    });
  }
}
