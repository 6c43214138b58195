import type { ServedCampaigns } from '../campaigns/campaigns.ts';
import type { Busyness } from '../campaigns/overview.ts';
import { CampaignPages } from './campaign-pages.ts';
import { Drafts } from './drafts.ts';
import type { EditingOptions } from './editing.ts';
import { Publisher } from './publisher.ts';

/** What publishing is made of. */
export interface PublishingOptions extends EditingOptions {
  readonly campaigns: ServedCampaigns;
  readonly busyness: Busyness;
}

/** Campaigns of the store: drafts, versions, and what the console shows of them. */
export interface Publishing extends PublishingOptions {
  readonly drafts: Drafts;
  readonly publisher: Publisher;
  readonly pages: CampaignPages;
}

/** Joins the parts. */
export function createPublishing(options: PublishingOptions): Publishing {
  return { ...options, drafts: new Drafts(options), publisher: new Publisher(options), pages: new CampaignPages(options) };
}
