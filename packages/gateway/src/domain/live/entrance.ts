import { ConsultError } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Timers } from '../timers.ts';
import { RANKS, type Admission, type Rank } from './admission.ts';

/** The door: people come in at the places that the admission gives them, and never so many in one turn that those inside wait. */
export class Entrance {
  readonly #admission: Admission;
  readonly #timers: Timers;
  readonly #counters: { arrivalsPutOffTotal: number };
  readonly #waiting: Readonly<Record<Rank, (() => void)[]>> = { doctor: [], returning: [], new: [] };
  #scheduled = false;

  constructor(admission: Admission, timers: Timers, counters = { arrivalsPutOffTotal: 0 }) {
    this.#admission = admission;
    this.#timers = timers;
    this.#counters = counters;
  }

  /**
   * Resolves when this one may come in.
   * @param key - Knows the same one again: a session, or a `shared` address.
   * @throws {ConsultError} `GATEWAY_BUSY` with the time at which a place is free for just this one.
   */
  async enter(rank: Rank, key: string, options: { shared?: boolean } = {}): Promise<void> {
    const place = this.#admission.ask(rank, key, options);
    if (place.type === 'return') {
      this.#counters.arrivalsPutOffTotal += 1;
      throw busy(place.retryAfterMs);
    }
    if (place.waitMs > 0) await new Promise<void>((resolve) => this.#timers.after(place.waitMs, resolve));
    await new Promise<void>((resolve) => {
      this.#waiting[rank].push(resolve);
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#letIn());
  }

  #letIn(): void {
    this.#scheduled = false;
    for (let count = 0; count < GATEWAY_LIMITS.admissionsPerTurn; count += 1) {
      const first = RANKS.find((rank) => this.#waiting[rank].length > 0);
      if (first === undefined) return;
      this.#waiting[first].shift()?.();
    }
    this.#schedule();
  }
}

/** The failure of someone who comes when too many do. @param retryAfterMs - When to come back. */
export function busy(retryAfterMs: number): ConsultError {
  return new ConsultError('GATEWAY_BUSY', 'More people arrive at this moment than can be let in at once. Come back in a moment.', {
    retryAfterMs,
  });
}
