import {
  ConsultError,
  isConsultError,
  type CampaignFile,
  type CampaignText,
  type Finding,
  type LocalizedText,
} from '@consult-kit/protocol';
import { consentFindings, finding } from '@consult-kit/protocol/calendar';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { checkForService, soundOnly, type FileCheck } from '../campaigns/file-check.ts';
import { currencyFindings } from '../ledger/currency.ts';
import { totalsOf } from '../ledger/ledger-store.ts';
import { unknownCampaign } from '../identity/open-session.ts';
import type { CampaignTransaction, VersionKind } from './campaign-store.ts';
import { assertStorable, changesBetween, fileOf, invalidFile, textOf, withoutPause, withPauseOf } from './campaign-text.ts';
import { assertOfStore, assertRevision, draftConflict, lookUp, newestFile, type EditedCampaign, type EditingOptions } from './editing.ts';
import { inUseFindings } from './in-use.ts';
import { assertConfirmed, type Confirmation } from './publish-rules.ts';

/** A version was made, or, where nothing changed, was there already. */
export interface Published {
  readonly version: number;
  readonly atMs: number;
  readonly isNew: boolean;
  readonly isPaused: boolean;
}

/** What somebody who publishes has looked at. */
export interface PublishWish extends Confirmation {
  /** Of the draft. */
  readonly revision: number;
  /** The newest one. */
  readonly version: number;
}

/** A version that is to be made. */
interface NextVersion {
  readonly kind: VersionKind;
  readonly file: CampaignText;
  readonly account: string | null;
  /** The draft that it was made from, and that is over with it. */
  readonly ofRevision?: number;
  /** Its content, where it was compared with the ledger, which may have gone on since. */
  readonly compared?: CampaignFile;
}

/** Makes versions of campaigns of the store. One at a time over all nodes, each served here before it is answered. */
export class Publisher {
  readonly #options: EditingOptions;

  constructor(options: EditingOptions) {
    this.#options = options;
  }

  /**
   * Makes a draft the next version. The same again, by the same account, gives the same version: an answer may have been lost.
   * @throws {ConsultError} `DRAFT_CONFLICT`; `CAMPAIGN_FILE_INVALID` with every error, overlaps included; `PUBLISH_UNCONFIRMED`;
   *   `CAMPAIGN_FROM_FILE`; `CAMPAIGN_UNKNOWN`.
   */
  async publish(campaign: string, wish: PublishWish, account: string): Promise<Published> {
    try {
      return await this.#publish(campaign, wish, account);
    } catch (reason) {
      const made = isConsultError(reason) && reason.code === 'DRAFT_CONFLICT' ? await this.#madeBy(campaign, wish, account) : undefined;
      if (made) return made;
      throw reason;
    }
  }

