import type { CampaignFile } from '../campaign-file.ts';
import type { Finding } from '../console.ts';
import { finding } from './findings.ts';

/** A cap that bounds nothing or lets nobody in, and a currency that nobody knows. */
export function sponsorFindings({ sponsor: { perCase, cap } }: CampaignFile): Finding[] {
  return [...currencyFindings(perCase), ...capFindings(perCase, cap)];
}

function currencyFindings(perCase: CampaignFile['sponsor']['perCase']): Finding[] {
  if (!perCase || Intl.supportedValuesOf('currency').includes(perCase.currency)) return [];
  return [finding('unknown-currency', ['sponsor', 'perCase', 'currency'], { value: perCase.currency })];
}

function capFindings(perCase: CampaignFile['sponsor']['perCase'], cap: CampaignFile['sponsor']['cap']): Finding[] {
  if (!cap) return [];
  const { cases, amountMinor } = cap;
  if (cases === undefined && amountMinor === undefined) return [finding('cap-empty', ['sponsor', 'cap'])];
  if (amountMinor === undefined) return [];
  const path = ['sponsor', 'cap', 'amountMinor'];
  if (!perCase) return [finding('cap-without-cost', path)];
  return amountMinor < perCase.amountMinor ? [finding('cap-below-cost', path, { cap: amountMinor, cost: perCase.amountMinor })] : [];
}
