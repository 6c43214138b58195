import { LIMITS } from '@consult-kit/protocol';
import { repeat, type Timers } from '../domain/timers.ts';
import { GATEWAY_LIMITS } from '../limits.ts';

/** Something that is looked at again and again to find out whether it lives. */
export interface Beating {
  /** One look: asks for a sign of life when there was none lately, and ends what has given none for too long. */
  beat(): void;
}

/**
 * Looks at each socket twice within a heartbeat, at a few of them with every tick, so that 10,000 pings never go out together.
 * A socket is asked after one look without a sign of life and again after the next; one that has let two such pings pass without any
 * sign is dead at the third look, 30 to 40 s after it was last heard of. A client that can receive and not send ends like one that can
 * do neither, whatever TCP says.
 */
export class Heartbeat {
  readonly #slots: readonly Set<Beating>[] = Array.from({ length: GATEWAY_LIMITS.heartbeatSlots }, () => new Set<Beating>());
  readonly #stop: () => void;
  #now = 0;
  #next = 0;

  constructor(timers: Timers) {
    this.#stop = repeat(timers, LIMITS.heartbeatMs / 2 / this.#slots.length, () => this.#tick());
  }

  /** Spreads evenly, however many are added at the same time. */
  add(beating: Beating): void {
    this.#next = (this.#next + 1) % this.#slots.length;
    this.#slots[this.#next]?.add(beating);
  }

  remove(beating: Beating): void {
    for (const slot of this.#slots) slot.delete(beating);
  }

  stop(): void {
    this.#stop();
  }

  #tick(): void {
    this.#now = (this.#now + 1) % this.#slots.length;
    for (const beating of this.#slots[this.#now] ?? []) beating.beat();
  }
}
