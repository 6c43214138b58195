import { connect, type Socket } from 'node:net';
import type { Cut, Direction } from './faults.ts';
import type { Line, ProxyClock } from './line.ts';
import { Way } from './way.ts';

/** What a link needs of its proxy. */
export interface LinkParts {
  readonly targetPort: number;
  readonly clock: ProxyClock;
  readonly lines: Readonly<Record<Direction, Line>>;
  readonly connectAfterMs: number;
  /** Called once, when both ends are gone. */
  onClosed(): void;
}

const LOOPBACK = '127.0.0.1';

/** One connection through the proxy: the client's socket, the server's, and a way in each direction. */
export class Link {
  readonly #client: Socket;
  readonly #parts: LinkParts;
  readonly #swallowed = new Set<Direction>();
  readonly #ways: Partial<Record<Direction, Way>> = {};
  #server: Socket | undefined;
  #closed = false;
  #cancelConnect: () => void;

  constructor(client: Socket, parts: LinkParts) {
    this.#client = client;
    this.#parts = parts;
    client.on('error', () => undefined).once('close', () => this.#onGone('up', client));
    this.#cancelConnect = parts.clock.after(parts.connectAfterMs, () => this.#connect());
  }

  /** Bytes that have come in and not gone out. */
  get heldBytes(): number {
    return Object.values(this.#ways).reduce((sum, way) => sum + way.heldBytes, 0);
  }

  /** Drops what goes in one direction from now on, and what is on its way. */
  swallow(direction: Direction): void {
    this.#swallowed.add(direction);
    this.#ways[direction]?.close();
    this.#source(direction)?.resume();
  }

  /** Ends both sides, whatever is on its way. */
  cut(how: Cut): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelConnect();
    for (const way of Object.values(this.#ways)) way.close();
    for (const socket of [this.#client, this.#server]) {
      if (how === 'reset') socket?.resetAndDestroy();
      else socket?.end(() => socket.destroySoon());
      // Nobody reads what still comes.
      socket?.resume();
    }
    this.#parts.onClosed();
  }

  #connect(): void {
    const server = connect({ port: this.#parts.targetPort, host: LOOPBACK, allowHalfOpen: true, noDelay: true });
    this.#server = server;
    server.on('error', () => undefined).once('close', () => this.#onGone('down', server));
    server.once('connect', () => {
      this.#join('up', this.#client, server);
      this.#join('down', server, this.#client);
    });
  }

  #join(direction: Direction, from: Socket, to: Socket): void {
    const { clock, lines } = this.#parts;
    const outlet = { write: (bytes: Buffer, done: () => void) => void to.write(bytes, done), end: () => void to.end() };
    const way = new Way(clock, lines[direction], outlet, () => from.resume());
    this.#ways[direction] = way;
    if (this.#swallowed.has(direction)) way.close();
    from.on('data', (bytes: Buffer) => {
      way.push(bytes);
      if (way.full) from.pause();
    });
    from.once('end', () => {
      way.end();
      if (to.destroyed) this.cut('reset');
    });
    from.resume();
  }

  #source(direction: Direction): Socket | undefined {
    return direction === 'up' ? this.#client : this.#server;
  }

  /** One side is gone. The other one hears of it, unless this direction is swallowed, and the news with it. */
  #onGone(direction: Direction, socket: Socket): void {
    const other = direction === 'up' ? this.#server : this.#client;
    const isOrderly = socket.readableEnded && !socket.errored;
    if (!other || other.destroyed) this.cut('reset');
    else if (this.#swallowed.has(direction)) this.#forgetIfEnded(other);
    // After an orderly end the other side's is on its way.
    else if (!isOrderly) this.cut('reset');
  }

  /** Nobody is left to talk to someone who will not talk any more either. */
  #forgetIfEnded(survivor: Socket): void {
    if (survivor.readableEnded) this.cut('reset');
  }
}
