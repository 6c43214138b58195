import { LIMITS, type LineInfo } from '@consult-kit/protocol';

/** Bounds of the ranges that people read, in whole minutes. */
const STEPS_MIN = [1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240] as const;
const MINUTE_MS = 60_000;
/** A wait is called long from here on, and only if it is this much longer than what people waited lately. */
const BUSY_FROM_MS = 10 * MINUTE_MS;
const BUSY_FACTOR = 1.5;

/** How fast a line has moved lately. */
export interface LinePace {
  /** Accepts in the window. */
  readonly samples: number;
  /** Time between two accepts. */
  readonly perAcceptMs: number;
  /** What the middle one of those accepted had waited. */
  readonly medianWaitMs: number;
}

/** A range of minutes, if it is known, and whether it is longer than usual. */
export type WaitEstimate = Pick<LineInfo, 'wait' | 'busy'>;

/** @param accepts - The line's accepts of the last time, oldest first. */
export function paceOf(accepts: readonly { atMs: number; waitedMs: number }[], nowMs: number): LinePace {
  const first = accepts[0];
  const waits = accepts.map(({ waitedMs }) => waitedMs).sort((a, b) => a - b);
  return {
    samples: accepts.length,
    perAcceptMs: first ? Math.max(0, nowMs - first.atMs) / accepts.length : 0,
    medianWaitMs: waits[Math.floor(waits.length / 2)] ?? 0,
  };
}

/** The wait of someone with `ahead` people before them; unknown until enough people have been accepted lately. */
export function estimateWait(pace: LinePace, ahead: number): WaitEstimate {
  if (pace.samples < LIMITS.waitMinSamples) return { wait: null, busy: false };
  const waitMs = (ahead + 1) * pace.perAcceptMs;
  return { wait: rangeAround(waitMs / MINUTE_MS), busy: waitMs >= BUSY_FROM_MS && waitMs > BUSY_FACTOR * pace.medianWaitMs };
}

function rangeAround(minutes: number): { fromMinutes: number; toMinutes: number } {
  const above = STEPS_MIN.findIndex((step) => step > minutes);
  const upper = above < 0 ? STEPS_MIN.length - 1 : Math.max(1, above);
  return { fromMinutes: STEPS_MIN[upper - 1] ?? 1, toMinutes: STEPS_MIN[upper] ?? 2 };
}
