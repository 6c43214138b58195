import type { ConsultationEvent } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { ConsultationStore, StoredPage } from './consultation-store.ts';

/**
 * Reads logs forward, for those who follow them. The newest events of this node's own commits are kept in memory, so that a
 * message costs its readers no look into the database. Whatever is not there is read from it.
 */
export class LogFeed {
  readonly #store: Pick<ConsultationStore, 'events' | 'storedPage'>;
  /** The newest events without gaps, by consultation; used last stands last. */
  readonly #tails = new Map<string, ConsultationEvent[]>();

  constructor(store: Pick<ConsultationStore, 'events' | 'storedPage'>) {
    this.#store = store;
  }

  /** Takes in committed events. */
  remember(consultation: string, events: readonly ConsultationEvent[]): void {
    const known = this.#tails.get(consultation);
    const follows = known?.at(-1)?.seq === (events[0]?.seq ?? 0) - 1;
    const tail = known && follows ? known : [];
    tail.push(...events);
    if (tail.length > GATEWAY_LIMITS.feedEventsMax) tail.splice(0, tail.length - GATEWAY_LIMITS.feedEventsMax);
    this.#tails.delete(consultation);
    this.#tails.set(consultation, tail);
    if (this.#tails.size > GATEWAY_LIMITS.feedConsultationsMax) this.#forgetOldest();
  }

  /** Events right after `after`, in rising order without gaps; the first `limit` of them. */
  async read(consultation: string, key: number, after: number, limit: number): Promise<readonly ConsultationEvent[]> {
    const tail = this.#tails.get(consultation);
    const first = tail?.[0]?.seq;
    if (tail && first !== undefined && first <= after + 1 && after + 1 < first + tail.length) {
      return tail.slice(after + 1 - first, after + 1 - first + limit);
    }
    return this.#store.events(key, { after, limit });
  }

  /** The same as it is stored; `undefined` if it is to be had without a look into the database. */
  async readStored(consultation: string, key: number, after: number, limit: number): Promise<StoredPage | undefined> {
    return this.recent(consultation, after, after + 1) ? undefined : this.#store.storedPage(key, after, limit);
  }

  /** The events from behind `after` up to `upTo`, if all of them are in memory. */
  recent(consultation: string, after: number, upTo: number): readonly ConsultationEvent[] | undefined {
    const tail = this.#tails.get(consultation);
    const first = tail?.[0]?.seq;
    if (!tail || first === undefined || first > after + 1 || upTo >= first + tail.length) return undefined;
    return tail.slice(after + 1 - first, upTo + 1 - first);
  }

  #forgetOldest(): void {
    const oldest = this.#tails.keys().next();
    if (!oldest.done) this.#tails.delete(oldest.value);
  }
}
