import type { Bus, BusCounts, BusLink, Hint } from './bus.ts';
import { BusListeners } from './listeners.ts';

/** The bus of a gateway that tells nobody else: hints reach their listeners at once and in order. */
export class InProcessBus implements Bus {
  readonly #listeners: BusListeners;

  /** @param link - `away` where other processes may write to the same database, so that this one looks there by itself. */
  constructor(link: 'alone' | 'away' = 'alone') {
    this.#listeners = new BusListeners(link);
  }

  get node(): string {
    return this.#listeners.node;
  }

  get link(): BusLink {
    return this.#listeners.link;
  }

  get counts(): Readonly<BusCounts> {
    return this.#listeners.counts;
  }

  publish(hint: Hint): void {
    this.#listeners.tell(hint, this.node);
  }

  subscribe(listener: (hint: Hint, from: string) => void): () => void {
    return this.#listeners.subscribe(listener);
  }

  onLink(listener: (link: BusLink) => void): () => void {
    return this.#listeners.onLink(listener);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
  }
}
