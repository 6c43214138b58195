import { ConsultError, errorBodySchema, ERRORS, parseJson, type ErrorCode } from '@consult-kit/protocol';
import { setTimeout as pause } from 'node:timers/promises';
import { CRASH_LIMITS } from '../crash/limits.ts';

/** Time before another try. Shorter than a client would take: this load is to be there when a gateway comes back. */
const RETRY_MS = 100;

/** Asks gateways until one answers, another one each time, with the same body. */
export class Insistent {
  readonly #origins: readonly string[];
  retries = 0;

  constructor(origins: readonly string[]) {
    this.#origins = origins;
  }

  /**
   * @param isAnswer - Codes of refusals that could be tried again, and are an answer here.
   * @throws {ConsultError} A refusal that another try would not change, or one of those.
   */
  async post<Answer>(path: string, body: object, isAnswer: readonly ErrorCode[] = []): Promise<Answer> {
    const text = JSON.stringify(body);
    for (;;) {
      const answered = await this.#once(path, text);
      if (answered !== undefined) {
        const { ok, body: answer } = answered;
        if (ok) return JSON.parse(answer) as Answer;
        const refusal = refusalOf(answer);
        if (!ERRORS[refusal.code].retryable || isAnswer.includes(refusal.code)) throw refusal;
      }
      this.retries += 1;
      await pause(RETRY_MS * (0.5 + Math.random()));
    }
  }

  /** `undefined` without an answer: the gateway is gone, or was while it worked. */
  async #once(path: string, body: string): Promise<{ ok: boolean; body: string } | undefined> {
    try {
      const origin = this.#origins[Math.floor(Math.random() * this.#origins.length)] ?? '';
      const headers = { 'content-type': 'application/json' };
      const signal = AbortSignal.timeout(CRASH_LIMITS.answerWithinMs);
      const response = await fetch(`${origin}${path}`, { method: 'POST', headers, body, signal });
      return { ok: response.ok, body: await response.text() };
    } catch {
      return undefined;
    }
  }
}

function refusalOf(text: string): ConsultError {
  const { code, message } = parseJson(errorBodySchema, text);
  return new ConsultError(code as ErrorCode, message);
}
