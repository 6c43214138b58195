import type { Affected, CampaignPage, CampaignText, Editor, HistoryPage, VersionFile } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Campaigns } from '../campaigns/campaign.ts';
import type { Busyness } from '../campaigns/overview.ts';
import { unknownCampaign } from '../identity/open-session.ts';
import { instant } from '../instant.ts';
import { assertStorable, fileOf, textOf, withoutPause, withPauseOf } from './campaign-text.ts';
import { unknownVersion } from './drafts.ts';
import { lookUp, newestFile, type EditedCampaign, type EditingOptions } from './editing.ts';

/** What the pages are read from. */
export interface CampaignPagesOptions extends EditingOptions {
  readonly campaigns: Campaigns;
  readonly busyness: Busyness;
}

/** Who looks at a page. */
export interface Reader {
  readonly account: string;
  /** Whether the form is open; `undefined` for somebody who only looks. */
  readonly editing?: boolean | undefined;
}

/** Nobody in particular: whoever wrote the file on the disk. */
const NOBODY: Editor = { account: null, names: null };

/** What the console shows of one campaign: its form, its history, its versions. */
export class CampaignPages {
  readonly #options: CampaignPagesOptions;

  constructor(options: CampaignPagesOptions) {
    this.#options = options;
  }

  /** Everything that the form starts from; notes who has it open. @throws {ConsultError} `CAMPAIGN_UNKNOWN` */
  async read(campaign: string, { account, editing }: Reader): Promise<CampaignPage> {
    const { store, sources, campaigns, clock } = this.#options;
    const source = sources.sourceOf(campaign) ?? 'store';
    const nowMs = clock.now();
    const common = { campaign, source, affected: await this.affected(campaign), serverTime: instant(nowMs) };
    const file = campaigns.find(campaign)?.file;
    if (source === 'file' && file) return { ...common, published: { version: 0, at: null, by: NOBODY, file }, draft: null, editors: [] };
    const found = await lookUp(store, campaign);
    if (!found.newest && !found.draft) throw unknownCampaign();
    if (editing !== undefined) await store.noteEditor(campaign, account, editing ? nowMs : null);
    const editors = await store.editors(campaign, nowMs - GATEWAY_LIMITS.editorSilentMs);
    const others = editors.filter(({ by }) => by.account !== account).map(({ by, atMs }) => ({ ...by, at: instant(atMs) }));
    return { ...common, published: publishedOf(found), draft: draftOf(found), editors: others };
  }

  /**
   * Whether a file is the content that is served, published or drafted of its campaign, with or without its pause.
   * @throws {ConsultError} `CAMPAIGN_FILE_INVALID` for a file that is none of them for sure, as `assertStorable` does.
   */
  async shows(file: CampaignText): Promise<boolean> {
    const id = typeof file['id'] === 'string' ? file['id'] : '';
    assertStorable(file);
    const { newest, draft } = await lookUp(this.#options.store, id);
    const known = [newest, draft].map((kept) => (kept ? fileOf(kept.text) : null));
    const served = this.#options.campaigns.find(id)?.file;
    const text = textOf(withoutPause(file));
    return [...known, served && { ...served }].some((one) => one && textOf(withoutPause(one)) === text);
  }

  /** One version's file. @throws {ConsultError} `VERSION_UNKNOWN` */
  async version(campaign: string, version: number): Promise<VersionFile> {
    const record = await this.#options.store.version(campaign, version);
    const file = record && fileOf(record.text);
    if (!record || !file) throw unknownVersion();
    return { version, at: instant(record.atMs), by: record.by, file, serverTime: instant(this.#options.clock.now()) };
  }

  /** One page of the history, newest first. @param before - A key to page back from. */
  async history(campaign: string, before = Number.MAX_SAFE_INTEGER): Promise<HistoryPage> {
    const limit = GATEWAY_LIMITS.historyPageMax;
    const records = await this.#options.store.history(campaign, { before, limit: limit + 1 });
    const entries = records.slice(0, limit).map(({ key, atMs, by, what, version, changes }) => {
      const said = changes.map(({ path, messages }) => ({ path: [...path], messages }));
      return { key, at: instant(atMs), by, what, version, changes: said };
    });
    return { entries, hasMore: records.length > limit, serverTime: instant(this.#options.clock.now()) };
  }

  /** People whom a change of a campaign may affect. */
  async affected(campaign: string): Promise<Affected> {
    const { waiting, talking } = await this.#options.busyness.counts(campaign);
    return { waiting, talking };
  }
}

function publishedOf(found: EditedCampaign): CampaignPage['published'] {
  const { newest } = found;
  const file = newestFile(found);
  return newest && file ? { version: newest.version, at: instant(newest.atMs), by: newest.by, file } : null;
}

/** As it would be published: paused while the campaign is. */
function draftOf(found: EditedCampaign): CampaignPage['draft'] {
  const { draft } = found;
  if (!draft) return null;
  const { revision, baseVersion, atMs, by } = draft;
  return { revision, baseVersion, file: withPauseOf(newestFile(found), fileOf(draft.text) ?? {}), at: instant(atMs), by };
}
