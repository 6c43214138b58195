import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { GATEWAY_LIMITS } from '../limits.ts';
import { bytesOf, type SentFrame } from './frame-bytes.ts';

/** What sending needs to know of a socket. */
export type SendingSocket = Pick<WebSocket, 'bufferedAmount' | 'readyState' | 'OPEN'>;
/** The connection below it, which can hold writes back for a moment. `ws` writes its own frames into it at once, each of them whole. */
export type HoldingStream = Pick<Duplex, 'cork' | 'uncork'> & { write(bytes: Uint8Array, taken: () => void): unknown };

/** Whom a sender tells what becomes of its frames. */
export interface SenderOwner {
  /** The system has taken one frame. */
  onSent(): void;
  /** The client does not read. */
  onStalled(): void;
}

/**
 * Sends frames over one socket. All frames of one turn go to the system in one write, which costs as much as a single one does.
 * The queue is bounded: a client that does not read is dropped, and resumes from its cursor.
 */
export class SocketSender {
  readonly #socket: SendingSocket;
  readonly #stream: HoldingStream;
  readonly #owner: SenderOwner;
  /** Frames that the system has not taken, and those among them that are held back until the turn ends. */
  #queued = 0;
  #held = 0;
  /** Whether the system left something lying when it was last given some. */
  #isBehind = false;
  #waiting: (() => void)[] | undefined;

  constructor(socket: SendingSocket, stream: HoldingStream, owner: SenderOwner) {
    this.#socket = socket;
    this.#stream = stream;
    this.#owner = owner;
  }

  /** Returns nothing if there is room for more, and otherwise what resolves when there is, or the socket is gone. */
  send(frame: SentFrame): Promise<void> | undefined {
    if (this.#socket.readyState !== this.#socket.OPEN) return undefined;
    if (this.#held >= GATEWAY_LIMITS.sendTogetherMax) this.release();
    if (this.#isStalled()) {
      this.#owner.onStalled();
      return undefined;
    }
    if (this.#held === 0) this.#hold();
    this.#held += 1;
    this.#queued += 1;
    this.#stream.write(bytesOf(frame), this.#onTaken);
    return this.#hasRoom() ? undefined : new Promise((resolve) => (this.#waiting ??= []).push(resolve));
  }

  #hold(): void {
    this.#stream.cork();
    // Runs once all that is ready in this turn has run: a group of commands is answered in one turn.
    process.nextTick(release, this);
  }

  /** Gives the system what was held back. */
  release(): void {
    if (this.#held === 0) return;
    this.#held = 0;
    this.#stream.uncork();
    this.#isBehind = this.#socket.bufferedAmount > 0;
  }

  readonly #onTaken = (): void => {
    this.#queued -= 1;
    this.#owner.onSent();
    if (!this.#waiting || !this.#hasRoom()) return;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    for (const resolve of waiting) resolve();
  };

  #hasRoom(): boolean {
    return this.#socket.bufferedAmount < GATEWAY_LIMITS.sendRoomBytes || this.#socket.readyState !== this.#socket.OPEN;
  }

  /** Many answers of one commit are no stall as long as the system takes them at once. */
  #isStalled(): boolean {
    return (
      this.#socket.bufferedAmount > GATEWAY_LIMITS.sendQueueBytes || (this.#isBehind && this.#queued >= GATEWAY_LIMITS.sendQueueFrames)
    );
  }
}

function release(sender: SocketSender): void {
  sender.release();
}
