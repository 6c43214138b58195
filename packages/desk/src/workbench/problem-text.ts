import type { DeskSnapshot } from '@consult-kit/client/desk';
import type { Localize } from '@consult-kit/elements/foundation.js';
import { ERRORS, errorLabel, isConsultError, type ErrorCode } from '@consult-kit/protocol';

/** Failures that have words of their own at the desk. */
const KEYS: Partial<Record<ErrorCode, string>> = {
  DOCTOR_HAS_CHATS: 'offline.refused',
  QUEUE_EMPTY: 'line.taken',
  DOCTOR_CAP_REACHED: 'line.cap',
  DOCTOR_NOT_ACCEPTING: 'line.off',
  HANDOVER_TARGET: 'problem.target',
  NOT_YOUR_CONSULTATION: 'problem.gone',
  CONSULTATION_ENDED: 'problem.gone',
  STATE_CONFLICT: 'problem.gone',
  CLAIM_STALE: 'problem.stale',
};

/** What went wrong, what it means and what to do, in the doctor's language, with the number that helps to find it. */
export function problemText(error: unknown, { desk }: DeskSnapshot, words: Localize): string {
  const code = isConsultError(error) ? error.code : 'INTERNAL';
  const values = { count: desk?.chats.length ?? 0, cap: desk?.cap ?? 0, label: errorLabel(code) };
  const key = KEYS[code] ?? (ERRORS[code].retryable ? 'problem.again' : 'problem.other');
  return words.text(key, values);
}
