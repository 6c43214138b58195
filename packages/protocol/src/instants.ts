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
    open: stretchesOf(schedule.open),
    horizonMs: Date.parse(schedule.horizonAt),
    paused: document.paused !== undefined,
  };
}

/** A group's hours in a document as numbers for `moduleMoment`: its own, or those of the campaign. */
export function moduleHoursOf({ schedule }: Pick<ScheduledDocument, 'schedule'>, module: string): CampaignInstants['open'] {
  return stretchesOf(schedule.modules?.[module] ?? schedule.open);
}

function stretchesOf(open: ScheduledDocument['schedule']['open']): CampaignInstants['open'] {
  return open.map(([from, to]) => [Date.parse(from), Date.parse(to)] as const);
}
