import type { Bus } from '../../bus/bus.ts';
import type { Campaigns } from '../campaigns/campaign.ts';
import type { CaseTotals, LedgerStore } from './ledger-store.ts';
import { capOf } from './reserve-case.ts';

/** What the caps are known from. */
export interface CapsOptions {
  readonly ledger: Pick<LedgerStore, 'totals'>;
  readonly campaigns: Campaigns;
  readonly bus: Bus;
}

/**
 * Which campaigns have used up what their sponsor pays for, as this node last read it. It is for showing; whether somebody gets a case
 * is decided in the transaction of the start.
 */
export class Caps {
  readonly #options: CapsOptions;
  readonly #unsubscribe: () => void;
  #totals: ReadonlyMap<string, CaseTotals> = new Map();
  #reading: Promise<void> | undefined;
  #isStale = false;

  constructor(options: CapsOptions) {
    this.#options = options;
    // People who enter, leave and finish, on this node and, over the bus, on the others.
    this.#unsubscribe = options.bus.subscribe(({ type }) => {
      if (type === 'line' || type === 'desk') this.lookSoon();
    });
  }

  /** Whether one more case would be over the campaign's cap. */
  isReached(campaign: string): boolean {
    const file = this.#options.campaigns.find(campaign)?.file;
    return file !== undefined && wouldExceed(file, this.#totals.get(campaign));
  }

  /** Looks once at the totals, all campaigns with one query; not at all where none has a cap. */
  look(): Promise<void> {
    if (!this.#options.campaigns.all().some(({ file }) => file.sponsor.cap)) return Promise.resolve();
    this.#isStale = true;
    return (this.#reading ??= this.#read().finally(() => (this.#reading = undefined)));
  }

  /** Looks without being waited for; a look that fails is made up for by the next one. */
  lookSoon(): void {
    this.look().catch(() => {});
  }

  close(): void {
    this.#unsubscribe();
  }

  /** Once more if somebody asked while it was reading: what was read may be older than what they know of. */
  async #read(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      const totals = await this.#options.ledger.totals();
      this.#totals = new Map(totals.map((one) => [one.campaign, one]));
    }
  }
}

/** Whether one more case, at the price of the file, would be over its cap. */
export function wouldExceed(file: Parameters<typeof capOf>[0], totals: CaseTotals | undefined): boolean {
  const { cases, amountMinor } = capOf(file);
  const cost = file.sponsor.perCase?.amountMinor ?? 0;
  const taken = (totals?.reserved ?? 0) + (totals?.settled ?? 0);
  const takenMinor = (totals?.reservedMinor ?? 0) + (totals?.settledMinor ?? 0);
  return (cases !== null && taken + 1 > cases) || (amountMinor !== null && takenMinor + cost > amountMinor);
}
