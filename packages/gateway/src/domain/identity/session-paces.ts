import { ConsultError, type Side } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import { paceTaken, paceWaitMs, type Pace } from '../pace.ts';
import type { Timers } from '../timers.ts';

/** The pace of each side; `undefined` for no bound. */
export type Paces = Readonly<Record<Side, Pace | undefined>>;

/** What comes by requests of their own: long polls, and everything else. */
export type RequestKind = 'poll' | 'request';

/**
 * Holds requests to the pace that a socket has, by session, polls apart from all others. A request that comes a little too fast waits for
 * its turn, so that a client that sends one after the other never hears of it.
 */
export class SessionPaces {
  readonly #paces: Paces;
  readonly #clock: Clock;
  readonly #timers: Timers;
  /** When the whole burst is free again; the one that came longest ago stands first. */
  readonly #freeAtMs = new Map<string, number>();

  constructor(paces: Paces, clock: Clock, timers: Timers) {
    this.#paces = paces;
    this.#clock = clock;
    this.#timers = timers;
  }

  /**
   * Resolves when it is this request's turn, with the milliseconds that it waited.
   * @throws {ConsultError} `RATE_LIMITED` with the time to wait, when that would be long.
   */
  async pass({ side, sessionId }: { side: Side; sessionId: string }, kind: RequestKind): Promise<number> {
    const pace = this.#paces[side];
    if (!pace) return 0;
    const key = `${kind} ${sessionId}`;
    const nowMs = this.#clock.now();
    const freeAtMs = this.#freeAtMs.get(key) ?? 0;
    const waitMs = paceWaitMs(pace, freeAtMs, nowMs);
    if (waitMs > GATEWAY_LIMITS.requestTurnWaitMs) throw tooFast(waitMs);
    this.#keep(key, paceTaken(pace, freeAtMs, nowMs));
    if (waitMs > 0) await new Promise<void>((resolve) => this.#timers.after(waitMs, resolve));
    return waitMs;
  }

  /** Forgets sessions that have not asked for a while. */
  sweep(): void {
    const nowMs = this.#clock.now();
    for (const [key, freeAtMs] of this.#freeAtMs) if (freeAtMs <= nowMs) this.#freeAtMs.delete(key);
  }

  #keep(key: string, freeAtMs: number): void {
    this.#freeAtMs.delete(key);
    this.#freeAtMs.set(key, freeAtMs);
    if (this.#freeAtMs.size <= GATEWAY_LIMITS.requestPacesMax) return;
    const oldest = this.#freeAtMs.keys().next();
    if (!oldest.done) this.#freeAtMs.delete(oldest.value);
  }
}

/** The failure of whoever asks for more than a session may. @param retryAfterMs - When there is room again. */
export function tooFast(retryAfterMs: number): ConsultError {
  return new ConsultError('RATE_LIMITED', 'More comes from this session than the gateway takes. Send less, or later.', { retryAfterMs });
}
