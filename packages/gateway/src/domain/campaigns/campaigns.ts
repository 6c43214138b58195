import type { CampaignFile, Finding } from '@consult-kit/protocol';
import { checkCampaignFile } from '@consult-kit/protocol/calendar';
import { compileLexicon, type CompiledLexicon, defaultLexicon } from '@consult-kit/intent/compile';
import type { Campaigns } from './campaign.ts';
import { ServedCampaign, type WaitOf } from './served-campaign.ts';

/** What all campaigns of a gateway share. */
export interface CampaignOptions {
  /** Origins allowed beside those of each file. */
  extraOrigins?: readonly string[];
  waitOf?: WaitOf;
}

/** The campaigns that this gateway serves, and their lexicons. They do not change while it runs. */
export class ServedCampaigns implements Campaigns {
  readonly #campaigns: ReadonlyMap<string, ServedCampaign>;
  readonly #lexicons: ReadonlyMap<string, CompiledLexicon>;
  readonly #origins: ReadonlySet<string>;

  constructor(files: readonly CampaignFile[], options: CampaignOptions = {}) {
    const campaigns = files.map((file) => serve(file, options));
    this.#campaigns = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
    this.#lexicons = new Map(campaigns.map(({ lexiconHash, lexicon }) => [lexiconHash, lexicon]));
    this.#origins = new Set(campaigns.flatMap(({ origins }) => origins));
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
