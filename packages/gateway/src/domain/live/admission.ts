import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import { paceOf, paceTaken, paceWaitMs, type Pace } from '../pace.ts';

/** Who asks to be let in; earlier ones go before later ones. */
export const RANKS = ['doctor', 'returning', 'new'] as const;
/** One of `RANKS`: doctors, people who come back to a talk or a place in line, and everyone else. */
export type Rank = (typeof RANKS)[number];

/** How many people come in. */
export interface AdmissionSettings {
  /** People who come back within a second for long; 0 for no bound. Newcomers are half as many, doctors a quarter, beside them. */
  readonly admissionsPerSecond: number;
  /** How many of them at once. */
  readonly admissionsBurst: number;
}

/** When somebody may come in. */
export type Place =
  /** After this time, to be waited for at the door; 0 for at once. */
  | { readonly type: 'wait'; readonly waitMs: number }
  /** Not now: this place is kept for whoever comes back after this time. */
  | { readonly type: 'return'; readonly retryAfterMs: number };

interface Lane {
  readonly pace: Pace;
  freeAtMs: number;
}

const SHARES: Readonly<Record<Rank, number>> = { doctor: 0.25, returning: 1, new: 0.5 };
const SECOND_MS = 1_000;

/**
 * Decides who comes in when more people arrive than the gateway takes up at once. Everyone gets a place of their own in time, so those
 * told to come back are spread over just the time that the gateway needs for them, and get in when they do.
 */
export class Admission {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #lanes: Readonly<Record<Rank, Lane>> | undefined;
  readonly #tickets = new Tickets();

  /** @param random - A number in [0, 1). */
  constructor({ admissionsPerSecond, admissionsBurst }: AdmissionSettings, clock: Clock, random: () => number = Math.random) {
    this.#clock = clock;
    this.#random = random;
    const lane = (rank: Rank): Lane | undefined => {
      const count = admissionsPerSecond * SHARES[rank];
      const aheadMax = (GATEWAY_LIMITS.admissionHorizonMs / SECOND_MS) * count * 2;
      const pace = paceOf(count, SECOND_MS, { burst: Math.ceil(admissionsBurst * SHARES[rank]), aheadMax });
      return pace && { pace, freeAtMs: 0 };
    };
    const [doctor, returning, newcomer] = RANKS.map(lane);
    if (doctor && returning && newcomer) this.#lanes = { doctor, returning, new: newcomer };
  }

  /**
   * A place for somebody, taken at once.
   * @param key - Knows the same one again: a session, or for people who have none the address, which others may share.
   */
  ask(rank: Rank, key: string, { shared = false } = {}): Place {
    if (!this.#lanes) return { type: 'wait', waitMs: 0 };
    const nowMs = this.#clock.now();
    const kept = this.#tickets.take(key, nowMs, shared ? nowMs + GATEWAY_LIMITS.admissionHoldMs : Infinity);
    if (kept !== undefined) return this.#place(key, kept, nowMs);
    const { atMs, lane } = this.#next(this.#lanes, rank, nowMs);
    const isGreedy = this.#tickets.count(key) >= GATEWAY_LIMITS.admissionPlacesMax;
    if (isGreedy || atMs - nowMs > GATEWAY_LIMITS.admissionHorizonMs) {
      return { type: 'return', retryAfterMs: Math.ceil(GATEWAY_LIMITS.admissionHorizonMs * (1 + this.#random())) };
    }
    const { everyMs, burst } = lane.pace;
    const busyUntilMs = atMs > nowMs ? atMs + (burst - 1) * everyMs : lane.freeAtMs;
    lane.freeAtMs = paceTaken(lane.pace, busyUntilMs, nowMs);
    return this.#place(key, atMs, nowMs);
  }

  /** Forgets places for which nobody came. */
  sweep(): void {
    this.#tickets.sweep(this.#clock.now());
  }

  #place(key: string, atMs: number, nowMs: number): Place {
    const waitMs = Math.max(0, Math.ceil(atMs - nowMs));
    if (waitMs <= GATEWAY_LIMITS.admissionHoldMs) return { type: 'wait', waitMs };
    this.#tickets.keep(key, atMs);
    return { type: 'return', retryAfterMs: waitMs };
  }

  /** The next free place; newcomers stand behind all who come back. */
  #next(lanes: Readonly<Record<Rank, Lane>>, rank: Rank, nowMs: number): { atMs: number; lane: Lane } {
    const wait = ({ pace, freeAtMs }: Lane): number => paceWaitMs(pace, freeAtMs, nowMs);
    const lane = lanes[rank];
    const waitMs = rank === 'new' ? Math.max(wait(lane), wait(lanes.returning)) : wait(lane);
    return { atMs: nowMs + waitMs, lane };
  }
}

/** Places that were given for later, by the key of those who got them. */
class Tickets {
  readonly #byKey = new Map<string, number[]>();

  count(key: string): number {
    return this.#byKey.get(key)?.length ?? 0;
  }

  keep(key: string, atMs: number): void {
    const kept = this.#byKey.get(key);
    if (kept) kept.push(atMs);
    else this.#byKey.set(key, [atMs]);
  }

  /** The earliest place of a key that still holds and begins by `untilMs`; it is the taker's from now on. */
  take(key: string, nowMs: number, untilMs: number): number | undefined {
    const good = this.#byKey.get(key)?.filter((atMs) => isGood(atMs, nowMs));
    if (!good) return undefined;
    const earliest = Math.min(...good);
    const taken = earliest <= untilMs ? earliest : undefined;
    if (taken !== undefined) good.splice(good.indexOf(taken), 1);
    this.#set(key, good);
    return taken;
  }

  sweep(nowMs: number): void {
    for (const [key, kept] of this.#byKey) {
      this.#set(
        key,
        kept.filter((atMs) => isGood(atMs, nowMs)),
      );
    }
  }

  #set(key: string, places: number[]): void {
    if (places.length === 0) this.#byKey.delete(key);
    else this.#byKey.set(key, places);
  }
}

/** Places far ahead are no longer true either: the clock was set back. */
function isGood(atMs: number, nowMs: number): boolean {
  return nowMs <= atMs + GATEWAY_LIMITS.admissionKeptMs && atMs <= nowMs + GATEWAY_LIMITS.admissionHorizonMs;
}
