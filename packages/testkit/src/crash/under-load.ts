import type { Load } from './load/load.ts';
import type { StoredLogs } from './stored.ts';
import { judge, type Verdict } from './verdict.ts';

/** What is done to the gateways while people use them. */
export interface UnderLoad {
  /** Does the harm; rejects when people could not go on afterwards. */
  run(): Promise<void>;
  /** Stops the gateways; answers with what was wrong about that. */
  stop(): Promise<readonly string[]>;
  /** Reads the database. */
  stored(): StoredLogs | Promise<StoredLogs>;
  /** Talks of one doctor at the same time. */
  readonly cap: number;
}

/** What came out. */
export interface LoadOutcome {
  readonly verdict: Verdict;
  readonly consultations: number;
  /** Consultations that went back to the line, because their doctor had vanished. */
  readonly returned: number;
  /** Commands that were acknowledged. */
  readonly commands: number;
  /** Milliseconds from sending to arrival at the other side, of each message. */
  readonly deliveriesMs: readonly number[];
  /** From the first command to the last answer. */
  readonly tookMs: number;
  /** Answers that asked to try again, by code. */
  readonly retries: ReadonlyMap<string, number>;
  /** Refusals for good, by side, command and code. */
  readonly refusals: ReadonlyMap<string, number>;
  /** What went wrong beside: people who had to give up, nobody coming to rest, a gateway that ended by itself. */
  readonly failures: readonly string[];
}

/** Lets people use the gateways while something is done to them, waits until all is answered and shown, and compares. */
export async function underLoad(load: Load, { run, stop, stored, cap }: UnderLoad): Promise<LoadOutcome> {
  const failures: string[] = [];
  try {
    const startedAtMs = performance.now();
    await load.start();
    await run().catch((error: unknown) => failures.push(told(error)));
    if (!(await load.settle())) failures.push('not everything was answered and shown in time');
    const tookMs = performance.now() - startedAtMs;
    await load.close();
    failures.push(...load.failures.map(told), ...(await stop()));
    const logs = await stored();
    return { ...figuresOf(load, logs), verdict: judge(load.ledger, logs, { cap }), tookMs, failures };
  } finally {
    await load.close();
  }
}

/** What is wrong about how gateways ended that were asked to stop. @param codes - Their exit codes; `null` for those that a signal ended. */
export function problemsOfEnd(codes: readonly (number | null)[]): string[] {
  return codes.filter((code) => code !== 0).map((code) => `a gateway ended with ${code ?? 'a signal'} when asked to stop`);
}

function figuresOf(load: Load, logs: StoredLogs): Omit<LoadOutcome, 'verdict' | 'tookMs' | 'failures'> {
  const { acknowledged, retries, refusals } = load.ledger;
  const counted = new Map<string, number>();
  for (const { side, type, code } of refusals) {
    const name = `${side} ${type} ${code}`;
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  const returned = [...logs.values()].flat().filter(({ type }) => type === 'consultation.returned').length;
  const deliveriesMs = load.ledger.deliveriesMs();
  return { consultations: load.consultations, returned, commands: acknowledged.size, deliveriesMs, retries, refusals: counted };
}

/** A failure with what caused it, for people. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${told(error.cause)}`;
}
