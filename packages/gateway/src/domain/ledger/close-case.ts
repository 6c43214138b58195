import { isGoingOn } from '@consult-kit/protocol';
import type { ConsultationRecord } from '../consultations/consultation-store.ts';
import type { LedgerTransaction } from './ledger-store.ts';

/**
 * Closes the case of a consultation that has just come to its end: settled if a doctor ended it, released if it ended in any other way.
 * Belongs into the transaction of every command that may end one; does nothing for those that go on, or had ended before.
 */
export async function closeCaseAtEnd(
  transaction: LedgerTransaction,
  before: ConsultationRecord,
  { view, lastAtMs }: ConsultationRecord,
): Promise<void> {
  if (!isGoingOn(before.view.state) || isGoingOn(view.state)) return;
  await transaction.closeCase(view, view.endedBy === 'doctor' ? 'settled' : 'released', lastAtMs);
}
