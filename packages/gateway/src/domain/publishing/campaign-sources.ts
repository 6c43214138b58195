import type { CampaignFile, CampaignSource, Finding } from '@consult-kit/protocol';
import { finding, overlapFindings } from '@consult-kit/protocol/calendar';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import type { ServedCampaigns } from '../campaigns/campaigns.ts';
import type { Logger } from '../logger.ts';
import type { CampaignStore } from './campaign-store.ts';
import { FormerOrigins, type Presence } from './former-origins.ts';
import { StoredCampaigns, type StoredCampaign } from './stored-campaigns.ts';

/** What campaigns are gathered from, and where they are served. */
export interface CampaignSourcesOptions {
  readonly campaigns: ServedCampaigns;
  readonly store: CampaignStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Without it nobody is there. */
  readonly presence?: Presence;
}

/** A campaign, or its newest version, that is not served, or would not be were it not paused, and why. */
export interface NotServed {
  readonly campaign: string;
  readonly findings: readonly Finding[];
}

/**
 * Where the campaigns of this gateway come from: files on its disk, and the store that all nodes share. A file counts more: a campaign of
 * the store with the same id, or in the same place at the same time, is set aside as long as that is so. One that is paused takes
 * nobody in: its pause is served whatever it stands in the place of.
 */
export class CampaignSources {
  readonly #options: CampaignSourcesOptions;
  readonly #stored: StoredCampaigns;
  readonly #former: FormerOrigins;
  readonly #files: Map<string, CampaignFile>;
  #notServed: readonly NotServed[] = [];
  #looking: Promise<void> = Promise.resolve();
  #settledAtMs = 0;
  #isAway = false;

  /** @param files - Sound, and served already. */
  constructor(files: readonly CampaignFile[], options: CampaignSourcesOptions) {
    this.#options = options;
    this.#stored = new StoredCampaigns(options.store, options.clock);
    this.#former = new FormerOrigins(options.presence ?? { firstCameMs: async () => null }, options.clock);
    this.#files = new Map(files.map((file) => [file.id, file]));
  }

