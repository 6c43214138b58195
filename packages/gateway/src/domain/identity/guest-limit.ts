import { ConsultError } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import type { Entrance } from '../live/entrance.ts';
import { WindowCounter } from '../window-counter.ts';

/** Connections of this very machine: tests, or a proxy that was not named, behind which everybody has this one address. */
const LOOPBACK = /^(::1$|(::ffff:)?127\.)/;

/** Bounds the guests' sessions that one address opens, so that nobody alone can fill the database, and lets newcomers in in turn. */
export class GuestLimit {
  readonly #entrance: Entrance | undefined;
  readonly #counter: WindowCounter | undefined;

  /**
   * @param max - Sessions in one window from one address; 0 for no bound.
   * @param entrance - Where newcomers come in; without it everyone does at once.
   */
  constructor(max: number, clock: Clock, entrance?: Entrance) {
    const { guestWindowMs: windowMs, guestAddressesMax: keysMax } = GATEWAY_LIMITS;
    this.#counter = max === 0 ? undefined : new WindowCounter({ max, windowMs, keysMax }, clock);
    this.#entrance = entrance;
  }

  /**
   * Counts one more guest of an address, and resolves when this one may come in.
   * @throws {ConsultError} `RATE_LIMITED` or `GATEWAY_BUSY`, each with the time to wait.
   */
  async take(address: string): Promise<void> {
    const counter = LOOPBACK.test(address) ? undefined : this.#counter;
    const waitMs = counter?.waitMs(address) ?? 0;
    if (waitMs > 0) {
      throw new ConsultError('RATE_LIMITED', 'Too many guests come from this address at this moment. Try again in a few minutes.', {
        retryAfterMs: waitMs,
      });
    }
    counter?.count(address);
    try {
      await this.#entrance?.enter('new', address, { shared: true });
    } catch (reason) {
      // Who is told to come back has not come in.
      counter?.forgive(address);
      throw reason;
    }
  }
}
