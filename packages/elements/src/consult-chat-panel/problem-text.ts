import { errorLabel, isConsultError } from '@consult-kit/protocol';
import type { Words } from '../shared/words.ts';

/** What a shopper reads about a failure, with the number that helps to find it. */
export function problemText(error: unknown, words: Words): string {
  const code = isConsultError(error) ? error.code : 'INTERNAL';
  if (code === 'CLIENT_OUTDATED') return words.text('state.outdated');
  if (needsSignIn(error)) return words.text('state.signIn');
  return words.text('state.error', { code: errorLabel(code) });
}

/** Whether the session is over and the host has to sign the shopper in again. */
export function needsSignIn(error: unknown): boolean {
  return isConsultError(error) && (error.code === 'TOKEN_EXPIRED' || error.code === 'TOKEN_INVALID');
}
