import { settle } from './virtual-time.ts';
import { missing } from './convergence.ts';
import { befall } from './trouble.ts';
import { hold, Violation, type Promised } from './violation.ts';
import { World } from './world.ts';

/** How long after the end of all trouble everything must have arrived, and how often people look whether they have to do something. */
const CONVERGES_WITHIN_MS = 600_000;
const GOES_ON_EVERY_MS = 4_000;
/** Far more than any run takes: whatever comes here goes round in circles. */
const STEPS_MAX = 200_000;

/** How the run of one seed ended. */
export interface Outcome {
  readonly seed: number;
  readonly steps: number;
  readonly events: number;
  readonly messages: number;
  /** Talks that were looked at on people's screens, each once for every change. */
  readonly screens: number;
  /** Null when every promise was kept. */
  readonly broken: { readonly promised: Promised; readonly what: string; readonly atMs: number } | null;
  /** What happened, line by line; empty unless asked for. */
  readonly trace: readonly string[];
}

/** Plays one seed to its end or to the first broken promise. The same seed gives the same outcome, and the same trace. */
export async function runSeed(seed: number, options: { trace?: boolean } = {}): Promise<Outcome> {
  const lines: string[] = [];
  const note = (atMs: number, line: () => string): void => {
    if (options.trace) lines.push(`${(atMs / 1_000).toFixed(3).padStart(9)}  ${line()}`);
  };
  const restoreRandom = seedPlatformRandom(seed);
  let world: World | undefined;
  let steps = 0;
  const onFault = (reason: unknown): void =>
    world?.broken(reason instanceof Violation ? reason : new Violation('no fault inside', textOf(reason)));
  process.on('unhandledRejection', onFault);
  process.on('uncaughtException', onFault);
  try {
    world = await World.create(seed, note);
    const run = new Run(world);
    const broken = await run.play();
    steps = run.steps;
    if (broken) note(world.time.nowMs, () => `BROKEN ${broken.what}`);
    const { truth, ledger, observer } = world;
    const counts = { steps, events: truth.eventsSeen, messages: ledger.messages.length, screens: observer.talksSeen };
    return { seed, ...counts, broken, trace: lines };
  } finally {
    await settle();
    process.off('unhandledRejection', onFault);
    process.off('uncaughtException', onFault);
    restoreRandom();
  }
}

class Run {
  readonly #world: World;
  steps = 0;

  constructor(world: World) {
    this.#world = world;
  }

  async play(): Promise<Outcome['broken']> {
    const world = this.#world;
    try {
      world.begin();
      this.#planTrouble();
      await this.#runUntil(world.scenario.troubledMs);
      world.trace(() => 'all trouble is over');
      world.heal();
      await this.#converge();
      world.truth.checkAll();
      this.#checkOrderOfSending();
      return null;
    } catch (reason) {
      const violation = reason instanceof Violation ? reason : new Violation('no fault inside', textOf(reason));
      return { promised: violation.promised, what: violation.message, atMs: world.time.nowMs };
    }
  }

  async #runUntil(untilMs: number): Promise<void> {
    while (this.#world.time.nowMs < untilMs) await this.#step();
  }

  async #converge(): Promise<void> {
    const world = this.#world;
    const endMs = world.time.nowMs + CONVERGES_WITHIN_MS;
    for (;;) {
      for (const person of world.people) if (!person.isGone) person.goOn();
      const nextMs = world.time.nowMs + GOES_ON_EVERY_MS;
      await this.#runUntil(nextMs);
      const left = missing(world);
      if (left.length === 0) return;
      hold(world.time.nowMs < endMs, 'everything arrives in the end', () => left.join('; '));
    }
  }

  #planTrouble(): void {
    const { time, random, scenario } = this.#world;
    time.after(random.whole(1, 2 * scenario.troubleEveryMs), () => {
      if (this.#world.isHealing) return;
      befall(this.#world);
      this.#planTrouble();
    });
  }

  /** What one device sent and nobody refused stands in the log in the order in which it was sent. */
  #checkOrderOfSending(): void {
    const { ledger, reference } = this.#world;
    const last = new Map<string, { seq: number; text: string }>();
    for (const message of ledger.messages) {
      const stored = reference.messages.get(message.text);
      if (!stored) continue;
      const { lostWithPage, hasOutlasted, owner, text } = message;
      hold(!lostWithPage || owner.storageFailed, 'nothing unsent is lost', () => `${text} went out, and the next page knew nothing of it`);
      // Where the storage took nothing it went out all the same, and the pages after its own could not know of it.
      if (message.wasRefused || lostWithPage || hasOutlasted) continue;
      const lane = `${message.sender} ${message.consultation}`;
      const before = last.get(lane);
      hold(!before || before.seq < stored.seq, 'order of sending kept', () => `${text} stands before ${before?.text ?? ''}`);
      last.set(lane, { seq: stored.seq, text });
    }
  }

  async #step(): Promise<void> {
    this.steps += 1;
    hold(this.steps < STEPS_MAX, 'no fault inside', () => `${this.steps} steps and no end`);
    await this.#world.step();
  }
}

/** The gateway draws a few numbers itself, for example when a client is to come back. */
function seedPlatformRandom(seed: number): () => void {
  const { random: platform } = Math;
  let state = seed % 2_147_483_647;
  Math.random = () => {
    state = (state * 48_271 + 11) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return () => (Math.random = platform);
}

function textOf(reason: unknown): string {
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
}
