import type { Side } from '@consult-kit/protocol';
import type { Bus } from '../../bus/bus.ts';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import { otherSide } from '../consultations/actor.ts';
import type { LogFeed } from '../consultations/log-feed.ts';
import type { Versions } from '../versions.ts';

/** Up to where a log has arrived on a device of one side, with the version at which that was told. */
export interface DeliveryMark {
  readonly upTo: number;
  readonly version: number;
}

interface Kept extends DeliveryMark {
  /** What has arrived since and concerns nobody else: own messages that came back. */
  readonly seen: number;
  readonly atMs: number;
}

/** What delivery marks need. */
export interface DeliveryMarksOptions {
  readonly bus: Bus;
  readonly feed: Pick<LogFeed, 'recent'>;
  readonly clock: Clock;
  readonly versions: Versions;
}

/** What has arrived where, so that the other side can be told. In memory only, and bounded: after an outage it is unknown again. */
export class DeliveryMarks {
  readonly #options: DeliveryMarksOptions;
  /** The one that rose longest ago stands first. */
  readonly #marks = new Map<string, Kept>();
  readonly #unsubscribe: () => void;

  constructor(options: DeliveryMarksOptions) {
    this.#options = options;
    this.#unsubscribe = options.bus.subscribe((hint) => {
      if (hint.type === 'delivered') this.#rise(hint.consultation, hint.side, hint.upTo);
    });
  }

  /** What is known to have arrived on a device of this side. */
  find(consultation: string, side: Side): DeliveryMark | undefined {
    return this.#marks.get(keyOf(consultation, side));
  }

  /** A device of this side has everything up to `upTo`. Told on only when a message of the other side is among it. */
  reached(consultation: string, side: Side, upTo: number): void {
    const key = keyOf(consultation, side);
    const kept = this.#marks.get(key);
    if (upTo <= (kept?.seen ?? 0)) return;
    if (this.#concerns(consultation, side, kept?.seen ?? 0, upTo)) {
      this.#options.bus.publish({ type: 'delivered', consultation, side, upTo });
    } else this.#keep(key, { upTo: kept?.upTo ?? 0, version: kept?.version ?? 0, seen: upTo });
  }

  /** Forgets marks that have not risen for long. */
  sweep(): void {
    const keptSinceMs = this.#options.clock.now() - GATEWAY_LIMITS.deliveryKeptMs;
    for (const [key, { atMs }] of this.#marks) if (atMs < keptSinceMs) this.#marks.delete(key);
  }

  close(): void {
    this.#unsubscribe();
  }

  #concerns(consultation: string, side: Side, after: number, upTo: number): boolean {
    const recent = this.#options.feed.recent(consultation, after, upTo);
    return recent === undefined || recent.some((event) => event.type === 'message.stored' && event.from === otherSide(side));
  }

  #rise(consultation: string, side: Side, upTo: number): void {
    const key = keyOf(consultation, side);
    const kept = this.#marks.get(key);
    if (kept && upTo <= kept.upTo) return;
    this.#keep(key, { upTo, version: this.#options.versions.next(), seen: Math.max(upTo, kept?.seen ?? 0) });
  }

  #keep(key: string, mark: Omit<Kept, 'atMs'>): void {
    this.#marks.delete(key);
    this.#marks.set(key, { ...mark, atMs: this.#options.clock.now() });
    if (this.#marks.size <= GATEWAY_LIMITS.deliveryMarksMax) return;
    const oldest = this.#marks.keys().next();
    if (!oldest.done) this.#marks.delete(oldest.value);
  }
}

function keyOf(consultation: string, side: Side): string {
  return `${side} ${consultation}`;
}
