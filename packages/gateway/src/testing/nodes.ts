import type { Database } from '../store/sql/database.ts';
import { LossyCable, type LossyBus } from './lossy-bus.ts';
import { Rig, RigWorld, type RigOptions } from './rig.ts';
import { GATEWAY_LIMITS } from '../limits.ts';

/** One node of a test's gateway. */
export interface TestNode {
  readonly rig: Rig;
  readonly bus: LossyBus;
}

/** Numbers in [0, 1) that a seed decides (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Several engines on one database, in one time, with a bus between them that a test can spoil. */
export class Nodes {
  readonly world = new RigWorld();
  readonly cable: LossyCable;
  readonly all: TestNode[] = [];
  readonly #database: Database;

  constructor(database: Database, seed = 1) {
    this.#database = database;
    this.cable = new LossyCable(this.world.time, seeded(seed));
  }

  /** Starts one more. */
  async add(options: Pick<RigOptions, 'aheadMs' | 'files' | 'storeWith'> = {}): Promise<TestNode> {
    const bus = this.cable.plug();
    const node = { bus, rig: await Rig.open({ database: this.#database, world: this.world, bus, ...options }) };
    this.all.push(node);
    return node;
  }

  /** Lets time pass step by step, with every node looking at what has fallen due, all at once. */
  async live(ms: number, nodes: readonly TestNode[] = this.all): Promise<void> {
    for (let left = ms; left > 0; left -= GATEWAY_LIMITS.doctorLeaseMs) {
      this.world.jumpedMs += Math.min(left, GATEWAY_LIMITS.doctorLeaseMs);
      await Promise.all(nodes.map(({ rig }) => rig.engine.upkeep()));
    }
  }

  /** Runs the timers for so long, and whatever else is ready, until a condition holds. @throws {Error} It does not hold by then. */
  async within(ms: number, holds: () => boolean): Promise<void> {
    const endMs = this.world.time.now() + ms;
    while (!holds()) {
      if (this.world.time.now() >= endMs) throw new Error(`It does not hold within ${ms} ms.`);
      await this.world.time.advance(STEP_MS);
      // Answers of a real database come over the network, which takes no time of this world.
      await this.#database.settled();
    }
  }

  async close(): Promise<void> {
    for (const { rig, bus } of this.all) {
      await rig.close();
      await bus.close();
    }
  }
}

const STEP_MS = 50;
