import type { Timers } from '../boundary.ts';
import { CLIENT_LIMITS } from '../limits.ts';

/** Moves the own read mark: many calls become one command, and one command is under way at a time. */
export class ReadMark {
  readonly #timers: Timers;
  readonly #send: (upTo: number) => Promise<unknown>;
  #wanted = 0;
  #sending = false;
  #cancelDelay: (() => void) | null = null;

  constructor(timers: Timers, send: (upTo: number) => Promise<unknown>) {
    this.#timers = timers;
    this.#send = send;
  }

  /** Everything up to this event, included, has been seen. */
  mark(upTo: number): void {
    if (upTo <= this.#wanted) return;
    this.#wanted = upTo;
    this.#later();
  }

  close(): void {
    this.#cancelDelay?.();
  }

  #later(): void {
    if (this.#sending || this.#cancelDelay) return;
    this.#cancelDelay = this.#timers.after(CLIENT_LIMITS.readMarkDelayMs, () => {
      this.#cancelDelay = null;
      void this.#sendWanted();
    });
  }

  async #sendWanted(): Promise<void> {
    const upTo = this.#wanted;
    this.#sending = true;
    // A refused mark is of no use to anyone; the next one covers it.
    await this.#send(upTo).catch(() => {});
    this.#sending = false;
    if (this.#wanted > upTo) this.#later();
  }
}
