import type { Bus, BusCounts, BusLink, Hint } from '../bus/bus.ts';
import { BusListeners } from '../bus/listeners.ts';
import type { Timers } from '../domain/timers.ts';

/** What happens to hints between nodes. */
export interface CableFaults {
  /** Part that is lost, in [0, 1]. */
  lost: number;
  /** Part that comes twice. */
  doubled: number;
  /** Each comes after a random time up to this, so that they overtake each other. */
  lateMs: number;
}

/** Carries hints between the nodes of a test as badly as it is told to, by numbers that a seed decides. */
export class LossyCable {
  readonly faults: CableFaults = { lost: 0, doubled: 0, lateMs: 0 };
  readonly #timers: Timers;
  readonly #random: () => number;
  readonly #ends = new Set<LossyBus>();

  /** @param random - Numbers in [0, 1). */
  constructor(timers: Timers, random: () => number) {
    this.#timers = timers;
    this.#random = random;
  }

  /** One more node's end. */
  plug(): LossyBus {
    const bus = new LossyBus(this);
    this.#ends.add(bus);
    return bus;
  }

  unplug(bus: LossyBus): void {
    this.#ends.delete(bus);
  }

  carry(hint: Hint, from: LossyBus): void {
    if (!this.#ends.has(from)) return;
    for (const bus of this.#ends) {
      if (bus === from || this.#random() < this.faults.lost) continue;
      const copies = this.#random() < this.faults.doubled ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) this.#bring(structuredClone(hint), from, bus);
    }
  }

  #bring(hint: Hint, from: LossyBus, to: LossyBus): void {
    this.#timers.after(Math.floor(this.#random() * this.faults.lateMs), () => to.arrive(hint, from.node));
  }
}

/** One node's end of the cable. */
export class LossyBus implements Bus {
  readonly #listeners = new BusListeners('joined');
  readonly #cable: LossyCable;

  constructor(cable: LossyCable) {
    this.#cable = cable;
  }

  get node(): string {
    return this.#listeners.node;
  }

  get link(): BusLink {
    return this.#listeners.link;
  }

  get counts(): Readonly<BusCounts> {
    return this.#listeners.counts;
  }

  publish(hint: Hint): void {
    this.#listeners.tell(hint, this.node);
    if (this.link === 'joined') this.#cable.carry(hint, this);
  }

  subscribe(listener: (hint: Hint, from: string) => void): () => void {
    return this.#listeners.subscribe(listener);
  }

  onLink(listener: (link: BusLink) => void): () => void {
    return this.#listeners.onLink(listener);
  }

  arrive(hint: Hint, from: string): void {
    if (this.link === 'joined') this.#listeners.tell(hint, from);
  }

  /** Takes this node off the cable, which it notices, or puts it back. */
  turn(link: 'joined' | 'away'): void {
    this.#listeners.turn(link);
  }

  async close(): Promise<void> {
    this.#cable.unplug(this);
    this.#listeners.clear();
  }
}
