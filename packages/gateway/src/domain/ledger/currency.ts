import type { CampaignFile, Finding } from '@consult-kit/protocol';
import { finding } from '@consult-kit/protocol/calendar';
import type { CaseTotals } from './ledger-store.ts';

/**
 * What keeps a new version of a campaign from being served because of its ledger: sums are of one currency, so once a case has cost
 * something, the currency stays. Ask for it beside the other checks of a file, wherever one is taken over: at the start, when a file on
 * the disk has changed, before a draft is published.
 * @param totals - Of this campaign, as `LedgerStore.totals` gives them; `undefined` if it never had a case.
 */
export function currencyFindings({ sponsor: { perCase } }: CampaignFile, totals: Pick<CaseTotals, 'currency'> | undefined): Finding[] {
  const fixed = totals?.currency ?? null;
  if (fixed === null || perCase === undefined || perCase.currency === fixed) return [];
  return [finding('currency-fixed', ['sponsor', 'perCase', 'currency'], { value: perCase.currency, fixed })];
}

/** The currency of a campaign's amounts; `null` where there are none. A file whose cases cost nothing any more keeps those of the past. */
export function currencyOf({ sponsor: { perCase } }: CampaignFile, totals: Pick<CaseTotals, 'currency'> | undefined): string | null {
  return perCase?.currency ?? totals?.currency ?? null;
}
