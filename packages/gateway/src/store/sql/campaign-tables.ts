import type { Generated } from 'kysely';

/** Every version of every campaign of the store. Never changed, never deleted. */
export interface CampaignVersionTable {
  /** In the order of the commits: versions are made one at a time. */
  key: Generated<number>;
  campaign: string;
  /** 1, 2, 3 … within the campaign. */
  version: number;
  /** JSON: the campaign file. */
  file: string;
  at: number;
  /** Who made it; `null` for the command. */
  account: string | null;
  /** `published`, `paused` or `resumed`. */
  kind: string;
  /** Of the draft that it was made from; `null` without one. */
  revision: number | null;
}

/** One row for each campaign that has ever had a draft; it stays, so that revisions only rise. */
export interface CampaignDraftTable {
  campaign: string;
  revision: number;
  base_version: number;
  /** JSON; `null` while there is no draft. */
  file: string | null;
  at: number;
  account: string | null;
  /** The entry of the history into which saves are gathered, since when, and the draft as it was before them. */
  entry: number | null;
  entry_at: number | null;
  entry_file: string | null;
}

/** Who did what to a campaign. */
export interface CampaignHistoryTable {
  key: Generated<number>;
  campaign: string;
  at: number;
  account: string | null;
  what: string;
  version: number | null;
  /** JSON: a list of changes in sentences. */
  changes: string;
}

/** Who had a campaign's form open, and when that was last said. */
export interface CampaignEditorTable {
  campaign: string;
  account: string;
  at: number;
}

/** The tables of campaigns, by name. */
export interface CampaignTables {
  campaign_versions: CampaignVersionTable;
  campaign_drafts: CampaignDraftTable;
  campaign_history: CampaignHistoryTable;
  campaign_editors: CampaignEditorTable;
}
