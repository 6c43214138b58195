import { originSchema, type CampaignFile, type Finding } from '@consult-kit/protocol';
import { finding } from '@consult-kit/protocol/calendar';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import { checkForService } from '../campaigns/file-check.ts';
import { fileOf } from './campaign-text.ts';
import type { CampaignStore, VersionRecord } from './campaign-store.ts';
import { goneOrigins, type GoneOrigins } from './former-origins.ts';
import { pausedAs, pauseOf } from './stored-pause.ts';

/** A campaign of the store as this gateway can serve it. */
export interface StoredCampaign {
  readonly id: string;
  /** The newest version that this gateway understands, paused or not as the newest of all is, and its number; `null` if there is none. */
  readonly good: { readonly version: number; readonly file: CampaignFile } | null;
  /** What is wrong with the newest version; empty unless `good` is an older one. */
  readonly faults: readonly Finding[];
  /** Origins of earlier versions that `good` does not have, taken away not too long ago. */
  readonly gone: GoneOrigins;
}

/** The campaigns of the store as they were last read. One whose newest version cannot be served keeps the last good one. */
export class StoredCampaigns {
  readonly #store: CampaignStore;
  readonly #clock: Clock;
  readonly #campaigns = new Map<string, StoredCampaign>();
  #known = 0;

  constructor(store: CampaignStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** The key of the newest version that was taken in; 0 before any. */
  get known(): number {
    return this.#known;
  }

  /** In the order of their ids, the same at every node. */
  all(): readonly StoredCampaign[] {
    return [...this.#campaigns.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  find(id: string): StoredCampaign | undefined {
    return this.#campaigns.get(id);
  }

  /** Looks for versions that are new; one cheap look if there are none. @returns Campaigns that changed. */
  async look(): Promise<readonly string[]> {
    const newest = await this.#store.newest();
    if (newest === this.#known) return [];
    // A lower key means that an older copy of the database was put back.
    const after = newest > this.#known ? this.#known : 0;
    const records = await this.#store.latest(after);
    if (after === 0) this.#campaigns.clear();
    for (const record of records) this.#campaigns.set(record.campaign, await this.#read(record));
    this.#known = Math.max(newest, ...records.map(({ key }) => key));
    return records.map(({ campaign }) => campaign);
  }

  async #read(record: VersionRecord): Promise<StoredCampaign> {
    const { campaign: id, version } = record;
    const { file, findings } = readVersion(record);
    const good = file ? { version, file } : await this.#lastGood(record);
    const gone = good ? await this.#goneOrigins(record, good.file.hosts.origins) : NONE_GONE;
    return { id, good, faults: file ? [] : findings.filter(({ severity }) => severity === 'error'), gone };
  }

  /** Goes back as far as somebody who is still there may have come. */
  async #goneOrigins({ campaign, version: newest, atMs }: VersionRecord, origins: readonly string[]): Promise<GoneOrigins> {
    const sinceMs = this.#clock.now() - GATEWAY_LIMITS.formerOriginsMs;
    const oldest = Math.max(newest - GATEWAY_LIMITS.formerOriginVersionsMax, 1);
    const gone = new Map<string, number>();
    let goneAtMs = atMs;
    for (let version = newest - 1; version >= oldest && goneAtMs > sinceMs; version -= 1) {
      const earlier = await this.#store.version(campaign, version);
      if (!earlier) continue;
      for (const [origin, at] of goneOrigins(originsOf(earlier), [...origins, ...gone.keys()], goneAtMs)) gone.set(origin, at);
      goneAtMs = earlier.atMs;
    }
    return gone;
  }

  /** Goes back until a version can be served. Whether that is paused is said by the newest version that says so. */
  async #lastGood({ campaign, version: newest, ...record }: VersionRecord): Promise<StoredCampaign['good']> {
    let pause = pauseOf(record);
    for (let version = newest - 1; version > 0; version -= 1) {
      const earlier = await this.#store.version(campaign, version);
      if (!earlier) continue;
      const { file } = readVersion(earlier);
      if (file) return { version, file: pause ? pausedAs(file, pause) : file };
      pause ??= pauseOf(earlier);
    }
    return null;
  }
}

const NONE_GONE: GoneOrigins = new Map();

/** Read without checking the rest of the version, which takes long and was done when it was made. */
function originsOf({ text }: VersionRecord): readonly string[] {
  const hosts = fileOf(text)?.['hosts'];
  const origins = typeof hosts === 'object' && hosts !== null && 'origins' in hosts ? hosts.origins : undefined;
  return Array.isArray(origins) ? origins.filter((origin): origin is string => originSchema.safeParse(origin).success) : [];
}

/** A kept version, checked: it was sound when it was made, but another version of the gateway may have made it. */
function readVersion({ campaign, text }: VersionRecord): { file: CampaignFile | null; findings: readonly Finding[] } {
  const value = fileOf(text);
  if (!value)
    return { file: null, findings: [finding('not-json', [], { problem: { en: 'it is no object', zh: '不是对象' }, line: 1, column: 1 })] };
  const checked = checkForService(value);
  if (checked.file && checked.file.id !== campaign)
    return { file: null, findings: [finding('wrong-value', ['id'], { problem: { en: 'It is another id', zh: '标识不符' } })] };
  return checked;
}
