import { Player } from './pool.ts';
import type { Fault } from './faults/fault.ts';

/** What became of the hunt for one fault. */
export interface Hunt {
  readonly fault: Fault;
  /** Seeds that were played, the one that found it included. */
  readonly seeds: number;
  /** What the finding seed said; null when no seed found it. */
  readonly found: { readonly seed: number; readonly what: string } | null;
}

/** Plays seeds with a fault planted until one breaks a promise, at most so many. */
export async function hunt(fault: Fault, { from, seedsMax }: { from: number; seedsMax: number }): Promise<Hunt> {
  const player = new Player(fault);
  try {
    for (let seed = from; seed < from + seedsMax; seed += 1) {
      const what = await playOne(player, seed);
      if (what !== null) return { fault, seeds: seed - from + 1, found: { seed, what } };
    }
    return { fault, seeds: seedsMax, found: null };
  } finally {
    await player.stop();
  }
}

/** What a seed says against the fault: a broken promise, or that it does not even end. */
async function playOne(player: Player, seed: number): Promise<string | null> {
  try {
    return (await player.play(seed)).broken?.what ?? null;
  } catch (reason) {
    return reason instanceof Error ? reason.message : String(reason);
  }
}

/** Hunts many faults, several at a time. @param onDone - Called with each hunt as it ends. */
export async function huntAll(
  faults: readonly Fault[],
  { from, seedsMax, threads }: { from: number; seedsMax: number; threads: number },
  onDone: (hunt: Hunt) => void = () => {},
): Promise<Hunt[]> {
  const waiting = [...faults];
  const done: Hunt[] = [];
  const next = async (): Promise<void> => {
    for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
      const one = await hunt(fault, { from, seedsMax });
      done.push(one);
      onDone(one);
    }
  };
  await Promise.all(Array.from({ length: threads }, next));
  return done;
}
