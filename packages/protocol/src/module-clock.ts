import type { CampaignInstants, CampaignMoment } from './clock.ts';
import type { ScheduledDocument } from './instants.ts';

// Apart from the campaign's clock: the entry card has that one all year and no use for groups.

/** How a group is served at an instant, as far as hours say it; the campaign's own state comes first. */
export interface ModuleMoment {
  /** Whether its doctors are there. */
  served: boolean;
  /** When they are there next or now: `[from, to)`, or `null` if no hours are known. */
  hours: CampaignMoment['hours'];
  /** When `served` next changes, or `null` if no change is known. */
  nextChangeAtMs: number | null;
}

/**
 * Whether the doctors of a group are there at an instant, and when next.
 * @param open - The group's hours: its own, or those of the campaign.
 */
export function moduleMoment(open: CampaignInstants['open'], atMs: number): ModuleMoment {
  const hours = open.find(([, toMs]) => atMs < toMs) ?? null;
  const served = hours !== null && atMs >= hours[0];
  return { served, hours, nextChangeAtMs: hours && hours[served ? 1 : 0] };
}

/** A group's hours in a document as numbers for `moduleMoment`: its own, or those of the campaign. */
export function moduleHoursOf({ schedule }: Pick<ScheduledDocument, 'schedule'>, module: string): CampaignInstants['open'] {
  return (schedule.modules?.[module] ?? schedule.open).map(([from, to]) => [Date.parse(from), Date.parse(to)] as const);
}
