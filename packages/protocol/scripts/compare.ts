import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { compareRandomPairs, type Difference } from '../src/testing/compare.ts';

/**
 * `npm run compare [pairs] [seed]`: decider, clock and calendar against the slow oracle over random (campaign, instant) pairs. Exits with 1 and
 * prints the pairs on which they differ.
 */
const PAIRS = 1_000_000;
const THREADS = 2;
/** Each part has a seed of its own, so that one part can be run again alone. */
const PART = 20_000;

interface Part {
  seed: number;
  pairs: number;
}

if (isMainThread) process.exitCode = await compareAll();
else compareParts(workerData as Part[]);

async function compareAll(): Promise<number> {
  const [pairs = PAIRS, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
  const parts = Array.from({ length: Math.ceil(pairs / PART) }, (_, index) => ({
    seed: seed + index,
    pairs: Math.min(PART, pairs - index * PART),
  }));
  console.log(`${pairs} pairs, seeds ${seed} to ${seed + parts.length - 1}`);
  const startMs = performance.now();
  const lists = Array.from({ length: THREADS }, (_, thread) => parts.filter((_part, index) => index % THREADS === thread));
  const differences = (await Promise.all(lists.map(runThread))).flat();
  for (const difference of differences) console.log(JSON.stringify(difference));
  console.log(`${differences.length} wrong in ${((performance.now() - startMs) / 1_000).toFixed(0)} s`);
  return differences.length === 0 ? 0 : 1;
}

function runThread(parts: Part[]): Promise<Difference[]> {
  const worker = new Worker(new URL(import.meta.url), { workerData: parts });
  return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
}

function compareParts(parts: readonly Part[]): void {
  parentPort?.postMessage(parts.flatMap(({ seed, pairs }) => compareRandomPairs(seed, pairs)));
}
