import { GATEWAY_LIMITS } from '../limits.ts';

/** What the lobby does with whoever has to leave it. */
interface Stranger {
  /** Turns away someone who has not said who it is. */
  dismiss(): void;
}

/**
 * Sockets from which no hello has come. Addresses tell nothing, because a carrier puts a county behind one, so all are counted
 * together; when there are too many, the one that has been silent longest makes room.
 */
export class Lobby {
  readonly #strangers = new Set<Stranger>();

  get size(): number {
    return this.#strangers.size;
  }

  add(stranger: Stranger): void {
    this.#strangers.add(stranger);
    if (this.#strangers.size <= GATEWAY_LIMITS.socketsSilentMax) return;
    const [oldest] = this.#strangers;
    if (!oldest) return;
    this.#strangers.delete(oldest);
    oldest.dismiss();
  }

  remove(stranger: Stranger): void {
    this.#strangers.delete(stranger);
  }
}
