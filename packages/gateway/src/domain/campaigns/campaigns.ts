import type { CampaignFile, Finding } from '@consult-kit/protocol';
import { checkCampaignFile } from '@consult-kit/protocol/calendar';
import { compileLexicon, type CompiledLexicon, defaultLexicon } from '@consult-kit/intent/compile';
import type { Campaigns } from './campaign.ts';
import { ServedCampaign, type CapReachedOf, type WaitOf } from './served-campaign.ts';

/** What all campaigns of a gateway share. */
export interface CampaignOptions {
  /** Origins allowed beside those of each file. */
  extraOrigins?: readonly string[];
  waitOf?: WaitOf;
  capReachedOf?: CapReachedOf;
}

/** The campaigns that this gateway serves, and their lexicons. One changes only as a whole, by `replace`. */
export class ServedCampaigns implements Campaigns {
  readonly #options: CampaignOptions;
  readonly #campaigns: Map<string, ServedCampaign>;
  /** Those of earlier versions stay: pages that are open have documents that name them. */
  readonly #lexicons: Map<string, CompiledLexicon>;
  #origins: ReadonlySet<string>;

  constructor(files: readonly CampaignFile[], options: CampaignOptions = {}) {
    const campaigns = files.map((file) => serve(file, options));
    this.#options = options;
    this.#campaigns = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
    this.#lexicons = new Map(campaigns.map(({ lexiconHash, lexicon }) => [lexiconHash, lexicon]));
    this.#origins = this.#allOrigins();
  }

  /** Serves another version of a campaign from now on. @throws {LexiconError} It cannot be compiled; the version before stays. */
  replace(file: CampaignFile): ServedCampaign {
    const campaign = serve(file, this.#options);
    this.#campaigns.set(campaign.id, campaign);
    this.#lexicons.set(campaign.lexiconHash, campaign.lexicon);
    this.#origins = this.#allOrigins();
    return campaign;
  }

  #allOrigins(): ReadonlySet<string> {
    return new Set(this.all().flatMap(({ origins }) => origins));
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
    return checkCampaignFile(this.find(id)?.file, nowMs).findings;
  }
}

/** One campaign with its lexicon compiled, the default one or its own. @throws {LexiconError} Lexicon or phrases cannot be compiled. */
export function serve(file: CampaignFile, options: CampaignOptions = {}): ServedCampaign {
  const { lexicon, hash } = compileLexicon(file.search?.lexicon ?? defaultLexicon, file.search);
  return new ServedCampaign(file, { lexicon, lexiconHash: hash, ...options });
}
