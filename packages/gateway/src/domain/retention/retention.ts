import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import type { ConsultationStore } from '../consultations/consultation-store.ts';
import type { EngineCounters } from '../counters.ts';
import type { Logger } from '../logger.ts';

/** What the retention needs. */
export interface RetentionOptions {
  readonly store: Pick<ConsultationStore, 'removeExpired' | 'prune'>;
  readonly clock: Clock;
  readonly counters: EngineCounters;
  readonly logger: Logger;
}

/** Deletes what was kept for as long as the campaign promised, a few at a time so that commands come in between. */
export class Retention {
  readonly #options: RetentionOptions;

  constructor(options: RetentionOptions) {
    this.#options = options;
  }

  /** Deletes everything whose time is over; returns how many consultations. */
  async run(): Promise<number> {
    const { store, clock, counters, logger } = this.#options;
    const atMs = clock.now();
    let removed = 0;
    for (let batch: number = GATEWAY_LIMITS.retentionBatch; batch === GATEWAY_LIMITS.retentionBatch; removed += batch) {
      batch = await store.removeExpired(atMs, GATEWAY_LIMITS.retentionBatch);
    }
    await store.prune(atMs - GATEWAY_LIMITS.acceptWindowMs, atMs - GATEWAY_LIMITS.deskCommandsKeptMs);
    counters.removedTotal += removed;
    if (removed > 0) logger.info({ removed }, 'consultations deleted after their time of keeping');
    return removed;
  }
}
