import type { CampaignInstants } from './clock.ts';

/** The parts of a public campaign document that the clock needs. */
export interface ScheduledDocument {
  schedule: {
    startsAt: string;
    cardClosesAt: string;
    lineClosesAt: string;
    open: readonly (readonly [string, string])[];
    modules?: Readonly<Record<string, readonly (readonly [string, string])[]>> | undefined;
    horizonAt: string;
  };
  paused?: unknown;
}

/** A document's schedule as numbers for the clock. */
export function instantsOf(document: ScheduledDocument): CampaignInstants {
  const { schedule } = document;
  return {
    startsAtMs: Date.parse(schedule.startsAt),
    cardClosesAtMs: Date.parse(schedule.cardClosesAt),
    lineClosesAtMs: Date.parse(schedule.lineClosesAt),
    open: schedule.open.map(([from, to]) => [Date.parse(from), Date.parse(to)] as const),
    horizonMs: Date.parse(schedule.horizonAt),
    paused: document.paused !== undefined,
  };
}
