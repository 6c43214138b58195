import { ConsultError, type CampaignFile } from '@consult-kit/protocol';
import { dayOf } from '@consult-kit/protocol/calendar';
import type { Campaign } from '../campaigns/campaign.ts';
import type { LineName } from '../consultations/consultation-store.ts';
import type { CaseCap, LedgerTransaction } from './ledger-store.ts';

/**
 * Reserves the case of somebody who enters the line, at the price and under the cap of the campaign file that this node serves.
 * @throws {ConsultError} `SPONSOR_CAP_REACHED`
 * @throws {Error} The file's currency is not that of the ledger, which the check of new versions prevents.
 */
export async function reserveCase(
  transaction: LedgerTransaction,
  { file }: Campaign,
  entering: LineName & { number: number; atMs: number },
): Promise<void> {
  const cost = file.sponsor.perCase ?? null;
  const outcome = await transaction.reserveCase({
    ...entering,
    day: dayOf(entering.atMs, file.timeZone),
    payer: payerOf(file),
    cost,
    cap: capOf(file),
  });
  if (outcome === 'over-cap') {
    throw new ConsultError(
      'SPONSOR_CAP_REACHED',
      'All cases that the sponsor pays for are taken. One may become free when somebody leaves.',
    );
  }
  if (outcome === 'other-currency') {
    throw new Error(`The ledger of ${file.id} is not in ${cost?.currency ?? 'this currency'}: serve a file with the currency it has.`);
  }
}

/** The most that the sponsor of a campaign pays for. */
export function capOf({ sponsor: { cap } }: CampaignFile): CaseCap {
  return { cases: cap?.cases ?? null, amountMinor: cap?.amountMinor ?? null };
}

/** The sponsor's name in the language of the campaign's source. */
function payerOf({ languages, sponsor: { names } }: CampaignFile): string {
  return names[languages[0] ?? ''] ?? Object.values(names)[0] ?? '';
}
