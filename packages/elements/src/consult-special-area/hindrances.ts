import type { CampaignDocument, ErrorCode } from '@consult-kit/protocol';
import { errorLabel, isConsultError } from '@consult-kit/protocol';
import type { Hindrance } from './screens/closed-screen.ts';

const SIGN_IN: readonly ErrorCode[] = ['TOKEN_INVALID', 'TOKEN_EXPIRED', 'TOKEN_FOREIGN'];

/** The code of a failure; anything that is not of the error table counts as the gateway being out of reach. */
export function codeOf(error: unknown): ErrorCode {
  return isConsultError(error) ? error.code : 'GATEWAY_UNREACHABLE';
}

/** What is known when an attempt to join the line has failed. */
export interface FailureFacts {
  document: CampaignDocument;
  /** The gateway's clock. */
  nowMs: number;
  /** The language that was asked for. */
  language: string;
}

/** Failures of which the document tells more than the page knew. */
export const REREAD: readonly ErrorCode[] = ['MODULE_UNAVAILABLE', 'LANGUAGE_UNAVAILABLE'];

/**
 * What to show for a failed attempt to join the line.
 * @returns `undefined` when the campaign's own clock will say it, once its document has been read again.
 */
export function hindranceOf(error: unknown, { document, nowMs, language }: FailureFacts): Hindrance | undefined {
  const code = codeOf(error);
  const afterMs = isConsultError(error) ? error.retryAfterMs : undefined;
  const laterMs = afterMs === undefined ? undefined : nowMs + afterMs;
  switch (code) {
    case 'CAMPAIGN_NOT_OPEN':
      return undefined;
    case 'QUEUE_FULL':
      return { type: 'full', retryAtMs: laterMs };
    case 'MODULE_UNAVAILABLE':
      return { type: 'away', backAtMs: laterMs };
    case 'SPONSOR_CAP_REACHED':
      return { type: 'cap' };
    case 'REGION_UNAVAILABLE':
      return { type: 'region' };
    case 'CLIENT_OUTDATED':
      return { type: 'outdated' };
    case 'LANGUAGE_UNAVAILABLE':
      // A document out of a cache may still name the language: it does not tell which ones there are now.
      if (!document.languages.includes(language)) return { type: 'language' };
  }
  return SIGN_IN.includes(code) && !document.guests ? { type: 'sign-in' } : { type: 'error', label: errorLabel(code) };
}
