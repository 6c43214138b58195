import type { Clock } from '../campaigns/campaign.ts';
import { GATEWAY_LIMITS } from '../../limits.ts';

interface Count {
  failures: number;
  untilMs: number;
}

/** Counts failures by key over a window that begins with the first one; remembers a bounded number of keys. */
export class FailureCounter {
  readonly #max: number;
  readonly #clock: Clock;
  readonly #counts = new Map<string, Count>();

  constructor(max: number, clock: Clock) {
    this.#max = max;
    this.#clock = clock;
  }

  /** Milliseconds until another try is allowed; 0 if it is now. */
  waitMs(key: string): number {
    const count = this.#current(key);
    return count && count.failures >= this.#max ? count.untilMs - this.#clock.now() : 0;
  }

  /** Counts a try as failed; take it back with `forgive` when it was not. */
  count(key: string): void {
    const count = this.#current(key);
    if (count) count.failures += 1;
    else this.#counts.set(key, { failures: 1, untilMs: this.#clock.now() + GATEWAY_LIMITS.signInWindowMs });
    if (this.#counts.size > GATEWAY_LIMITS.signInWatchedMax) {
      const oldest = this.#counts.keys().next();
      if (!oldest.done) this.#counts.delete(oldest.value);
    }
  }

  forgive(key: string): void {
    const count = this.#current(key);
    if (count) count.failures = Math.max(0, count.failures - 1);
  }

  /** Forgets all failures of a key. */
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
