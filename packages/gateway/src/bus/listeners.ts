import { createId } from '@consult-kit/protocol';
import type { BusCounts, BusLink, Hint } from './bus.ts';

/** What every bus has towards its own node: listeners of hints and of the link. */
export class BusListeners {
  readonly node = createId();
  readonly counts: BusCounts = { published: 0, received: 0, ignored: 0, losses: 0 };
  readonly #hints = new Set<(hint: Hint, from: string) => void>();
  readonly #links = new Set<(link: BusLink) => void>();
  #link: BusLink;

  constructor(link: BusLink) {
    this.#link = link;
  }

  get link(): BusLink {
    return this.#link;
  }

  subscribe(listener: (hint: Hint, from: string) => void): () => void {
    this.#hints.add(listener);
    return () => this.#hints.delete(listener);
  }

  onLink(listener: (link: BusLink) => void): () => void {
    this.#links.add(listener);
    return () => this.#links.delete(listener);
  }

  /** Tells this node's listeners, in the order in which they came. */
  tell(hint: Hint, from: string): void {
    for (const listener of this.#hints) listener(hint, from);
  }

  /** Moves the link; nothing happens if it is there already. */
  turn(link: BusLink): void {
    if (link === this.#link) return;
    if (this.#link === 'joined') this.counts.losses += 1;
    this.#link = link;
    for (const listener of this.#links) listener(link);
  }

  clear(): void {
    this.#hints.clear();
    this.#links.clear();
  }
}
