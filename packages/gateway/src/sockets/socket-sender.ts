import type { ServerFrame } from '@consult-kit/protocol';
import type { WebSocket } from 'ws';
import { GATEWAY_LIMITS } from '../limits.ts';

/** What sending needs of a socket. */
export type SendingSocket = Pick<WebSocket, 'send' | 'bufferedAmount' | 'readyState' | 'OPEN'>;

/** Sends frames over one socket. Its queue is bounded: a client that does not read is dropped, and resumes from its cursor. */
export class SocketSender {
  readonly #socket: SendingSocket;
  readonly #onSent: () => void;
  readonly #onStalled: () => void;
  #queued = 0;

  constructor(socket: SendingSocket, callbacks: { onSent: () => void; onStalled: () => void }) {
    this.#socket = socket;
    this.#onSent = callbacks.onSent;
    this.#onStalled = callbacks.onStalled;
  }

  /** Resolves when the system has taken the frame, or the socket is gone. */
  send(frame: ServerFrame): Promise<void> {
    if (this.#socket.readyState !== this.#socket.OPEN) return Promise.resolve();
    if (this.#isStalled()) {
      this.#onStalled();
      return Promise.resolve();
    }
    this.#queued += 1;
    return new Promise((resolve) => {
      this.#socket.send(JSON.stringify(frame), () => {
        this.#queued -= 1;
        this.#onSent();
        resolve();
      });
    });
  }

  /** Many answers of one commit are no stall as long as the system takes them at once. */
  #isStalled(): boolean {
    const { bufferedAmount } = this.#socket;
    return bufferedAmount > GATEWAY_LIMITS.sendQueueBytes || (bufferedAmount > 0 && this.#queued >= GATEWAY_LIMITS.sendQueueFrames);
  }
}
