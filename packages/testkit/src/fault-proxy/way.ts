import type { Line, ProxyClock } from './line.ts';
import { FAULT_PROXY_LIMITS } from './limits.ts';

/** Where the bytes of a way come out. */
export interface Outlet {
  /** Writes; `done` is called once the bytes have left this process. */
  write(bytes: Buffer, done: () => void): void;
  /** No more bytes will come. */
  end(): void;
}

/** Bytes that travel together; `last` closes the way after them. */
export interface Piece {
  readonly bytes: Buffer;
  readonly last: boolean;
}

/** One direction of one connection: what waits for the line, and what is on its way. */
export class Way {
  readonly #clock: ProxyClock;
  readonly #line: Line;
  readonly #outlet: Outlet;
  readonly #onRoom: () => void;
  #waiting: Piece[] = [];
  /** On the way, in the order of sending: timers alone would let one overtake another by the part of a millisecond. */
  #flying: { piece: Piece; atMs: number }[] = [];
  #cancelArrival: (() => void) | undefined;
  #heldBytes = 0;
  #closed = false;

  /** @param onRoom - Called when a full way takes bytes again. */
  constructor(clock: ProxyClock, line: Line, outlet: Outlet, onRoom: () => void) {
    this.#clock = clock;
    this.#line = line;
    this.#outlet = outlet;
    this.#onRoom = onRoom;
  }

  /** Whether the sender has to wait. */
  get full(): boolean {
    return this.#heldBytes >= FAULT_PROXY_LIMITS.heldBytes;
  }

  /** Whether something has not been sent yet. */
  get waits(): boolean {
    return this.#waiting.length > 0;
  }

  /** Bytes in this process that have not come out. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  /** Takes bytes of any length, in their order. */
  push(bytes: Buffer): void {
    for (let start = 0; start < bytes.length; start += FAULT_PROXY_LIMITS.pieceBytes) {
      this.#add({ bytes: bytes.subarray(start, start + FAULT_PROXY_LIMITS.pieceBytes), last: false });
    }
  }

  /** The sender has ended; the outlet ends once everything before has come out. */
  end(): void {
    this.#add({ bytes: Buffer.alloc(0), last: true });
  }

  /** Nothing comes out any more, whatever is on its way. */
  close(): void {
    this.#closed = true;
    this.#waiting = [];
    this.#flying = [];
    this.#cancelArrival?.();
    this.#heldBytes = 0;
  }

  /** The next piece for the line. */
  next(): Piece | undefined {
    return this.#waiting.shift();
  }

  /** Lets a piece arrive; never before one that was sent earlier. */
  fly(piece: Piece, atMs: number): void {
    if (this.#closed) return;
    this.#flying.push({ piece, atMs: Math.max(atMs, this.#flying.at(-1)?.atMs ?? 0) });
    if (this.#flying.length === 1) this.#land();
  }

  /** Lets everything arrive that is due, then waits for the next. */
  #land(): void {
    this.#cancelArrival = undefined;
    for (let next = this.#flying[0]; next; next = this.#flying[0]) {
      const leftMs = next.atMs - this.#clock.now();
      if (leftMs > 0) {
        this.#cancelArrival = this.#clock.after(leftMs, () => this.#land());
        return;
      }
      this.#flying.shift();
      this.#arrive(next.piece);
    }
  }

  #add(piece: Piece): void {
    if (this.#closed) return;
    this.#heldBytes += piece.bytes.length;
    this.#waiting.push(piece);
    if (this.#waiting.length === 1) this.#line.take(this);
  }

  #arrive({ bytes, last }: Piece): void {
    if (last) this.#outlet.end();
    else this.#outlet.write(bytes, () => this.#gone(bytes.length));
  }

  #gone(bytes: number): void {
    if (this.#closed) return;
    const wasFull = this.full;
    this.#heldBytes -= bytes;
    if (wasFull && !this.full) this.#onRoom();
  }
}
