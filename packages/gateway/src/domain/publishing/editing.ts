import { ConsultError, type CampaignText } from '@consult-kit/protocol';
import type { Clock } from '../campaigns/campaign.ts';
import type { Busyness } from '../campaigns/overview.ts';
import { unknownCampaign } from '../identity/open-session.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import type { CampaignSources } from './campaign-sources.ts';
import type { CampaignLookups, CampaignStore, DraftRecord, VersionRecord } from './campaign-store.ts';
import { fileOf } from './campaign-text.ts';

/** What changing campaigns of the store needs. */
export interface EditingOptions {
  readonly store: CampaignStore;
  readonly sources: CampaignSources;
  readonly ledger: Pick<LedgerStore, 'totals'>;
  readonly busyness: Pick<Busyness, 'lineCounts'>;
  readonly clock: Clock;
}

/** A campaign of the store: its newest version and its draft, at least one of them. */
export interface EditedCampaign {
  readonly newest: VersionRecord | undefined;
  /** Only one that is neither published nor discarded. */
  readonly draft: (DraftRecord & { readonly text: string }) | undefined;
  /** The last revision that the campaign's drafts have had. */
  readonly lastRevision: number;
}

/** @throws {ConsultError} `CAMPAIGN_FROM_FILE` for one that is written on the gateway's disk. */
export function assertOfStore(sources: CampaignSources, campaign: string): void {
  if (sources.sourceOf(campaign) !== 'file') return;
  throw new ConsultError(
    'CAMPAIGN_FROM_FILE',
    'This campaign is a file on the gateway’s disk. Change that file; the gateway takes it up by itself.',
  );
}

/** Newest version and draft, whether there are any or not. */
export async function lookUp(lookups: CampaignLookups, campaign: string): Promise<EditedCampaign> {
  const [newest, draft] = [await lookups.version(campaign), await lookups.draft(campaign)];
  return { newest, draft: hasText(draft) ? draft : undefined, lastRevision: draft?.revision ?? 0 };
}

/** The same of a campaign that is there. @throws {ConsultError} `CAMPAIGN_UNKNOWN` */
export async function lookUpKnown(lookups: CampaignLookups, campaign: string): Promise<EditedCampaign> {
  const found = await lookUp(lookups, campaign);
  if (!found.newest && !found.draft) throw unknownCampaign();
  return found;
}

/** @throws {ConsultError} `DRAFT_CONFLICT` unless the draft is in the state that somebody looked at; 0 stands for no draft. */
export function assertRevision({ draft }: EditedCampaign, revision: number): void {
  if ((draft?.revision ?? 0) !== revision) throw draftConflict();
}

/** Somebody else was first. */
export function draftConflict(): ConsultError {
  return new ConsultError(
    'DRAFT_CONFLICT',
    'Somebody else has changed this campaign meanwhile. Read it again, and decide on the differences.',
  );
}

/** What is served or was last published, as a file. */
export function newestFile({ newest }: EditedCampaign): CampaignText | null {
  return newest ? fileOf(newest.text) : null;
}

function hasText(draft: DraftRecord | undefined): draft is DraftRecord & { readonly text: string } {
  return typeof draft?.text === 'string';
}
