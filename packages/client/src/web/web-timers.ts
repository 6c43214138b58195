import type { Timers } from '../boundary.ts';

/** The browser's clock, timers and random numbers. */
export function createWebTimers(): Timers {
  return {
    now: () => performance.now(),
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
  };
}
