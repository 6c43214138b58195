/**
 * `npm run simulate -- [--seeds N] [--from S] [--trace] [--fault NAME] [--faults]`: plays seeds until all are played or some have broken a
 * promise; `--trace` tells what happened in each of them. With a fault planted it plays until the fault is found, and `--faults` does so
 * with every fault of the list.
 */
import { parseArgs } from 'node:util';
import { playSeeds, type Tally } from './pool.ts';
import type { Outcome } from './run-seed.ts';

const PROGRESS_EVERY = 1_000;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    trace: { type: 'boolean', default: false },
    fault: { type: 'string' },
    faults: { type: 'boolean', default: false },
  },
});
const seeds = whole('seeds', values.seeds, 1);
const from = whole('from', values.from, 0);

if (values.trace) await tellSeeds();
else await countSeeds();

async function countSeeds(): Promise<void> {
  const beganMs = performance.now();
  const tally = await playSeeds({ from, seeds }, printBroken, (played) => {
    if (played % PROGRESS_EVERY === 0) console.log(`${played} of ${seeds} seeds played`);
  });
  printTally(tally, performance.now() - beganMs);
  process.exitCode = tally.broken.length === 0 ? 0 : 1;
}

/** In this very thread, so that a debugger can follow. */
async function tellSeeds(): Promise<void> {
  const { replacePlatform } = await import('./platform/hooks.ts');
  replacePlatform();
  const { runSeed } = await import('./run-seed.ts');
  for (let seed = from; seed < from + seeds; seed += 1) {
    const outcome = await runSeed(seed, { trace: true });
    console.log(`seed ${seed}`);
    for (const line of outcome.trace) console.log(line);
    if (outcome.broken) {
      printBroken(outcome);
      process.exitCode = 1;
    }
  }
}

function printBroken({ seed, broken }: Outcome): void {
  console.log(`seed ${seed} breaks a promise after ${((broken?.atMs ?? 0) / 1_000).toFixed(3)} s: ${broken?.what ?? ''}`);
  console.log(`  again, with all that happened: npm run simulate -- --seeds 1 --from ${seed} --trace`);
}

function printTally({ seeds: played, steps, events, messages, broken }: Tally, tookMs: number): void {
  console.log(`${played} seeds in ${(tookMs / 1_000).toFixed(1)} s: ${steps} steps, ${messages} messages sent, ${events} events stored`);
  console.log(broken.length === 0 ? 'every promise was kept' : `${broken.length} seeds broke a promise`);
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) throw new Error(`--${name} takes a whole number from ${least}; got "${text}".`);
  return value;
}
