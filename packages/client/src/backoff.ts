import { CLIENT_LIMITS } from './limits.ts';

/**
 * Pause before the next connection attempt: full jitter over a doubling ceiling.
 * @param attempt - Failed attempts so far; 0 before the first retry.
 * @param random - A number in [0, 1).
 * @returns Milliseconds in [0, min(30 s, 0.5 s · 2 ** attempt)).
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ ("Full Jitter")
 */
export function retryDelayMs(attempt: number, random: number): number {
  return random * Math.min(CLIENT_LIMITS.backoffMaxMs, CLIENT_LIMITS.backoffBaseMs * 2 ** attempt);
}

/** A pause that the gateway asked for, as far as we follow it. */
export function serverDelayMs(retryAfterMs: number): number {
  return Math.min(CLIENT_LIMITS.retryWindowMaxMs, retryAfterMs);
}
