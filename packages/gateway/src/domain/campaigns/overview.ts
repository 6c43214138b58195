import { campaignMoment, type ConsoleCampaign } from '@consult-kit/protocol';
import { offsetAt, resolveInstants } from '@consult-kit/protocol/calendar';
import { instant } from '../instant.ts';
import type { ServedCampaigns } from './campaigns.ts';
import type { ServedCampaign } from './served-campaign.ts';

/** How many people a campaign has at this moment. */
export interface CampaignCounts {
  waiting: number;
  talking: number;
  doctorsOnline: number;
}

/** Tells how busy a campaign is. */
export interface Busyness {
  counts(campaign: string): Promise<CampaignCounts>;
}

/** Every campaign with its state at `atMs`; findings and counts are those of `nowMs`. */
export async function campaignOverview(
  campaigns: ServedCampaigns,
  busyness: Busyness,
  { atMs, nowMs }: { atMs: number; nowMs: number },
): Promise<ConsoleCampaign[]> {
  return await Promise.all(
    campaigns.all().map(async (campaign) => ({
      ...stateOf(campaign, atMs),
      document: campaign.document(nowMs),
      findings: campaigns.findings(campaign.id, nowMs),
      ...(await busyness.counts(campaign.id)),
    })),
  );
}

function stateOf({ file }: ServedCampaign, atMs: number) {
  const moment = campaignMoment(resolveInstants(file, atMs), atMs);
  return {
    source: 'file' as const,
    version: 0,
    hasDraft: false,
    placements: file.placements,
    firstDay: file.firstDay,
    lastDay: file.lastDay,
    zoneOffset: offsetAt(atMs, file.timeZone),
    at: instant(atMs),
    state: moment.state,
    showsCard: moment.showsCard,
    takesNewPeople: moment.takesNewPeople,
    nextChangeAt: moment.nextChangeAtMs === null ? null : instant(moment.nextChangeAtMs),
  };
}
