import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SourceChange } from './platform/hooks.ts';
import type { Outcome } from './run-seed.ts';
import type { WorkerOrder } from './worker.ts';

const WORKER = new URL('./worker.ts', import.meta.url);
/** A seed that takes longer than this, in real time, goes round in circles. */
const SEED_WITHIN_MS = 60_000;

/** Threads that run at the same time: one for each core. */
export const THREADS = availableParallelism();

/** A thread that plays seeds, one after the other, with or without a planted fault. */
export class Player {
  readonly #worker: Worker;
  readonly #ready: Promise<unknown>;

  constructor(fault?: SourceChange) {
    const workerData: WorkerOrder = { fault };
    this.#worker = new Worker(WORKER, {
      workerData,
      execArgv: ['--conditions=@consult-kit/source', '--disable-warning=ExperimentalWarning'],
    });
    this.#ready = this.#next();
    // Whoever plays a seed hears of it; a thread that nobody has asked yet may fail to load.
    this.#ready.catch(() => {});
  }

  /** Plays one seed. @throws {Error} The code cannot be loaded, the thread broke, or the seed does not end. */
  async play(seed: number): Promise<Outcome> {
    await this.#ready;
    this.#worker.postMessage(seed);
    return (await this.#next()) as Outcome;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #next(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => settle(() => reject(new Error(`no end after ${SEED_WITHIN_MS / 1_000} s`))), SEED_WITHIN_MS);
      const onMessage = (message: unknown): void => settle(() => resolve(message));
      const onError = (reason: unknown): void => settle(() => reject(reason instanceof Error ? reason : new Error(String(reason))));
      const settle = (run: () => void): void => {
        clearTimeout(limit);
        this.#worker.off('message', onMessage).off('error', onError);
        run();
      };
      this.#worker.on('message', onMessage).on('error', onError);
    });
  }
}

/** What came of many seeds. */
export interface Tally {
  readonly seeds: number;
  readonly steps: number;
  readonly events: number;
  readonly messages: number;
  /** Outcomes with a broken promise, by their seeds. */
  readonly broken: readonly Outcome[];
}

/** Plays seeds on all cores. @param onBroken - Called with each broken promise as it is found. */
export async function playSeeds(
  { from, seeds, threads = THREADS, brokenMax = 10 }: { from: number; seeds: number; threads?: number; brokenMax?: number },
  onBroken: (outcome: Outcome) => void = () => {},
  onProgress: (played: number) => void = () => {},
): Promise<Tally> {
  const tally = { seeds: 0, steps: 0, events: 0, messages: 0, broken: [] as Outcome[] };
  let next = from;
  const players = Array.from({ length: Math.min(threads, seeds) }, () => new Player());
  const playOn = async (player: Player): Promise<void> => {
    while (next < from + seeds && tally.broken.length < brokenMax) {
      const outcome = await player.play(next++);
      tally.seeds += 1;
      tally.steps += outcome.steps;
      tally.events += outcome.events;
      tally.messages += outcome.messages;
      onProgress(tally.seeds);
      if (!outcome.broken) continue;
      tally.broken.push(outcome);
      onBroken(outcome);
    }
  };
  try {
    await Promise.all(players.map(playOn));
  } finally {
    await Promise.all(players.map((player) => player.stop()));
  }
  return { ...tally, broken: tally.broken.sort((one, other) => one.seed - other.seed) };
}
