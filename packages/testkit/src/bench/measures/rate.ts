import { setTimeout as pause } from 'node:timers/promises';
import type { BenchProcess } from '../bench-process.ts';
import { BENCH } from '../limits.ts';

/** What was delivered in one stretch of time, and what it cost. */
export interface Rate {
  /** Messages that arrived in a second of the wall clock. */
  readonly perSecond: number;
  /** Messages that arrived for each second of processor time of the servers. */
  readonly perCore: number;
}

/** A closed loop of load and the servers that carry it. */
export interface LoadUnderTest {
  readonly generators: readonly BenchProcess[];
  readonly load: 'echo' | 'talks';
  readonly window?: number;
  /** Processor time of all servers so far, in milliseconds. */
  cpuMs(): Promise<number>;
}

/** Runs the load for a warm-up and then measures it once. */
export async function measureRate({ generators, load, window, cpuMs }: LoadUnderTest): Promise<Rate> {
  const each = <Result>(method: string, params?: unknown) =>
    Promise.all(generators.map((generator) => generator.call<Result>(`${load}.${method}`, params)));
  const look = async () => {
    const [cpu, delivered] = await Promise.all([cpuMs(), each<number>('delivered')]);
    return { cpu, atMs: performance.now(), delivered: delivered.reduce((sum, one) => sum + one, 0) };
  };
  await each('run', { window });
  await pause(BENCH.warmUpMs);
  const before = await look();
  await pause(BENCH.measureMs);
  const after = await look();
  await each('stop');
  await pause(BENCH.warmUpMs / 2);
  const delivered = after.delivered - before.delivered;
  return { perSecond: (delivered * 1_000) / (after.atMs - before.atMs), perCore: (delivered * 1_000) / (after.cpu - before.cpu) };
}
