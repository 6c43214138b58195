/** How fast something may come: `burst` at once, then one every `everyMs`. */
export interface Pace {
  readonly everyMs: number;
  readonly burst: number;
  /** How many may be let wait for their turn. */
  readonly aheadMax: number;
}

/** A pace of `count` within `periodMs`; `undefined`, which means no bound, for a count of 0. */
export function paceOf(count: number, periodMs: number, { burst, aheadMax }: { burst: number; aheadMax: number }): Pace | undefined {
  return count === 0 ? undefined : { everyMs: periodMs / count, burst: Math.max(1, burst), aheadMax };
}

// The state of one sender is a single number, the time at which its whole burst is free again (the generic cell rate algorithm):
// nothing is counted and no timer runs.

/** Milliseconds until the next one may come; 0 if it may now. @param freeAtMs - The state; 0 for a sender who never came. */
export function paceWaitMs(pace: Pace, freeAtMs: number, nowMs: number): number {
  return Math.max(0, believed(pace, freeAtMs, nowMs) - (pace.burst - 1) * pace.everyMs - nowMs);
}

/** The state after one more has come, or has been promised its turn. */
export function paceTaken(pace: Pace, freeAtMs: number, nowMs: number): number {
  return Math.max(believed(pace, freeAtMs, nowMs), nowMs) + pace.everyMs;
}

/** Nobody is further ahead than this: the clock was set back, and who came before must not wait for that. */
function believed({ everyMs, burst, aheadMax }: Pace, freeAtMs: number, nowMs: number): number {
  return freeAtMs - nowMs > (burst + aheadMax) * everyMs ? 0 : freeAtMs;
}
