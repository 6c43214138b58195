/**
 * `npm run simulate -- [--seeds N] [--from S] [--trace] [--fault NAME]… [--faults]`: plays seeds until all are played or some have broken a
 * promise; `--trace` tells what happened in each of them. With a fault planted it plays until the fault is found, and `--faults` does so
 * with every fault of the list.
 */
import { parseArgs } from 'node:util';
import type { Fault } from './faults/fault.ts';
import { FAULTS } from './faults/faults.ts';
import { huntAll, type Hunt } from './hunt.ts';
import { playSeeds, THREADS, type Tally } from './pool.ts';
import type { Outcome } from './run-seed.ts';

const PROGRESS_EVERY = 1_000;
/** Seeds that are played at most to find one fault, unless `--seeds` says otherwise. */
const SEEDS_FOR_A_FAULT = 10_000;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    trace: { type: 'boolean', default: false },
    fault: { type: 'string', multiple: true, default: [] },
    faults: { type: 'boolean', default: false },
  },
});
const planted = values.fault.map(named);
const hunts = values.faults || planted.length > 0;
const seeds = whole('seeds', values.seeds ?? String(hunts && !values.trace ? SEEDS_FOR_A_FAULT : values.trace ? 1 : 1_000), 1);
const from = whole('from', values.from, 0);

if (values.trace) await tellSeeds(planted[0]);
else if (hunts) await huntFaults(planted.length > 0 ? planted : FAULTS);
else await countSeeds();

async function countSeeds(): Promise<void> {
  const beganMs = performance.now();
  const tally = await playSeeds({ from, seeds }, printBroken, (played) => {
    if (played % PROGRESS_EVERY === 0) console.log(`${played} of ${seeds} seeds played`);
  });
  printTally(tally, performance.now() - beganMs);
  process.exitCode = tally.broken.length === 0 ? 0 : 1;
}

async function huntFaults(faults: readonly Fault[]): Promise<void> {
  const done = await huntAll(faults, { from, seedsMax: seeds, threads: THREADS }, printHunt);
  const missed = done.filter(({ found }) => found === null);
  console.log(
    `${done.length - missed.length} of ${done.length} faults found${missed.length === 0 ? '' : '; missed: '}${missed.map(({ fault }) => fault.name).join(', ')}`,
  );
  process.exitCode = missed.length === 0 ? 0 : 1;
}

/** In this very thread, so that a debugger can follow. */
async function tellSeeds(fault: Fault | undefined): Promise<void> {
  const { replacePlatform } = await import('./platform/hooks.ts');
  replacePlatform(fault);
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

function printHunt({ fault: { name }, seeds: played, found }: Hunt): void {
  const outcome = found ? `found by seed ${found.seed}: ${found.what.split('\n')[0]?.slice(0, 110) ?? ''}` : 'NOT FOUND';
  console.log(`${name.padEnd(44)} ${String(played).padStart(6)} seeds  ${outcome}`);
}

function named(name: string): Fault {
  const fault = FAULTS.find((one) => one.name === name);
  if (!fault) throw new Error(`There is no fault "${name}". There are: ${FAULTS.map((one) => one.name).join(', ')}.`);
  return fault;
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
