import type { Bus } from './bus/bus.ts';
import type { Clock } from './domain/campaigns/campaign.ts';
import type { EngineCounters } from './domain/counters.ts';
import { stepsFor } from './domain/in-steps.ts';
import { GATEWAY_LIMITS } from './limits.ts';

/** What taking leave needs to know. */
export interface DrainOptions {
  readonly bus: Pick<Bus, 'link'>;
  readonly counters: Pick<EngineCounters, 'socketsOpen' | 'pollsOpen'>;
  readonly clock: Clock;
  /** Numbers in [0, 1). */
  readonly random: () => number;
}

/** A stopping gateway takes leave of its clients: when it has begun, and when each of them should come back. */
export class Drain {
  readonly #options: DrainOptions;
  readonly #listeners = new Set<() => Promise<void>>();
  #endsAtMs: number | undefined;

  constructor(options: DrainOptions) {
    this.#options = options;
  }

  /** Whether clients are being told; nobody new is let in any more. */
  get hasBegun(): boolean {
    return this.#endsAtMs !== undefined;
  }

  /** @param listener - Tells some of the clients, and resolves when they are gone. */
  onBegun(listener: () => Promise<void>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Has everyone told; resolves when all of them are gone. The time it takes grows with their number: a few are gone at once. */
  async run(): Promise<void> {
    const { clock, counters } = this.#options;
    const { steps } = stepsFor(Math.max(counters.socketsOpen, counters.pollsOpen));
    this.#endsAtMs = clock.now() + Math.max(0, steps - 1) * GATEWAY_LIMITS.drainStepMs;
    await Promise.all([...this.#listeners].map((listener) => listener()));
  }

  /**
   * When one client should come back, in milliseconds, drawn for each. Other nodes take people up at once; a gateway that stands alone
   * has to end first.
   */
  comeBackMs(): number {
    const { bus, clock, random } = this.#options;
    const { byeRetryMinMs, byeRetryMaxMs } = GATEWAY_LIMITS;
    const untilEndMs = bus.link === 'alone' ? Math.max(0, (this.#endsAtMs ?? 0) - clock.now()) : 0;
    return Math.round(untilEndMs + byeRetryMinMs + random() * (byeRetryMaxMs - byeRetryMinMs));
  }
}
