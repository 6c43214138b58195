import { EventEmitter } from 'node:events';

const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;

/** What a gateway's end of a socket does on the wire. */
export interface Wire {
  /** Sends towards the client; `false` where the system does not take it, because nothing has gone out for long. */
  toClient(text: string): boolean;
  closeToClient(code: number, reason: string): void;
  ping(): void;
  /** The connection is torn down without a word. */
  reset(): void;
}

/** The gateway's end of one simulated socket, in the shape of `ws`. */
export class ServerSocket extends EventEmitter {
  readonly OPEN = OPEN;
  readyState = OPEN;
  /** Bytes that the system has not taken. */
  bufferedAmount = 0;
  /** Called with each frame that is sent. */
  onSend: (text: string) => void = () => {};
  readonly #wire: Wire;

  constructor(wire: Wire) {
    super();
    this.#wire = wire;
  }

  send(text: string, taken: () => void): void {
    if (this.readyState !== OPEN) {
      queueMicrotask(taken);
      return;
    }
    this.onSend(text);
    if (this.#wire.toClient(text)) setImmediate(taken);
    else this.bufferedAmount += text.length;
  }

  ping(): void {
    if (this.readyState === OPEN) this.#wire.ping();
  }

  close(code = 1005, reason = ''): void {
    if (this.readyState !== OPEN) return;
    this.readyState = CLOSING;
    this.#wire.closeToClient(code, reason);
  }

  terminate(): void {
    if (this.readyState === CLOSED) return;
    this.#wire.reset();
    this.closed(1006);
  }

  /** The process behind it is gone; the system resets the connection, and nobody is left to hear of it. */
  dies(): void {
    this.readyState = CLOSED;
    this.removeAllListeners();
    this.#wire.reset();
  }

  /** A frame has arrived. */
  receive(text: string): void {
    if (this.readyState !== CLOSED) this.emit('message', Buffer.from(text), false);
  }

  /** The connection is over. */
  closed(code: number): void {
    if (this.readyState === CLOSED) return;
    this.readyState = CLOSED;
    queueMicrotask(() => this.emit('close', code, Buffer.alloc(0)));
  }
}

/** Bytes of a server's header, by what its second byte says of the length. */
const HEADER_BYTES: Readonly<Record<number, number>> = { 126: 4, 127: 10 };

/** The text of one frame as a server writes it. */
export function textIn(frame: Uint8Array): string {
  return Buffer.from(frame)
    .subarray(HEADER_BYTES[frame[1] ?? 0] ?? 2)
    .toString();
}
