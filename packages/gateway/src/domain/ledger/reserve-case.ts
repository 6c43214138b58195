import { ConsultError, type CampaignFile } from '@consult-kit/protocol';
import { dayOf } from '@consult-kit/protocol/calendar';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { LineName } from '../consultations/consultation-store.ts';
import type { Logger } from '../logger.ts';
import type { CaseCap, LedgerTransaction } from './ledger-store.ts';

/** Files of which the log has said that their currency is not that of the ledger. */
const told = new WeakSet<CampaignFile>();

/**
 * Reserves the case of somebody who enters the line, at the price and under the cap of the campaign file that this node serves.
 * @throws {ConsultError} `SPONSOR_CAP_REACHED`; `GATEWAY_BUSY` while the file's currency is not that of the ledger. The check of new versions
 *   prevents that, but the first case that costs something may come from a node that still serves the version before.
 */
export async function reserveCase(
  transaction: LedgerTransaction,
  { file }: Campaign,
  entering: LineName & { number: number; atMs: number },
  logger: Logger,
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
  if (outcome !== 'reserved') {
    tellOtherCurrency(file, outcome.ledgerCurrency, logger);
    // Not `CAMPAIGN_NOT_OPEN`: a page would read the document again, find the campaign open, and say nothing.
    throw new ConsultError('GATEWAY_BUSY', 'The campaign is being changed and takes nobody at this moment. Try again.', {
      retryAfterMs: GATEWAY_LIMITS.campaignStoreEveryMs,
    });
  }
}

/** Once for each version that is served: everybody who comes is refused until another one is. */
function tellOtherCurrency(file: CampaignFile, ledgerCurrency: string, logger: Logger): void {
  if (told.has(file)) return;
  told.add(file);
  logger.error(
    { campaign: file.id, currency: file.sponsor.perCase?.currency ?? null, ledgerCurrency },
    'nobody can start: the price is not in the currency of the ledger; publish a version with the currency of the ledger',
  );
}

/** The most that the sponsor of a campaign pays for. */
export function capOf({ sponsor: { cap } }: CampaignFile): CaseCap {
  return { cases: cap?.cases ?? null, amountMinor: cap?.amountMinor ?? null };
}

/** The sponsor's name in the language of the campaign's source. */
function payerOf({ languages, sponsor: { names } }: CampaignFile): string {
  return names[languages[0] ?? ''] ?? Object.values(names)[0] ?? '';
}
