import type { CampaignDocument, ErrorCode } from '@consult-kit/protocol';
import { errorLabel, isConsultError } from '@consult-kit/protocol';
import type { Hindrance } from './screens/closed-screen.ts';

const SIGN_IN: readonly ErrorCode[] = ['TOKEN_INVALID', 'TOKEN_EXPIRED', 'TOKEN_FOREIGN'];

/** The code of a failure; anything that is not of the error table counts as the gateway being out of reach. */
export function codeOf(error: unknown): ErrorCode {
  return isConsultError(error) ? error.code : 'GATEWAY_UNREACHABLE';
}

/**
 * What to show for a failed attempt to join the line.
 * @param nowMs - The gateway's clock.
 * @returns `undefined` when the campaign's own clock will say it, once its document has been read again.
 */
export function hindranceOf(error: unknown, document: CampaignDocument, nowMs: number): Hindrance | undefined {
  const code = codeOf(error);
  switch (code) {
    case 'CAMPAIGN_NOT_OPEN':
      return undefined;
    case 'QUEUE_FULL': {
      const afterMs = isConsultError(error) ? error.retryAfterMs : undefined;
      return { type: 'full', retryAtMs: afterMs === undefined ? undefined : nowMs + afterMs };
    }
    case 'SPONSOR_CAP_REACHED':
      return { type: 'cap' };
    case 'REGION_UNAVAILABLE':
      return { type: 'region' };
    case 'CLIENT_OUTDATED':
      return { type: 'outdated' };
    default:
      return SIGN_IN.includes(code) && !document.guests ? { type: 'sign-in' } : { type: 'error', label: errorLabel(code) };
  }
}