  #publish(campaign: string, { revision, version, ...confirmation }: PublishWish, account: string): Promise<Published> {
    return this.#one(campaign, async (found) => {
      const { draft, newest } = found;
      assertRevision(found, revision);
      if (!draft || (newest?.version ?? 0) !== version) throw draftConflict();
      const before = newestFile(found);
      const file = withPauseOf(before, fileOf(draft.text) ?? {});
      const { file: after, findings } = await this.check(file, campaign);
      if (!after) throw invalidFile(findings);
      const served = this.#options.sources.currentFile(campaign) ?? null;
      assertConfirmed({ before: served, after, findings }, confirmation, this.#options.clock.now());
      return { kind: 'published', file, account, ofRevision: revision, compared: after };
    });
  }

  /** Stops taking new people at once, with a reason that shoppers see. Drafts are not touched. @throws {ConsultError} As `publish`. */
  async pause(campaign: string, reasons: LocalizedText, account: string): Promise<Published> {
    return this.#one(campaign, async (found) => {
      const file = { ...(await this.#servedFile(campaign, found)), paused: { reasons } };
      return { kind: 'paused', file: soundAlone(file), account };
    });
  }

  /** Ends a pause at once. @throws {ConsultError} As `publish`. */
  async resume(campaign: string, account: string): Promise<Published> {
    return this.#one(campaign, async (found) => {
      return { kind: 'resumed', file: soundAlone(withoutPause(await this.#servedFile(campaign, found))), account };
    });
  }

  /**
   * Makes files of the command the next versions of their campaigns, or their first ones; all of them, or none. What is paused stays
   * paused, and drafts stay as they are.
   * @param files - Of different campaigns, each sound, and none over another one.
   * @throws {ConsultError} `CAMPAIGN_FILE_INVALID`
   */
  async takeIn(files: readonly CampaignFile[]): Promise<readonly Published[]> {
    const ids = new Set(files.map(({ id }) => id));
    for (const file of files) assertStorable(file);
    return this.#alone([...ids], async (found, campaign) => {
      const next = withPauseOf(newestFile(found), files.find(({ id }) => id === campaign) ?? {});
      const { file, findings } = await this.check(next, campaign, ids);
      if (!file) throw invalidFile(findings, campaign);
      return { kind: 'published', file: next, account: null, compared: file };
    });
  }

  /**
   * Everything that keeps a file from being published, or has to be accepted first.
   * @param campaign - Whose next version it is to be.
   * @param besides - Campaigns that are published together with it, and were compared before.
   */
  async check(file: CampaignText, campaign?: string, besides?: ReadonlySet<string>): Promise<FileCheck> {
    const { sources, ledger, clock } = this.#options;
    const served = sources.served().find(({ id }) => id === file['id']);
    const checked = checkForService(file, clock.now(), served);
    const moved = campaign !== undefined && file['id'] !== campaign ? [finding('wrong-value', ['id'], { problem: ID_STAYS })] : [];
    if (!checked.file) return soundOnly(null, [...moved, ...checked.findings]);
    const more = [...sources.overlaps(checked.file, besides), ...currencyFindings(checked.file, await totalsOf(ledger, checked.file.id))];
    return soundOnly(checked.file, [...moved, ...checked.findings, ...more, ...(await this.#inUse(checked.file))]);
  }

  /**
   * What is doubtful of a sound file only beside the version before it, as warnings: what people use at this moment and it would take away, and a
   * text of the consent that changes without its version.
   * @throws {ConsultError} As the store does.
   */
  async besideNewest(file: CampaignFile): Promise<readonly Finding[]> {
    const { sources } = this.#options;
    await sources.look();
    const before = sources.currentFile(file.id);
    return [...(before ? consentFindings(before, file) : []), ...(await this.#inUse(file))];
  }

  async #inUse(file: CampaignFile): Promise<readonly Finding[]> {
    const { sources, busyness } = this.#options;
    const before = sources.currentFile(file.id);
    return before ? inUseFindings(before, file, await busyness.lineCounts(file.id)) : [];
  }

  /**
   * What a pause changes: the newest version, or the older one that is served because this gateway cannot serve the newest. A version that
   * is broken must not keep people coming to a service that has to stop.
   * @throws {ConsultError} `CAMPAIGN_UNKNOWN` for a campaign that was never published.
   */
  async #servedFile(campaign: string, { newest }: EditedCampaign): Promise<CampaignText> {
    const { store, sources } = this.#options;
    if (!newest) throw unknownCampaign();
    const good = sources.versionOf(campaign);
    const served = good === 0 || good === newest.version ? newest : await store.version(campaign, good);
    return fileOf((served ?? newest).text) ?? {};
  }

  /** The version that this very wish has made already. Revisions of a campaign only rise, so each is published once at most. */
  async #madeBy(campaign: string, { revision, version }: PublishWish, account: string): Promise<Published | undefined> {
    const made = await this.#options.store.version(campaign, version + 1);
    if (!made || made.ofRevision !== revision || made.by.account !== account) return undefined;
    return { version: made.version, atMs: made.atMs, isNew: false, isPaused: fileOf(made.text)?.['paused'] !== undefined };
  }

  async #one(campaign: string, decide: (found: EditedCampaign) => Promise<NextVersion>): Promise<Published> {
    const [published] = await this.#alone([campaign], decide);
    if (!published) throw new TypeError('one campaign has one version');
    return published;
  }

  /**
   * Decides on all campaigns as they are, and stores the decisions only if they still are; otherwise it decides anew. What takes long is done
   * before anybody has to wait for it.
   */
  async #alone(
    campaigns: readonly string[],
    decide: (found: EditedCampaign, campaign: string) => Promise<NextVersion>,
  ): Promise<readonly Published[]> {
    const { store, sources } = this.#options;
    for (let tries = 0; tries < GATEWAY_LIMITS.databaseTriesMax; tries += 1) {
      await sources.look();
      const { known } = sources;
      const decided: [campaign: string, next: NextVersion][] = [];
      for (const campaign of campaigns) {
        assertOfStore(sources, campaign);
        decided.push([campaign, await decide(await lookUp(store, campaign), campaign)]);
      }
      const published = await store.transact(async (transaction) => {
        if ((await transaction.newest()) !== known) return undefined;
        for (const [campaign, next] of decided) if (!(await hasItsCurrency(transaction, campaign, next))) return undefined;
        const list: Published[] = [];
        for (const [campaign, next] of decided) list.push(await this.#put(transaction, campaign, next));
        return list;
      });
      if (!published) continue;
      // It holds from now on, whether this node can see it at once or not.
      await sources.follow();
      return published;
    }
    throw new ConsultError('GATEWAY_BUSY', 'Others are publishing at this moment. Try again.');
  }

  async #put(transaction: CampaignTransaction, campaign: string, { kind, file, account, ofRevision }: NextVersion): Promise<Published> {
    const found = await lookUp(transaction, campaign);
    const { newest } = found;
    const text = textOf(file);
    const isPaused = file['paused'] !== undefined;
    if (ofRevision === undefined && newest?.text === text) return { version: newest.version, atMs: newest.atMs, isNew: false, isPaused };
    const signed = { campaign, atMs: this.#options.clock.now(), account };
    const version = (newest?.version ?? 0) + 1;
    const before = newestFile(found);
    if (ofRevision !== undefined) {
      assertRevision(found, ofRevision);
      await transaction.putDraft({ ...signed, revision: ofRevision, baseVersion: version, text: null, gathered: null });
    }
    await transaction.addVersion({ ...signed, version, kind, text, ofRevision });
    await transaction.addEntry({ ...signed, what: kind, version, changes: before ? changesBetween(before, file) : [] });
    return { version, atMs: signed.atMs, isNew: true, isPaused };
  }
}

/** Whether the ledger still allows the currency of a version. Somebody may have come since it was compared, at the price before. */
async function hasItsCurrency(transaction: CampaignTransaction, campaign: string, { compared }: NextVersion): Promise<boolean> {
  return !compared || currencyFindings(compared, { currency: await transaction.ledgerCurrency(campaign) }).length === 0;
}

/** A file whose pause alone differs from what was checked against all others. @throws {ConsultError} `CAMPAIGN_FILE_INVALID` */
function soundAlone(file: CampaignText): CampaignText {
  const checked = checkForService(file);
  if (!checked.file) throw invalidFile(checked.findings);
  return file;
}

const ID_STAYS = { en: 'The id of a campaign stays as it is', zh: '活动标识不能更改' };
