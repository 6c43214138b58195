import { campaignIdSchema, ConsultError, type CampaignText } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { CampaignTransaction, NewEntry } from './campaign-store.ts';
import { assertStorable, changesBetween, fileOf, textOf, withoutPause, withoutPauseOf } from './campaign-text.ts';
import {
  assertOfStore,
  assertRevision,
  draftConflict,
  lookUp,
  lookUpKnown,
  newestFile,
  type EditedCampaign,
  type EditingOptions,
} from './editing.ts';

/** A draft was stored. */
export interface Saved {
  readonly campaign: string;
  readonly revision: number;
  readonly atMs: number;
}

/** What somebody changed. */
export interface SaveBase {
  /** Of the state of the draft; 0 for none. */
  readonly revision: number;
  /** The published version, where there was no draft; any if left out. */
  readonly version?: number | undefined;
}

/** What is to become of a draft, by whom, and how the history tells it. */
interface Change {
  readonly campaign: string;
  readonly text: string;
  readonly account: string;
  readonly what: NewEntry['what'];
  readonly version: number | null;
}

/** Drafts of campaigns of the store: one for each, which everybody with the role may change. */
export class Drafts {
  readonly #options: EditingOptions;

  constructor(options: EditingOptions) {
    this.#options = options;
  }

  /** Begins a campaign. @throws {ConsultError} `INPUT_INVALID` without an id; `CAMPAIGN_EXISTS`; `CAMPAIGN_FILE_INVALID`. */
  async create(file: CampaignText, account: string): Promise<Saved> {
    const { success, data: campaign } = campaignIdSchema.safeParse(file['id']);
    if (!success) {
      const message = 'an id is needed here: lower-case letters, digits and hyphens';
      throw new ConsultError('INPUT_INVALID', 'A campaign begins with its id. Write one into the file.', {
        faults: [{ path: ['file', 'id'], message }],
      });
    }
    const { store, sources } = this.#options;
    assertStorable(file);
    const text = textOf(file);
    await sources.look();
    if (sources.sourceOf(campaign) !== undefined) throw exists();
    return store.transact(async (transaction) => {
      const found = await lookUp(transaction, campaign);
      if (found.newest || found.draft) throw exists();
      return this.#put(transaction, found, { campaign, text, account, what: 'draft-begun', version: null });
    });
  }

  /**
   * Stores another state of a draft, or begins one. The same state again changes nothing.
   * @throws {ConsultError} `DRAFT_CONFLICT`; `CAMPAIGN_FROM_FILE`; `CAMPAIGN_UNKNOWN`; `CAMPAIGN_FILE_INVALID`.
   */
  async save(campaign: string, { revision, version }: SaveBase, file: CampaignText, account: string): Promise<Saved> {
    const { store, sources } = this.#options;
    assertOfStore(sources, campaign);
    assertStorable(file);
    return store.transact(async (transaction) => {
      const found = await lookUpKnown(transaction, campaign);
      const text = textOf(withoutPauseOf(newestFile(found), file));
      // An answer that was lost: the same person sends what is stored already.
      if (found.draft?.text === text) return { campaign, revision: found.draft.revision, atMs: found.draft.atMs };
      assertRevision(found, revision);
      // It would undo what was published since this person began.
      if (!found.draft && version !== undefined && version !== (found.newest?.version ?? 0)) throw draftConflict();
      return this.#put(transaction, found, { campaign, text, account, what: found.draft ? 'draft-saved' : 'draft-begun', version: null });
    });
  }

  /** Puts an earlier version into the draft, without its pause. @throws {ConsultError} `VERSION_UNKNOWN`, and as `save`. */
  async restore(campaign: string, version: number, revision: number, account: string): Promise<Saved> {
    const { store, sources } = this.#options;
    assertOfStore(sources, campaign);
    return store.transact(async (transaction) => {
      const found = await lookUpKnown(transaction, campaign);
      assertRevision(found, revision);
      const earlier = await transaction.version(campaign, version);
      if (!earlier) throw unknownVersion();
      const text = textOf(withoutPause(fileOf(earlier.text) ?? {}));
      return this.#put(transaction, found, { campaign, text, account, what: 'restored', version });
    });
  }

  /** Takes a draft away. One that is gone already is no failure. @throws {ConsultError} `DRAFT_CONFLICT`; `CAMPAIGN_FROM_FILE`. */
  async discard(campaign: string, revision: number, account: string): Promise<void> {
    const { store, sources, clock } = this.#options;
    assertOfStore(sources, campaign);
    await store.transact(async (transaction) => {
      const found = await lookUp(transaction, campaign);
      if (!found.draft) return;
      assertRevision(found, revision);
      const { baseVersion } = found.draft;
      const signed = { campaign, atMs: clock.now(), account };
      await transaction.putDraft({ ...signed, revision, baseVersion, text: null, gathered: null });
      await transaction.addEntry({ ...signed, what: 'draft-discarded', version: null, changes: [] });
    });
  }

  async #put(transaction: CampaignTransaction, found: EditedCampaign, { text, ...change }: Change): Promise<Saved> {
    const signed = { campaign: change.campaign, atMs: this.#options.clock.now(), account: change.account };
    const revision = found.lastRevision + 1;
    const baseVersion = found.draft?.baseVersion ?? found.newest?.version ?? 0;
    const gathered = await this.#tell(transaction, found, { text, ...change });
    await transaction.putDraft({ ...signed, revision, baseVersion, text, gathered });
    return { campaign: signed.campaign, revision, atMs: signed.atMs };
  }

  /** Writes the history. Forms save by themselves again and again: what one person does within a while is one entry. */
  async #tell(transaction: CampaignTransaction, { newest, draft }: EditedCampaign, { text, campaign, account, what, version }: Change) {
    const atMs = this.#options.clock.now();
    const after = fileOf(text) ?? {};
    const gathered = what === 'draft-saved' && draft?.by.account === account ? draft.gathered : null;
    if (gathered && atMs - gathered.sinceMs < GATEWAY_LIMITS.campaignSavesTogetherMs) {
      await transaction.changeEntry(gathered.entry, { atMs, changes: changesBetween(fileOf(gathered.from) ?? {}, after) });
      return gathered;
    }
    const from = draft?.text ?? newest?.text;
    const changes = from === undefined ? [] : changesBetween(fileOf(from) ?? {}, after);
    const entry = await transaction.addEntry({ campaign, atMs, account, what, version, changes });
    return what === 'draft-saved' && from !== undefined ? { entry, sinceMs: atMs, from } : null;
  }
}

function exists(): ConsultError {
  return new ConsultError('CAMPAIGN_EXISTS', 'There is a campaign of this id already. Choose another one.');
}

/** The failure of every request that names a version which a campaign never had. */
export function unknownVersion(): ConsultError {
  return new ConsultError('VERSION_UNKNOWN', 'The campaign has no version of this number. Read its history again.');
}
