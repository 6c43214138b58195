import type { Bus } from '../../bus/bus.ts';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { ConsultationStore } from '../consultations/consultation-store.ts';
import type { EngineCounters } from '../counters.ts';
import type { Timers } from '../timers.ts';
import type { LiveHub } from './live-hub.ts';

/** What a sweep needs. */
export interface LogSweepOptions {
  readonly store: Pick<ConsultationStore, 'logEnds'>;
  readonly bus: Bus;
  readonly hub: LiveHub;
  readonly counters: EngineCounters;
  readonly timers: Timers;
  /** In [0, 1). */
  readonly random: () => number;
  /** Reads lines and desks anew next time. */
  readonly refresh: () => void;
  /** Told what a sweep failed of; the next one comes. */
  readonly onFault: (fault: unknown) => void;
}

/**
 * Looks into the database for what other nodes committed: now and then while their hints come, as one may have been lost; every
 * second while none come. One statement looks after everything that is followed here. A gateway that is alone looks after nothing.
 */
export class LogSweep {
  readonly #options: LogSweepOptions;
  readonly #stopListening: () => void;
  #cancel: () => void = () => {};
  #sweeps = 0;
  #isRunning = false;
  /** The link moved during a sweep. */
  #isWantedAgain = false;
  #isClosed = false;

  constructor(options: LogSweepOptions) {
    this.#options = options;
    // What other nodes said while nobody listened is found at once.
    this.#stopListening = options.bus.onLink(() => this.#schedule(0));
    this.#schedule(this.#delayMs());
  }

  /** Looks once. */
  async run(): Promise<void> {
    const { bus, hub, refresh } = this.#options;
    if (bus.link === 'joined' || this.#sweeps % GATEWAY_LIMITS.sweepsPerLook === 0) {
      refresh();
      hub.lookAgain();
    }
    this.#sweeps += 1;
    await this.#heal();
  }

  close(): void {
    this.#isClosed = true;
    this.#stopListening();
    this.#cancel();
  }

  async #heal(): Promise<void> {
    const { store, hub, counters } = this.#options;
    const followed = hub.followedLogs();
    if (followed.size === 0) return;
    for (const [key, seq] of await store.logEnds([...followed.keys()])) {
      const consultation = followed.get(key);
      if (consultation !== undefined && hub.heal(consultation, seq)) counters.sweepHealedTotal += 1;
    }
  }

  #schedule(delayMs: number): void {
    this.#isWantedAgain = this.#isRunning;
    this.#cancel();
    if (this.#isRunning || this.#isClosed || this.#options.bus.link === 'alone') return;
    this.#cancel = this.#options.timers.after(delayMs, () => {
      void this.#turn();
    });
  }

  async #turn(): Promise<void> {
    this.#isRunning = true;
    try {
      await this.run();
    } catch (fault) {
      this.#options.onFault(fault);
    }
    this.#isRunning = false;
    this.#schedule(this.#isWantedAgain ? 0 : this.#delayMs());
  }

  /** Nodes that started together do not look together. */
  #delayMs(): number {
    const { bus, random } = this.#options;
    const everyMs = bus.link === 'joined' ? GATEWAY_LIMITS.sweepEveryMs : GATEWAY_LIMITS.sweepAwayMs;
    return Math.round(everyMs * (0.5 + random() / 2));
  }
}
