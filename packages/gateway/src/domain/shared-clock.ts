import type { Clock } from './campaigns/campaign.ts';

/**
 * The time of the database as this node knows it: the one clock that all nodes share. It is asked every few seconds and carried on by
 * the node's own clock in between, so it is right to about the way there and back. For what nodes compare with each other; what
 * people are told goes by the node's own clock.
 */
export class SharedClock implements Clock {
  readonly #own: Clock;
  readonly #databaseNow: () => Promise<number>;
  #offsetMs = 0;

  /** @param databaseNow - Asks the database, in milliseconds since 1970. */
  constructor(own: Clock, databaseNow: () => Promise<number>) {
    this.#own = own;
    this.#databaseNow = databaseNow;
  }

  now(): number {
    return this.#own.now() + this.#offsetMs;
  }

  /** Asks the database for its time. @throws What the database throws; the clock goes on as before. */
  async ask(): Promise<number> {
    const atMs = await this.#databaseNow();
    this.#offsetMs = atMs - this.#own.now();
    return atMs;
  }
}
