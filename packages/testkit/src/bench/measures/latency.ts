import type { BenchProcess } from '../bench-process.ts';
import { BENCH, FIGURES } from '../limits.ts';
import type { TalkOrigins } from '../load/talk-load.ts';
import { ms, say, whole, type Finding } from '../report.ts';
import { startEcho, startGateway, startGenerator } from '../servers.ts';
import { median, percentile } from '../statistics.ts';
import type { TalkWorld } from './talk-world.ts';

const PERCENT_99 = 0.99;

/** From sending to the arrival at the other side on one node, against a bare echo at the same pace over as many sockets. */
export async function sameNodeLatency(world: TalkWorld): Promise<Finding[]> {
  const { campaign, dataFolder } = world;
  say(`delivery at ${whole(BENCH.pacedPerSecond)} messages a second over 1,000 sockets, same node, SQLite`);
  const gateway = await startGateway({ campaign, dataFolder });
  try {
    return [
      await compareLatency('99th percentile of delivery, same node, SQLite', world, [
        { patients: gateway.origin, doctors: gateway.origin },
      ]),
    ];
  } finally {
    await gateway.process.stop();
  }
}

/** Measures talks on any nodes against the echo, in turns. */
export async function compareLatency(what: string, { seats }: TalkWorld, origins: readonly TalkOrigins[]): Promise<Finding> {
  const echo = await startEcho();
  const generator = startGenerator();
  try {
    const sockets = BENCH.doctors * (BENCH.talksPerDoctor + 1);
    await generator.call('echo.open', { url: echo.origin.replace('http', 'ws'), sockets });
    await generator.call('talks.open', { origins, seats });
    const rounds: { echo: number; talks: number }[] = [];
    await paced(generator, 'talks', BENCH.warmUpMs);
    for (let round = 1; round <= BENCH.rounds; round += 1) {
      const one = { echo: await paced(generator, 'echo'), talks: await paced(generator, 'talks') };
      rounds.push(one);
      say(`round ${round}: 99th percentile ${ms(one.talks)}; echo ${ms(one.echo)}`);
    }
    const ratio = median(rounds.map((round) => round.talks / round.echo));
    return {
      what,
      measured: ms(median(rounds.map((round) => round.talks))),
      baseline: ms(median(rounds.map((round) => round.echo))),
      ratio,
      asked: `explained above ${FIGURES.latencyRatio}`,
    };
  } finally {
    await Promise.all([generator.stop(), echo.process.stop()]);
  }
}

/** The 99th percentile of one stretch, in milliseconds. */
async function paced(generator: BenchProcess, load: 'echo' | 'talks', durationMs: number = BENCH.pacedMs): Promise<number> {
  const latencies = await generator.call<number[]>(`${load}.paced`, { perSecond: BENCH.pacedPerSecond, durationMs });
  return percentile(latencies, PERCENT_99);
}
