import type { CampaignChange } from '@consult-kit/protocol/calendar';
import type { Editor, HistoryEntry } from '@consult-kit/protocol';

/** How a version came to be. */
export type VersionKind = 'published' | 'paused' | 'resumed';

/** A version of a campaign as it is kept. */
export interface VersionRecord {
  /** Rises with every version of every campaign, in the order in which they were made. */
  readonly key: number;
  readonly campaign: string;
  readonly version: number;
  readonly kind: VersionKind;
  /** The campaign file as JSON. Sound when it was published; another version of the gateway may think otherwise. */
  readonly text: string;
  /** The revision of the draft that it was made from; `null` for one that was made without a draft. */
  readonly ofRevision: number | null;
  readonly atMs: number;
  readonly by: Editor;
}

/** A draft as it is kept. */
export interface DraftRecord {
  readonly campaign: string;
  /** Rises with every save, also from one draft of a campaign to the next. */
  readonly revision: number;
  readonly baseVersion: number;
  /** JSON; `null` once it was published or discarded. */
  readonly text: string | null;
  readonly atMs: number;
  readonly by: Editor;
  /** The history's entry into which saves are gathered, since when, and the draft as it was before them. */
  readonly gathered: { readonly entry: number; readonly sinceMs: number; readonly from: string } | null;
}

/** What is new in a campaign; the account is `null` for the command. */
interface Signed {
  readonly campaign: string;
  readonly atMs: number;
  readonly account: string | null;
}

/** A version that is to be kept. */
export interface NewVersion extends Signed {
  readonly version: number;
  readonly kind: VersionKind;
  readonly text: string;
  readonly ofRevision?: number | undefined;
}

/** A draft that is to be kept in the place of the one before. */
export interface NewDraft extends Signed, Pick<DraftRecord, 'revision' | 'baseVersion' | 'text' | 'gathered'> {}

/** An entry that is to be added to the history. */
export interface NewEntry extends Signed {
  readonly what: HistoryEntry['what'];
  readonly version: number | null;
  readonly changes: readonly CampaignChange[];
}

/** An entry of the history as it is kept. */
export interface EntryRecord extends Omit<NewEntry, 'account'> {
  readonly key: number;
  readonly by: Editor;
}

/** A draft of a campaign that has never been published. */
export type UnpublishedDraft = Pick<DraftRecord, 'campaign' | 'atMs' | 'by'> & { readonly text: string };

/** Someone who has a campaign's form open. */
export interface EditorRecord {
  readonly by: Editor;
  readonly atMs: number;
}

/** What can be looked up. */
export interface CampaignLookups {
  /** The highest key of all versions; 0 without any. */
  newest(): Promise<number>;
  /** A version of a campaign; its newest one if no number is given. */
  version(campaign: string, version?: number): Promise<VersionRecord | undefined>;
  draft(campaign: string): Promise<DraftRecord | undefined>;
}

/** Publishing and drafting, one at a time over all nodes: what it looks up stays as it is until it is done. All holds, or nothing. */
export interface CampaignTransaction extends CampaignLookups {
  /** The currency in which the campaign's cases have cost something; `null` if none has. */
  ledgerCurrency(campaign: string): Promise<string | null>;
  addVersion(version: NewVersion): Promise<void>;
  putDraft(draft: NewDraft): Promise<void>;
  /** @returns The entry's key. */
  addEntry(entry: NewEntry): Promise<number>;
  changeEntry(key: number, change: Pick<NewEntry, 'atMs' | 'changes'>): Promise<void>;
}

/** Campaigns as they are kept beside the consultations. */
export interface CampaignStore extends CampaignLookups {
  transact<Result>(work: (transaction: CampaignTransaction) => Promise<Result>): Promise<Result>;
  /** The newest version of each campaign that has one with a key above `after`, in the order of their ids. */
  latest(after: number): Promise<readonly VersionRecord[]>;
  /** Campaigns with a draft, and the drafts of those that have never been published, both in the order of their ids. */
  drafts(): Promise<{ readonly campaigns: readonly string[]; readonly unpublished: readonly UnpublishedDraft[] }>;
  /** The newest entries with a key below `before`, newest first. */
  history(campaign: string, page: { before: number; limit: number }): Promise<readonly EntryRecord[]>;
  /** Those who were seen since then, the last one first. */
  editors(campaign: string, sinceMs: number): Promise<readonly EditorRecord[]>;
  /** Notes that someone has the form open, or, without a time, has closed it. */
  noteEditor(campaign: string, account: string, atMs: number | null): Promise<void>;
}
