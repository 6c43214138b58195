import type { Timers } from './boundary.ts';

/**
 * The gateway's clock as the device's monotonic clock plus an offset. Each answer says between which two offsets the truth lies;
 * the offset moves only as far as it must, so slow answers (a long poll) never spoil what fast ones have shown.
 */
export interface ServerClock {
  /** The gateway's clock minus the device's; null before the first answer. */
  readonly offsetMs: number | null;
  /** The gateway's time, milliseconds since 1970; null before the first answer. */
  readonly nowMs: number | null;
  /**
   * Learns from an answer that left the gateway at `serverMs`.
   * @param sentAtMs - When the request went out, on the device's clock.
   * @param coarseMs - How much later the gateway's clock may have been, where it was rounded down.
   */
  learn(serverMs: number, sentAtMs: number, coarseMs?: number): void;
}

export function createServerClock(timers: Timers, onMove: () => void): ServerClock {
  let currentMs: number | null = null;

  function learn(serverMs: number, sentAtMs: number, coarseMs = 0): void {
    if (!Number.isFinite(serverMs)) return;
    const least = serverMs - timers.now();
    const most = serverMs - sentAtMs + coarseMs;
    const offsetMs = Math.round(Math.min(most, Math.max(least, currentMs ?? (least + most) / 2)));
    if (offsetMs === currentMs) return;
    currentMs = offsetMs;
    onMove();
  }

  return {
    get offsetMs() {
      return currentMs;
    },
    get nowMs() {
      return currentMs === null ? null : currentMs + timers.now();
    },
    learn,
  };
}
