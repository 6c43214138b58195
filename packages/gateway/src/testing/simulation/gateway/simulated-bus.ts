import type { Bus, BusCounts, BusLink, Hint } from '../../../bus/bus.ts';
import { BusListeners } from '../../../bus/listeners.ts';
import type { Random } from '../random.ts';
import type { VirtualTime } from '../virtual-time.ts';

/** Carries hints between nodes: late, out of order, and not always. */
export class BusCable {
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #link: BusLink;
  readonly #plugged = new Set<NodeBus>();
  /** Part of the hints that never arrive at another node. */
  lostPart: number;
  /** Nothing passes, and every node knows. */
  #isAway = false;

  constructor(time: VirtualTime, random: Random, { nodes, lostPart }: { nodes: number; lostPart: number }) {
    this.#link = nodes > 1 ? 'joined' : 'alone';
    this.#time = time;
    this.#random = random;
    this.lostPart = lostPart;
  }

  plug(): NodeBus {
    const bus = new NodeBus(this, this.#isAway ? 'away' : this.#link);
    this.#plugged.add(bus);
    return bus;
  }

  unplug(bus: NodeBus): void {
    this.#plugged.delete(bus);
  }

  /** The server between the nodes is gone, or back; a node that is alone has none. */
  turn(link: 'joined' | 'away'): void {
    if (this.#link === 'alone') return;
    this.#isAway = link === 'away';
    for (const bus of this.#plugged) bus.turn(link);
  }

  carry(from: NodeBus, hint: Hint): void {
    if (this.#isAway) return;
    for (const bus of this.#plugged) {
      if (bus === from || this.#random.chance(this.lostPart)) continue;
      const copy = JSON.parse(JSON.stringify(hint)) as Hint;
      this.#time.after(this.#random.whole(0, 300), () => this.#plugged.has(bus) && bus.arrive(copy, from.node));
    }
  }
}

/** One node's end of the cable: its own hints reach it at once, as they do over the real bus. */
export class NodeBus implements Bus {
  readonly #own: BusListeners;
  readonly #cable: BusCable;

  constructor(cable: BusCable, link: BusLink) {
    this.#own = new BusListeners(link);
    this.#cable = cable;
  }

  get node(): string {
    return this.#own.node;
  }

  get link(): BusLink {
    return this.#own.link;
  }

  get counts(): Readonly<BusCounts> {
    return this.#own.counts;
  }

  publish(hint: Hint): void {
    this.#own.tell(hint, this.node);
    this.#cable.carry(this, hint);
  }

  subscribe(listener: (hint: Hint, from: string) => void): () => void {
    return this.#own.subscribe(listener);
  }

  onLink(listener: (link: BusLink) => void): () => void {
    return this.#own.onLink(listener);
  }

  turn(link: BusLink): void {
    this.#own.turn(link);
  }

  arrive(hint: Hint, from: string): void {
    this.#own.tell(hint, from);
  }

  async close(): Promise<void> {
    this.#cable.unplug(this);
    this.#own.clear();
  }
}
