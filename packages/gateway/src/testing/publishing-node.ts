import type { CampaignFile } from '@consult-kit/protocol';
import { ServedCampaigns } from '../domain/campaigns/campaigns.ts';
import type { CampaignCounts } from '../domain/campaigns/overview.ts';
import type { CampaignStore } from '../domain/publishing/campaign-store.ts';
import { CampaignSources } from '../domain/publishing/campaign-sources.ts';
import type { LineCounts } from '../domain/queue/line-counts.ts';
import { createPublishing, type Publishing } from '../domain/publishing/publishing.ts';
import { sqlCampaignStore } from '../store/sql/campaigns.ts';
import type { Database } from '../store/sql/database.ts';
import { sqlLedgerStore } from '../store/sql/ledger.ts';

/** Noon of a day within the campaigns of the tests. */
export const NOW_MS = Date.parse('2027-03-10T04:00:00.000Z');

/** Publishing at one node, at a time that a test sets. */
export interface PublishingNode extends Publishing {
  nowMs: number;
  readonly logged: readonly { fields: Readonly<Record<string, unknown>>; message: string }[];
  /** People whom the engine would count. */
  counts: CampaignCounts;
  /** The same by group and language. */
  lines: readonly LineCounts[];
  /** When the first of them came. */
  firstCameMs: number | null;
}

/** What differs from a node without files. */
export interface PublishingNodeOptions {
  readonly files?: readonly CampaignFile[];
  /** Methods of the store that a test does itself. */
  readonly storeWith?: Partial<CampaignStore>;
  /** Time, and who is there, when it starts. */
  readonly presence?: Partial<Pick<PublishingNode, 'nowMs' | 'firstCameMs'>>;
}

/** A node over a database; it has looked once. */
export async function publishingNode(
  database: Database,
  { files = [], storeWith = {}, presence = {} }: PublishingNodeOptions = {},
): Promise<PublishingNode> {
  const logged: PublishingNode['logged'][number][] = [];
  const log = (fields: Readonly<Record<string, unknown>>, message: string): void => void logged.push({ fields, message });
  const logger = { info: log, warn: log, error: log };
  const state = {
    nowMs: NOW_MS,
    counts: { waiting: 0, talking: 0, doctorsOnline: 0 },
    lines: [] as readonly LineCounts[],
    firstCameMs: null as number | null,
    ...presence,
  };
  const clock = { now: () => state.nowMs };
  const campaigns = new ServedCampaigns(files);
  const store = { ...sqlCampaignStore(database), ...storeWith };
  const sources = new CampaignSources(files, { campaigns, store, clock, logger, presence: { firstCameMs: async () => state.firstCameMs } });
  await sources.look();
  const busyness = { counts: async () => state.counts, lineCounts: async () => state.lines };
  return Object.assign(state, createPublishing({ campaigns, store, sources, ledger: sqlLedgerStore(database), busyness, clock }), {
    logged,
  });
}
