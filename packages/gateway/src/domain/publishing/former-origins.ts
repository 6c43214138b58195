import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';

/** Tells who is there. */
export interface Presence {
  /** When the first of those who are in line, in a talk or in a pause of one entered the line; `null` without anybody. */
  firstCameMs(campaign: string): Promise<number | null>;
}

/** Origins that a campaign has had, by when they were taken away. */
export type GoneOrigins = ReadonlyMap<string, number>;

/** What is gone of the origins of one file in the next one. */
export function goneOrigins(before: readonly string[], after: readonly string[], atMs: number): GoneOrigins {
  return new Map(before.filter((origin) => !after.includes(origin)).map((origin) => [origin, atMs]));
}

/**
 * Pages that a newer version of a campaign took away. They go on being let in as long as somebody is there who came before that, but not for
 * ever: a reload must not cut anybody off, and on whose pages people are the gateway does not know.
 */
export class FormerOrigins {
  readonly #presence: Presence;
  readonly #clock: Clock;
  readonly #gone = new Map<string, GoneOrigins>();
  #lookedAtMs = -Infinity;

  constructor(presence: Presence, clock: Clock) {
    this.#presence = presence;
    this.#clock = clock;
  }

  /** Those of a campaign that are still let in. */
  of(campaign: string): readonly string[] {
    return [...(this.#gone.get(campaign)?.keys() ?? [])];
  }

  /** Knows from now on what is gone of a campaign, until a look finds that it is over. */
  note(campaign: string, gone: GoneOrigins): void {
    if (gone.size > 0) this.#gone.set(campaign, gone);
    else this.#gone.delete(campaign);
  }

  /** Notes what a new version of a file on the disk takes away, and what it brings back; who is there is to be looked up next. */
  noteNext(campaign: string, before: readonly string[], after: readonly string[]): void {
    const gone = [...(this.#gone.get(campaign) ?? []), ...goneOrigins(before, after, this.#clock.now())];
    this.note(campaign, new Map(gone.filter(([origin]) => !after.includes(origin))));
    this.#lookedAtMs = -Infinity;
  }

  /** Whether it is time for another look. */
  get isDue(): boolean {
    return this.#gone.size > 0 && this.#clock.now() >= this.#lookedAtMs + GATEWAY_LIMITS.formerOriginsEveryMs;
  }

  /** Forgets those through whom nobody who is still there can have come. @throws {ConsultError} As `firstCameMs`. */
  async look(): Promise<void> {
    const nowMs = this.#clock.now();
    for (const [campaign, gone] of [...this.#gone]) {
      const firstMs = (await this.#presence.firstCameMs(campaign)) ?? Infinity;
      const isNeeded = (goneAtMs: number): boolean => firstMs <= goneAtMs && nowMs < goneAtMs + GATEWAY_LIMITS.formerOriginsMs;
      this.note(campaign, new Map([...gone].filter(([, goneAtMs]) => isNeeded(goneAtMs))));
    }
    this.#lookedAtMs = nowMs;
  }
}
