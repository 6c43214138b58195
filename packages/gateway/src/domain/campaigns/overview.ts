import { campaignMoment, type CampaignInstants, type CampaignSource, type ConsoleCampaign } from '@consult-kit/protocol';
import { offsetAt, resolveInstants } from '@consult-kit/protocol/calendar';
import { instant } from '../instant.ts';
import type { LineCounts } from '../queue/line-counts.ts';
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
  /** Those who are in line or in a talk, by group and language. */
  lineCounts(campaign: string): Promise<readonly LineCounts[]>;
}

/** Tells where campaigns are written. */
export interface Provenance {
  sourceOf(campaign: string): CampaignSource | undefined;
  /** 0 for a file. */
  versionOf(campaign: string): number;
}

/** What an overview is made of. */
export interface OverviewOptions {
  readonly campaigns: ServedCampaigns;
  readonly provenance: Provenance;
  readonly busyness: Busyness;
  /** Campaigns that somebody has begun to change. */
  readonly drafted: ReadonlySet<string>;
  readonly atMs: number;
  readonly nowMs: number;
}

/**
 * Every campaign with its state at `atMs`; findings and counts are those of `nowMs`. Files stand in the order in which they were named,
 * behind them what the store has, in the order of the ids: every node tells the same.
 */
export async function campaignOverview({ campaigns, busyness, nowMs, ...options }: OverviewOptions): Promise<ConsoleCampaign[]> {
  const { provenance } = options;
  const ofFiles = campaigns.all().filter(({ id }) => provenance.sourceOf(id) === 'file');
  const ofStore = campaigns.all().filter(({ id }) => provenance.sourceOf(id) !== 'file');
  return await Promise.all(
    [...ofFiles, ...ofStore.sort((a, b) => (a.id < b.id ? -1 : 1))].map(async (campaign) => ({
      ...stateOf(campaign, options),
      document: campaign.document(nowMs),
      findings: campaigns.findings(campaign.id, nowMs),
      ...(await busyness.counts(campaign.id)),
    })),
  );
}

/** What a campaign does at an instant, as the console tells it. */
export function momentAt(instants: CampaignInstants, atMs: number) {
  const { state, showsCard, takesNewPeople, nextChangeAtMs } = campaignMoment(instants, atMs);
  return { at: instant(atMs), state, showsCard, takesNewPeople, nextChangeAt: nextChangeAtMs === null ? null : instant(nextChangeAtMs) };
}

function stateOf({ id, file }: ServedCampaign, { provenance, drafted, atMs }: Pick<OverviewOptions, 'provenance' | 'drafted' | 'atMs'>) {
  const { placements, firstDay, lastDay, timeZone } = file;
  return {
    ...momentAt(resolveInstants(file, atMs), atMs),
    source: provenance.sourceOf(id) ?? ('file' as const),
    version: provenance.versionOf(id),
    hasDraft: drafted.has(id),
    placements,
    firstDay,
    lastDay,
    zoneOffset: offsetAt(atMs, timeZone),
  };
}
