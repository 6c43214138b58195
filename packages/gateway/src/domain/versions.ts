import type { Clock } from './campaigns/campaign.ts';

/**
 * Numbers that only rise, also over a restart, because they follow the clock. They mark what a long poll has been told of what
 * stands in no log.
 */
export class Versions {
  readonly #clock: Clock;
  #last = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  next(): number {
    this.#last = Math.max(this.#last + 1, this.#clock.now());
    return this.#last;
  }
}
