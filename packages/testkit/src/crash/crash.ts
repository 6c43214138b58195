import { setTimeout as pause } from 'node:timers/promises';
import { CrashWorld, type Crowd, type DatabaseKind } from './crash-world.ts';
import type { Load } from './load/load.ts';
import { judge, type Verdict } from './verdict.ts';

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
export interface CrashOutcome {
  readonly verdict: Verdict;
  readonly consultations: number;
  readonly commands: number;
  readonly kills: number;
  readonly postgresKills: number;
  /** Milliseconds from each kill until the first acknowledgement after it. */
  readonly outagesMs: readonly number[];
  /** From the first command to the last answer. */
  readonly tookMs: number;
  /** Answers that asked to try again, by code. */
  readonly retries: ReadonlyMap<string, number>;
  /** Refusals for good, by command and code. */
  readonly refusals: ReadonlyMap<string, number>;
  /** What went wrong beside: people who had to give up, nobody coming to rest, a gateway that ended by itself. */
  readonly failures: readonly string[];
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
  const failures: string[] = [];
  try {
    const startedAtMs = performance.now();
    await load.start();
    const outagesMs: number[] = [];
    await killAll(world, load, options, outagesMs).catch((error: unknown) => failures.push(told(error)));
    if (!(await load.settle())) failures.push('not everything was answered and shown in time');
    const tookMs = performance.now() - startedAtMs;
    await load.close();
    failures.push(...load.failures.map(told));
    const code = await world.gateway.stop();
    if (code !== 0) failures.push(`the gateway ended with ${code ?? 'a signal'} when asked to stop`);
    return outcome(options, load, { verdict: judge(load.ledger, await world.stored(), world.campaign), outagesMs, tookMs, failures });
  } finally {
    await load.close();
    await world.stop();
  }
}

function outcome(
  { kills, postgresKills }: CrashOptions,
  load: Load,
  measured: Pick<CrashOutcome, 'verdict' | 'outagesMs' | 'tookMs' | 'failures'>,
): CrashOutcome {
  const { acknowledged, retries, refusals } = load.ledger;
  const counted = new Map<string, number>();
  for (const { side, type, code } of refusals) {
    const name = `${side} ${type} ${code}`;
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  return { ...measured, consultations: load.consultations, commands: acknowledged.size, kills, postgresKills, retries, refusals: counted };
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

/** A failure with what caused it, for people. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${told(error.cause)}`;
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