  /** Where a campaign is written; `undefined` for one that is neither on the disk nor published in the store. */
  sourceOf(id: string): CampaignSource | undefined {
    if (this.#files.has(id)) return 'file';
    return this.#stored.find(id) ? 'store' : undefined;
  }

  /** The version that is served; 0 for a file. */
  versionOf(id: string): number {
    return this.#files.has(id) ? 0 : (this.#stored.find(id)?.good?.version ?? 0);
  }

  /** The newest version of a campaign of the store that this gateway understands, also while it is set aside. */
  storedFile(id: string): CampaignFile | undefined {
    return this.#stored.find(id)?.good?.file;
  }

  /** What people see of a campaign, or, while it is set aside, would see. */
  currentFile(id: string): CampaignFile | undefined {
    return this.#files.get(id) ?? this.storedFile(id);
  }

  /** In the order of their ids. */
  get notServed(): readonly NotServed[] {
    return this.#notServed;
  }

  /** The newest version of all that was looked at. */
  get known(): number {
    return this.#stored.known;
  }

  /** Where a file would stand in the place of another campaign, one that is set aside included. @param besides - Campaigns that do not count. */
  overlaps(file: CampaignFile, besides: ReadonlySet<string> = new Set()): Finding[] {
    const stored = this.#stored.all().flatMap(({ good }) => good?.file ?? []);
    const others = [...this.#files.values(), ...stored].filter(({ id }) => !besides.has(id));
    return overlapFindings(file, others, this.#options.clock.now());
  }

  /** Everything that is served. */
  served(): readonly CampaignFile[] {
    return this.#options.campaigns.all().map(({ file }) => file);
  }

  /** Serves a new version of a file on the disk. @throws {LexiconError} It cannot be compiled; the version before stays. */
  putFile(file: CampaignFile): void {
    const before = this.#files.get(file.id)?.hosts.origins ?? [];
    this.#former.noteNext(file.id, before, file.hosts.origins);
    this.#options.campaigns.put(file, this.#former.of(file.id));
    this.#files.set(file.id, file);
    this.#settle();
  }

  /** Takes in what was published since the last look, here or at another node. @throws {ConsultError} As the store does. */
  look(): Promise<void> {
    const looked = this.#looking.then(async () => {
      const changed = await this.#stored.look();
      for (const id of changed) if (!this.#files.has(id)) this.#former.note(id, this.#stored.find(id)?.gone ?? new Map());
      const isDue = changed.length > 0 || this.#former.isDue;
      if (isDue) await this.#former.look();
      if (isDue || this.#mayFit()) this.#settle();
    });
    this.#looking = looked.catch(() => {});
    return looked;
  }

  /** As `look`, for a watch: while the store is away, what was served is served on, and the log says so once. */
  async follow(): Promise<void> {
    try {
      await this.look();
      if (this.#isAway) this.#options.logger.info({}, 'the store of the campaigns can be read again');
      this.#isAway = false;
    } catch (fault) {
      if (!this.#isAway) {
        const why = fault instanceof Error ? fault.message : String(fault);
        this.#options.logger.warn({ why }, 'the store of the campaigns cannot be read; campaigns stay as they are');
      }
      this.#isAway = true;
    }
  }

  /** What is set aside may fit once the campaign in its place is over. */
  #mayFit(): boolean {
    return this.#notServed.length > 0 && this.#options.clock.now() >= this.#settledAtMs + GATEWAY_LIMITS.campaignSetAsideMs;
  }

  /** Serves what can be served of the store, beside the files. */
  #settle(): void {
    this.#settledAtMs = this.#options.clock.now();
    const { campaigns, logger } = this.#options;
    const standing = [...this.#files.values()];
    for (const file of standing) this.#put(file);
    const notServed: NotServed[] = [];
    for (const stored of this.#stored.all()) {
      const collisions = this.#collisions(stored, standing);
      const findings = [...stored.faults, ...collisions];
      if (findings.length > 0) notServed.push({ campaign: stored.id, findings });
      if (this.#files.has(stored.id)) continue;
      const { good } = stored;
      if (good && collisions.length === 0) standing.push(good.file);
      if (good && (collisions.length === 0 || good.file.paused)) this.#serve(stored.id, good);
      else if (campaigns.find(stored.id)) campaigns.remove(stored.id);
    }
    for (const { id } of campaigns.all()) if (this.sourceOf(id) === undefined) campaigns.remove(id);
    for (const one of notServed) if (!this.#isKnown(one)) this.#tell(one, logger);
    this.#notServed = notServed;
  }

  #collisions({ id, good }: StoredCampaign, standing: readonly CampaignFile[]): Finding[] {
    if (this.#files.has(id)) return [finding('duplicate-id', ['id'], { value: id })];
    return good ? overlapFindings(good.file, standing, this.#options.clock.now()) : [];
  }

  #serve(campaign: string, { version, file }: NonNullable<StoredCampaign['good']>): void {
    const isNew = this.#options.campaigns.find(campaign)?.file !== file;
    this.#put(file);
    if (isNew) this.#options.logger.info({ campaign, version }, 'a version of the store is served');
  }

  /** Does nothing for what is served as it is. */
  #put(file: CampaignFile): void {
    const { campaigns } = this.#options;
    const served = campaigns.find(file.id);
    const former = this.#former.of(file.id);
    if (served?.file === file && served.formerOrigins.join() === former.join()) return;
    campaigns.put(file, former);
  }

  #isKnown({ campaign, findings }: NotServed): boolean {
    const before = this.#notServed.find((one) => one.campaign === campaign);
    return JSON.stringify(before?.findings) === JSON.stringify(findings);
  }

  #tell({ campaign, findings }: NotServed, logger: Logger): void {
    const why = findings.map(({ messages, code }) => `${messages['en'] ?? ''} [${code}]`);
    const isServed = this.#options.campaigns.find(campaign) && !this.#files.has(campaign);
    const isFaulty = this.#stored.find(campaign)?.faults.length !== 0;
    logger.error({ campaign, why }, !isServed ? SET_ASIDE : isFaulty ? LAST_GOOD_STAYS : PAUSE_STAYS);
  }
}

const SET_ASIDE = 'a campaign of the store is set aside';
const LAST_GOOD_STAYS = 'a version of the store cannot be served; its last good version stays';
const PAUSE_STAYS = 'a campaign of the store is set aside but for its pause';
