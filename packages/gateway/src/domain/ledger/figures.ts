import { GATEWAY_LIMITS } from '../../limits.ts';
import { endOfTurn } from '../end-of-turn.ts';
import type { Interval, LedgerStore } from './ledger-store.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Lengths that a step may have, so that a plot's axis has round times; the last one is enough for the longest interval. */
const STEPS_MS = [1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS).concat([1, 2, 3, 6, 12, 24].map((hours) => hours * HOUR_MS));
/** Who waits longer leaves by the gateway's doing, at the latest with a look or two more. */
const WAITING_AT_MOST_MS = GATEWAY_LIMITS.waitingEndsMs + HOUR_MS;

/** How a campaign went in one step. */
export interface FigureStep {
  readonly atMs: number;
  /** Who had entered the line, and neither had a doctor nor left again, at the step's end. */
  readonly waiting: number;
  readonly entered: number;
  readonly accepted: number;
  readonly waitMedianMs: number | null;
  readonly waitNinetiethMs: number | null;
  readonly settled: number;
  readonly settledMinor: number;
}

/** How a campaign went, in steps of equal length; the last one ends with the interval or with the present. */
export interface Figures {
  readonly stepMs: number;
  readonly steps: readonly FigureStep[];
}

/**
 * Works out how a campaign went from its cases, which stay when conversations are deleted. Who came back to the line from a talk is not
 * in it for a second time. Read step by step, between which the loop goes on.
 * @param interval - At most `figuresSpanMs` long; its length decides that of the steps.
 * @param nowMs - Nothing is known of later steps, so the last one ends here.
 */
export async function campaignFigures(ledger: LedgerStore, campaign: string, interval: Interval, nowMs: number): Promise<Figures> {
  const { fromMs } = interval;
  const toMs = Math.min(interval.toMs, nowMs);
  const stepMs = stepFor(interval.toMs - fromMs);
  const steps: FigureStep[] = [];
  let waiting = await waitingAt(ledger, campaign, fromMs);
  for (let atMs = fromMs; atMs < toMs; atMs += stepMs) {
    const step = { fromMs: atMs, toMs: Math.min(atMs + stepMs, toMs) };
    const [entered, accepted, closed] = await Promise.all([
      ledger.entered(campaign, step),
      ledger.accepted(campaign, step),
      ledger.closed(campaign, step),
    ]);
    waiting += entered - accepted.count - closed.unaccepted;
    steps.push({
      atMs,
      waiting,
      entered,
      accepted: accepted.count,
      waitMedianMs: accepted.medianMs,
      waitNinetiethMs: accepted.ninetiethMs,
      settled: closed.settled,
      settledMinor: closed.settledMinor,
    });
    await endOfTurn();
  }
  return { stepMs, steps };
}

/** The shortest of the lengths with which an interval has few enough steps. */
function stepFor(spanMs: number): number {
  return STEPS_MS.find((stepMs) => Math.ceil(spanMs / stepMs) <= GATEWAY_LIMITS.figuresStepsMax) ?? Infinity;
}

/** Everybody who may still wait entered in the last days; looked at hour by hour. */
async function waitingAt(ledger: LedgerStore, campaign: string, atMs: number): Promise<number> {
  let waiting = 0;
  for (let fromMs = atMs - WAITING_AT_MOST_MS; fromMs < atMs; fromMs += HOUR_MS) {
    waiting += await ledger.stillWaiting(campaign, { fromMs, toMs: Math.min(fromMs + HOUR_MS, atMs) }, atMs);
    await endOfTurn();
  }
  return waiting;
}
