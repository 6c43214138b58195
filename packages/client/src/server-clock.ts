import type { Timers } from './boundary.ts';

/**
 * The gateway's clock as the device's monotonic clock plus an offset. Each answer says between which two offsets the truth lies;
 * the offset moves only as far as it must, so slow answers (a long poll) never spoil what fast ones have shown.
 */
export class ServerClock {
  readonly #timers: Timers;
  readonly #onMove: (offsetMs: number) => void;
  #offsetMs: number | null = null;

  constructor(timers: Timers, onMove: (offsetMs: number) => void) {
    this.#timers = timers;
    this.#onMove = onMove;
  }

  /** The gateway's clock minus the device's; null before the first answer. */
  get offsetMs(): number | null {
    return this.#offsetMs;
  }

  /** The gateway's time, milliseconds since 1970; null before the first answer. */
  get nowMs(): number | null {
    return this.#offsetMs === null ? null : this.#offsetMs + this.#timers.now();
  }

  /**
   * Learns from an answer that left the gateway at `serverMs`.
   * @param sentAtMs - When the request went out, on the device's clock.
   * @param coarseMs - How much later the gateway's clock may have been, where it was rounded down.
   */
  learn(serverMs: number, sentAtMs: number, coarseMs = 0): void {
    if (!Number.isFinite(serverMs)) return;
    const least = serverMs - this.#timers.now();
    const most = serverMs - sentAtMs + coarseMs;
    const offsetMs = Math.round(Math.min(most, Math.max(least, this.#offsetMs ?? (least + most) / 2)));
    if (offsetMs === this.#offsetMs) return;
    this.#offsetMs = offsetMs;
    this.#onMove(offsetMs);
  }
}
