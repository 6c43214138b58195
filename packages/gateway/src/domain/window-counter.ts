import type { Clock } from './campaigns/campaign.ts';

/** What is counted, and how much of it. */
export interface WindowOptions {
  /** Tries of one key in one window. */
  max: number;
  /** Length of a window; it begins with the first try. */
  windowMs: number;
  /** Keys that are remembered; the oldest are forgotten first. */
  keysMax: number;
}

interface Count {
  tries: number;
  untilMs: number;
}

/** Counts tries by key, each over a window of its own; remembers a bounded number of keys. */
export class WindowCounter {
  readonly #options: WindowOptions;
  readonly #clock: Clock;
  readonly #counts = new Map<string, Count>();

  constructor(options: WindowOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  /** Milliseconds until another try is allowed; 0 if it is now. */
  waitMs(key: string): number {
    const count = this.#current(key);
    return count && count.tries >= this.#options.max ? count.untilMs - this.#clock.now() : 0;
  }

  /** Counts a try; take it back with `forgive` when it should not count. */
  count(key: string): void {
    const count = this.#current(key);
    if (count) count.tries += 1;
    else this.#counts.set(key, { tries: 1, untilMs: this.#clock.now() + this.#options.windowMs });
    if (this.#counts.size <= this.#options.keysMax) return;
    const oldest = this.#counts.keys().next();
    if (!oldest.done) this.#counts.delete(oldest.value);
  }

  /** Takes one try back. */
  forgive(key: string): void {
    const count = this.#current(key);
    if (count) count.tries = Math.max(0, count.tries - 1);
  }

  /** Forgets all tries of a key. */
  clear(key: string): void {
    this.#counts.delete(key);
  }

  #current(key: string): Count | undefined {
    const count = this.#counts.get(key);
    if (count && count.untilMs > this.#clock.now()) return count;
    this.#counts.delete(key);
    return undefined;
  }
}
