import { setTimeout as pause } from 'node:timers/promises';
import type { Crowd } from '../crash/crash-world.ts';
import type { Load } from '../crash/load/load.ts';
import { problemsOfEnd, underLoad, type LoadOutcome } from '../crash/under-load.ts';
import { ClusterWorld } from './cluster-world.ts';
import type { Harm } from './harms.ts';

/** How a cluster run goes. */
export interface ClusterOptions extends Crowd {
  /** What happens, one after the other. */
  readonly harms: readonly Harm[];
  /** Time of undisturbed load before each. */
  readonly calmMs: number;
  /** Told before each. */
  onHarm?(name: string): void;
}

/** How people fared around one harm. */
export interface HarmOutcome {
  readonly name: string;
  /** Commands acknowledged while it lasted. */
  readonly commands: number;
  readonly tookMs: number;
  /** Milliseconds from its end until the next acknowledgements. */
  readonly recoveredMs: number;
  /** Milliseconds from sending to arrival, of messages that were sent while it lasted and a little after, in rising order. */
  readonly deliveriesMs: readonly number[];
}

/** What came out. */
export interface ClusterOutcome extends LoadOutcome {
  readonly harms: readonly HarmOutcome[];
}

/** Longest time until people can go on after a harm. */
const RECOVERY_WITHIN_MS = 60_000;
/** Acknowledged commands that show that a load goes on again. */
const RECOVERED_COMMANDS = 20;

/** Three gateways under load, to which things happen; then compares everything acknowledged and shown with what is stored. */
export async function cluster(options: ClusterOptions): Promise<ClusterOutcome> {
  const world = await ClusterWorld.start(options.doctors);
  const load = world.load(options);
  const felt: Felt[] = [];
  try {
    const outcome = await underLoad(load, {
      run: async () => {
        await load.progress(RECOVERED_COMMANDS, RECOVERY_WITHIN_MS);
        for (const harm of options.harms) {
          await pause(options.calmMs);
          options.onHarm?.(harm.name);
          felt.push(await suffer(world, load, harm));
        }
      },
      stop: async () => problemsOfEnd(await Promise.all(world.nodes.map((node) => node.stop()))),
      stored: () => world.stored(),
      cap: world.campaign.cap,
    });
    return { ...outcome, harms: felt.map((harm) => outcomeOf(harm, load)) };
  } finally {
    await world.stop();
  }
}

/** What was measured around one harm. */
interface Felt {
  readonly name: string;
  readonly commands: number;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly recoveredAtMs: number;
}

async function suffer(world: ClusterWorld, load: Load, { name, run }: Harm): Promise<Felt> {
  const { acknowledged } = load.ledger;
  const [before, startedAtMs] = [acknowledged.size, performance.now()];
  await run(world, load);
  const [commands, endedAtMs] = [acknowledged.size - before, performance.now()];
  await load.progress(RECOVERED_COMMANDS, RECOVERY_WITHIN_MS);
  return { name, commands, startedAtMs, endedAtMs, recoveredAtMs: performance.now() };
}

/** After the run, when everything that was sent has arrived. */
function outcomeOf({ name, commands, startedAtMs, endedAtMs, recoveredAtMs }: Felt, { ledger }: Load): HarmOutcome {
  const deliveriesMs = ledger.deliveriesMs(startedAtMs, recoveredAtMs).sort((a, b) => a - b);
  return { name, commands, tookMs: endedAtMs - startedAtMs, recoveredMs: recoveredAtMs - endedAtMs, deliveriesMs };
}
