import type { CampaignFile, Finding } from '@consult-kit/protocol';
import { checkCampaignFile } from '@consult-kit/protocol/calendar';
import { compileLexicon, type CompiledLexicon, defaultLexicon } from '@consult-kit/intent/compile';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Campaigns } from './campaign.ts';
import { ServedCampaign, type CapReachedOf, type WaitOf } from './served-campaign.ts';

/** What all campaigns of a gateway share. */
export interface CampaignOptions {
  /** Origins allowed beside those of each file. */
  extraOrigins?: readonly string[];
  waitOf?: WaitOf;
  capReachedOf?: CapReachedOf;
}

/** The campaigns that this gateway serves, and their lexicons. One changes only as a whole, by `put`. */
export class ServedCampaigns implements Campaigns {
  readonly #options: CampaignOptions;
  readonly #campaigns: Map<string, ServedCampaign>;
  /** Those of earlier versions stay for long: pages that are open have documents that name them. */
  readonly #lexicons: Map<string, CompiledLexicon>;
  #origins: ReadonlySet<string>;

  constructor(files: readonly CampaignFile[], options: CampaignOptions = {}) {
    const campaigns = files.map((file) => serve(file, options));
    this.#options = options;
    this.#campaigns = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
    this.#lexicons = new Map(campaigns.map(({ lexiconHash, lexicon }) => [lexiconHash, lexicon]));
    this.#origins = this.#allOrigins();
  }

  /**
   * Serves a campaign, or another version of it, from now on.
   * @param formerOrigins - Of earlier versions, whose pages are let in all the same.
   * @throws {LexiconError} It cannot be compiled; the version before stays.
   */
  put(file: CampaignFile, formerOrigins: readonly string[] = []): ServedCampaign {
    const campaign = serve(file, { ...this.#options, formerOrigins });
    this.#campaigns.set(campaign.id, campaign);
    this.#lexicons.delete(campaign.lexiconHash);
    this.#lexicons.set(campaign.lexiconHash, campaign.lexicon);
    this.#forgetLexicons();
    this.#origins = this.#allOrigins();
    return campaign;
  }

  /** Serves a campaign no longer. Consultations in it go on. */
  remove(id: string): void {
    this.#campaigns.delete(id);
    this.#origins = this.#allOrigins();
  }

  /** A campaign as it would be served here, without serving it. @throws {LexiconError} It cannot be compiled. */
  tried(file: CampaignFile, options: CampaignOptions = {}): ServedCampaign {
    return serve(file, { ...this.#options, ...options });
  }

  #forgetLexicons(): void {
    const needed = new Set(this.all().map(({ lexiconHash }) => lexiconHash));
    const old = [...this.#lexicons.keys()].filter((hash) => !needed.has(hash));
    for (const hash of old.slice(0, Math.max(0, old.length - GATEWAY_LIMITS.lexiconsKeptMax))) this.#lexicons.delete(hash);
  }

  #allOrigins(): ReadonlySet<string> {
    return new Set(this.all().flatMap(({ openOrigins }) => openOrigins));
  }

  find(id: string): ServedCampaign | undefined {
    return this.#campaigns.get(id);
  }

  all(): readonly ServedCampaign[] {
    return [...this.#campaigns.values()];
  }

  /** A compiled lexicon by the hash of its content. */
  lexicon(hash: string): CompiledLexicon | undefined {
    return this.#lexicons.get(hash);
  }

  /** Whether pages of this origin may call the gateway themselves. */
  allowsOrigin(origin: string): boolean {
    return this.#origins.has(origin);
  }

  /** What is doubtful in a campaign's file at this moment; it has no errors, or it would not be served. */
  findings(id: string, nowMs: number): Finding[] {
    const file = this.find(id)?.file;
    return checkCampaignFile(file, nowMs, file).findings;
  }
}

/** One campaign with its lexicon compiled, the default one or its own. @throws {LexiconError} Lexicon or phrases cannot be compiled. */
export function serve(file: CampaignFile, options: CampaignOptions & { formerOrigins?: readonly string[] } = {}): ServedCampaign {
  const { lexicon, hash } = compiled(file.search);
  return new ServedCampaign(file, { lexicon, lexiconHash: hash, ...options });
}

type Compiled = ReturnType<typeof compileLexicon>;

/** Compiling takes long beside everything else that a campaign needs, and most versions search for the same. */
const recent = new Map<string, Compiled>();

function compiled(search: CampaignFile['search']): Compiled {
  const key = JSON.stringify(search ?? null);
  const found = recent.get(key) ?? compileLexicon(search?.lexicon ?? defaultLexicon, search);
  // The one that was not needed for longest goes first.
  recent.delete(key);
  recent.set(key, found);
  for (const oldest of recent.keys()) if (recent.size > GATEWAY_LIMITS.lexiconsReadyMax) recent.delete(oldest);
  return found;
}
