import { setTimeout as pause } from 'node:timers/promises';
import type { BenchProcess } from '../bench-process.ts';
import { BENCH, FIGURES } from '../limits.ts';
import { TEXT } from '../load/message.ts';
import { ms, say, whole, type Finding } from '../report.ts';
import { startEcho, startGateway, startGenerator, type MeasuredServer } from '../servers.ts';
import { percentile } from '../statistics.ts';
import { split, type Talk } from '../world.ts';
import type { IdleWorld } from './idle-world.ts';

const PERCENT_99 = 0.99;
/** What an event takes on the wire beside its text, about. */
const EVENT_BYTES = 150;

/** Everybody's line breaks at once, and then the node itself: how long until all have what they missed, and what others notice. */
export async function resumeStorms(world: IdleWorld): Promise<Finding[]> {
  say(`${whole(BENCH.idle)} dropped sockets resume with ${BENCH.missedMessages} missed messages each`);
  const bare = await bareStorm();
  const storm = new Storm(world);
  try {
    await storm.start();
    const resumed = await storm.dropAll();
    const killedMs = await storm.killNode();
    say(`resumed after ${ms(resumed.ms)}, others ${ms(resumed.othersP99Ms)}; after kill -9 ${ms(killedMs)}; bare ${ms(bare.ms)}`);
    const ratio = (resumed.cpuMs / bare.cpuMs).toFixed(1);
    say(
      `processor time of the gateway meanwhile ${ms(resumed.cpuMs)}, leaving and all others included; bare ${ms(bare.cpuMs)}, ratio ${ratio}`,
    );
    return findings(bare.ms, resumed, killedMs);
  } finally {
    await storm.stop();
  }
}

/** What a storm took, and what those noticed who were not part of it. */
interface Resumed {
  readonly ms: number;
  readonly othersP99Ms: number;
  /** Of the gateway. */
  readonly cpuMs: number;
}

function findings(bareMs: number, resumed: Resumed, killedMs: number): Finding[] {
  const all = `${whole(BENCH.idle)} resumes with ${BENCH.missedMessages} messages each`;
  const asked = (limit: number): string => `≤ ${ms(limit)}`;
  return [
    {
      what: all,
      measured: ms(resumed.ms),
      baseline: ms(bareMs),
      ratio: resumed.ms / bareMs,
      asked: asked(FIGURES.resumeMs),
      reached: resumed.ms <= FIGURES.resumeMs,
    },
    {
      what: 'others’ 99th percentile meanwhile',
      measured: ms(resumed.othersP99Ms),
      asked: asked(FIGURES.othersP99Ms),
      reached: resumed.othersP99Ms <= FIGURES.othersP99Ms,
    },
    {
      what: `${all}, after kill -9 of the node`,
      measured: ms(killedMs),
      asked: asked(FIGURES.resumeAfterKillMs),
      reached: killedMs <= FIGURES.resumeAfterKillMs,
    },
  ];
}

/** The same against a bare echo: a new connection, a short frame, and one as long as the missed messages. */
async function bareStorm(): Promise<{ ms: number; cpuMs: number }> {
  const echo = await startEcho();
  const generators = Array.from({ length: BENCH.generators }, startGenerator);
  const bytes = BENCH.missedMessages * (Buffer.byteLength(TEXT) + EVENT_BYTES);
  const params = { url: echo.origin.replace('http', 'ws'), sockets: BENCH.idle / generators.length, bytes };
  try {
    await Promise.all(generators.map((generator) => generator.call('echo.resume', params)));
    const before = await echo.usage();
    await Promise.all(generators.map((generator) => generator.call('echo.drop')));
    const times = await Promise.all(generators.map((generator) => generator.call<number>('echo.resume', params)));
    return { ms: Math.max(...times), cpuMs: (await echo.usage()).cpuMs - before.cpuMs };
  } finally {
    await Promise.all([echo.process, ...generators].map((one) => one.stop()));
  }
}

/** Thousands of followers of one node, in generators of their own, and a few talks of others. */
class Storm {
  readonly #world: IdleWorld;
  readonly #generators: readonly BenchProcess[];
  readonly #others: BenchProcess;
  readonly #parts: readonly Talk[][];
  #gateway: MeasuredServer | undefined;

  constructor(world: IdleWorld) {
    this.#world = world;
    this.#generators = Array.from({ length: BENCH.generators }, startGenerator);
    this.#others = startGenerator();
    this.#parts = split(world.talks, BENCH.generators);
  }

  async start(): Promise<void> {
    const { campaign, dataFolder, others, upTo } = this.#world;
    this.#gateway = await startGateway({ campaign, dataFolder });
    const { origin } = this.#gateway;
    await this.#others.call('talks.open', { origins: [{ patients: origin, doctors: origin }], seats: others });
    await this.#each('idle.open', (part) => ({ origin, talks: part, after: upTo }));
  }

  /** Cuts all lines; everybody comes back at once, while the others go on talking. */
  async dropAll(): Promise<Resumed> {
    const before = await this.#server().usage();
    const talking = this.#others.call<number[]>('talks.paced', { perSecond: BENCH.othersPerSecond, durationMs: FIGURES.resumeMs });
    await this.#each('idle.drop');
    const resumed = await this.#resumeAll();
    const othersP99Ms = percentile(await talking, PERCENT_99);
    return { ms: resumed, othersP99Ms, cpuMs: (await this.#server().usage()).cpuMs - before.cpuMs };
  }

  /** Kills the node and starts it again on the same port; returns the time from the kill until everybody has resumed. */
  async killNode(): Promise<number> {
    const { campaign, dataFolder } = this.#world;
    const { process, origin } = this.#server();
    await this.#others.call('talks.close');
    const startMs = performance.now();
    await process.stop('SIGKILL');
    const resumed = this.#resumeAll();
    this.#gateway = await startGateway({ campaign, dataFolder, port: Number(new URL(origin).port) });
    await resumed;
    return performance.now() - startMs;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#generators, this.#others].map((one) => one.stop()));
    // Thousands of closings come first.
    await pause(BENCH.warmUpMs);
    await this.#gateway?.process.stop();
  }

  async #resumeAll(): Promise<number> {
    const { after, upTo } = this.#world;
    const { origin } = this.#server();
    return Math.max(...(await this.#each<number>('idle.resume', (part) => ({ origin, talks: part, after, upTo }))));
  }

  #each<Result>(method: string, params?: (part: readonly Talk[]) => object): Promise<Result[]> {
    return Promise.all(this.#generators.map((generator, index) => generator.call<Result>(method, params?.(this.#parts[index] ?? []))));
  }

  #server(): MeasuredServer {
    if (!this.#gateway) throw new Error('the storm has not started');
    return this.#gateway;
  }
}
