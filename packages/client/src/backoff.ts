import type { Timers } from './boundary.ts';
import { CLIENT_LIMITS } from './limits.ts';

/**
 * Pause before the next try, in milliseconds: what the gateway asked for, as far as we follow it; else full jitter over a doubling
 * ceiling, in [0, min(30 s, 0.5 s · 2 ** attempt)).
 * @param attempt - Failed attempts so far; 0 before the first retry.
 * @param retryAfterMs - The gateway's word.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ ("Full Jitter")
 */
export function retryPauseMs(timers: Timers, attempt: number, retryAfterMs?: number): number {
  if (retryAfterMs !== undefined) return Math.min(CLIENT_LIMITS.retryWindowMaxMs, retryAfterMs);
  return timers.random() * Math.min(CLIENT_LIMITS.backoffMaxMs, CLIENT_LIMITS.backoffBaseMs * 2 ** attempt);
}
