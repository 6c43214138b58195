import { ConsultError } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import { WindowCounter } from '../window-counter.ts';

/** Connections of this very machine: tests, or a proxy that was not named, behind which everybody has this one address. */
const LOOPBACK = /^(::1$|(::ffff:)?127\.)/;

/** Bounds the guests' sessions that one address opens, so that nobody alone can fill the database. */
export class GuestLimit {
  readonly #counter: WindowCounter | undefined;

  /** @param max - Sessions in one window from one address; 0 for no bound. */
  constructor(max: number, clock: Clock) {
    const { guestWindowMs: windowMs, guestAddressesMax: keysMax } = GATEWAY_LIMITS;
    this.#counter = max === 0 ? undefined : new WindowCounter({ max, windowMs, keysMax }, clock);
  }

  /** Counts one more session of an address. @throws {ConsultError} `RATE_LIMITED` with the time to wait. */
  take(address: string): void {
    if (!this.#counter || LOOPBACK.test(address)) return;
    const waitMs = this.#counter.waitMs(address);
    if (waitMs > 0) {
      throw new ConsultError('RATE_LIMITED', 'Too many guests come from this address at this moment. Try again in a few minutes.', {
        retryAfterMs: waitMs,
      });
    }
    this.#counter.count(address);
  }
}
