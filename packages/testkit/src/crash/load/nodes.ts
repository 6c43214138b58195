import { ConsultError, errorBodySchema, ERRORS, parseJson, type ErrorCode } from '@consult-kit/protocol';
import { setTimeout as pause } from 'node:timers/promises';
import { CRASH_LIMITS } from '../limits.ts';
import type { Ledger } from './ledger.ts';

/** The gateways behind a load balancer that knows nothing: any of them, at random. */
export class Nodes {
  readonly #origins: readonly string[];
  readonly #ledger: Ledger;

  constructor(origins: readonly string[], ledger: Ledger) {
    this.#origins = origins;
    this.#ledger = ledger;
  }

  /** Origin of one of them, for example `http://localhost:4401`. */
  any(): string {
    return this.#origins[Math.floor(Math.random() * this.#origins.length)] ?? '';
  }

  /** Somebody was told to come back later. */
  countRetry(code: string): void {
    this.#ledger.countRetry(code);
  }

  /**
   * Asks until it is answered, another node each time. The same body goes out each time, so ids are the same.
   * @throws {ConsultError} A refusal that another try would not change.
   */
  async insist<Answer>(path: string, body: object, isOver: () => boolean): Promise<Answer> {
    for (;;) {
      const failure = await this.#ask<Answer>(path, body);
      if ('answer' in failure) return failure.answer;
      const { error } = failure;
      if (!ERRORS[error.code].retryable || isOver()) throw error;
      this.countRetry(error.code);
      await pause(retryDelayMs(error.retryAfterMs));
    }
  }

  async #ask<Answer>(path: string, body: object): Promise<{ answer: Answer } | { error: ConsultError }> {
    try {
      const response = await fetch(`${this.any()}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(CRASH_LIMITS.answerWithinMs),
      });
      const text = await response.text();
      // The answer's shape is the business of the gateway's own tests.
      return response.ok ? { answer: JSON.parse(text) as Answer } : { error: refusalOf(text) };
    } catch (cause) {
      return { error: new ConsultError('GATEWAY_UNREACHABLE', 'No answer.', { cause }) };
    }
  }
}

/** Milliseconds until the next try. */
export function retryDelayMs(retryAfterMs: number | undefined): number {
  const { retryMinMs, retryMaxMs, retryAfterMaxMs } = CRASH_LIMITS;
  return Math.min(retryAfterMs ?? 0, retryAfterMaxMs) + retryMinMs + Math.random() * (retryMaxMs - retryMinMs);
}

function refusalOf(text: string): ConsultError {
  const { code, message, retryAfterMs } = parseJson(errorBodySchema, text);
  return new ConsultError(code as ErrorCode, message, { retryAfterMs });
}
