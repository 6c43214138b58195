import { setTimeout as pause } from 'node:timers/promises';
import { CrashWorld, type Crowd, type DatabaseKind } from './crash-world.ts';
import type { Load } from './load/load.ts';
import { problemsOfEnd, underLoad, type LoadOutcome } from './under-load.ts';

/** How a crash run goes. */
export interface CrashOptions extends Crowd {
  readonly database: DatabaseKind;
  /** `kill -9` of the gateway. */
  readonly kills: number;
  /** `kill -9` of PostgreSQL, all of its processes; only with that database. */
  readonly postgresKills: number;
  /** A kill comes after a random time of load in this range, in milliseconds. */
  readonly loadFromMs: number;
  readonly loadToMs: number;
  /** Told after each kill how many have been. */
  onKill?(kills: number): void;
}

/** What came out. */
export interface CrashOutcome extends LoadOutcome {
  readonly kills: number;
  readonly postgresKills: number;
  /** Milliseconds from each kill until the first acknowledgement after it. */
  readonly outagesMs: readonly number[];
}

/** Longest outage that is waited for. */
const RECOVERY_WITHIN_MS = 60_000;
/** Acknowledged commands that show that a load goes on again. */
const RECOVERED_COMMANDS = 10;

/** Kills under load at random moments, then compares everything that was acknowledged and shown with what is stored. */
export async function crash(options: CrashOptions): Promise<CrashOutcome> {
  if (options.postgresKills > 0 && options.database !== 'postgres')
    throw new RangeError('PostgreSQL can be killed only where it is the database.');
  const world = await CrashWorld.start(options.database, options.doctors);
  const load = world.load(options);
  const outagesMs: number[] = [];
  try {
    const outcome = await underLoad(load, {
      run: () => killAll(world, load, options, outagesMs),
      stop: async () => problemsOfEnd([await world.gateway.stop()]),
      stored: () => world.stored(),
      cap: world.campaign.cap,
    });
    return { ...outcome, kills: options.kills, postgresKills: options.postgresKills, outagesMs };
  } finally {
    await world.stop();
  }
}

/** Gateway and PostgreSQL are killed in a random order. */
async function killAll(world: CrashWorld, load: Load, options: CrashOptions, outagesMs: number[]): Promise<void> {
  const left = { gateway: options.kills, postgres: options.postgresKills };
  await load.progress(RECOVERED_COMMANDS, RECOVERY_WITHIN_MS);
  while (left.gateway + left.postgres > 0) {
    await pause(options.loadFromMs + Math.random() * (options.loadToMs - options.loadFromMs));
    const victim = Math.random() * (left.gateway + left.postgres) < left.gateway ? 'gateway' : 'postgres';
    left[victim] -= 1;
    outagesMs.push(await killOnce(world, load, victim));
    options.onKill?.(outagesMs.length);
  }
}

async function killOnce(world: CrashWorld, load: Load, victim: 'gateway' | 'postgres'): Promise<number> {
  const server = victim === 'gateway' ? world.gateway : world.postgres;
  const killedAtMs = performance.now();
  await server?.kill();
  await server?.restart();
  await load.progress(1, RECOVERY_WITHIN_MS);
  const outageMs = load.ledger.lastAckAtMs - killedAtMs;
  await load.progress(RECOVERED_COMMANDS, RECOVERY_WITHIN_MS);
  return outageMs;
}
