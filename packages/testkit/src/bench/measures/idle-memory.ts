import type { BenchProcess } from '../bench-process.ts';
import { BENCH, FIGURES } from '../limits.ts';
import { say, whole, type Finding } from '../report.ts';
import { startEcho, startGateway, startGenerator, type MeasuredServer } from '../servers.ts';
import { split } from '../world.ts';
import type { IdleWorld } from './idle-world.ts';

const KIB = 1_024;
/** They come one after the other, in each generator: what a storm leaves behind in the heap is not what an idle connection takes. */
const { idleAtOnce: atOnce } = BENCH;

/** Resident memory for each idle connection: authenticated and following one consultation, against a bare socket. */
export async function idleMemory(world: IdleWorld): Promise<Finding[]> {
  say(`memory of ${whole(BENCH.idle)} idle connections, each in a server that was just started and has served ${BENCH.idleWarmUp} others`);
  const bare = await perConnection(await startEcho(), (generator, origin, part) =>
    generator.call('echo.open', { url: origin.replace('http', 'ws'), sockets: part.length, atOnce }),
  );
  const { campaign, dataFolder, upTo } = world;
  const gateway = await startGateway({ campaign, dataFolder });
  const following = await perConnection(gateway, (generator, origin, part) =>
    generator.call('idle.open', { origin, talks: part.map((index) => world.talks[index]), after: upTo, atOnce }),
  );
  say(`gateway ${following.toFixed(1)} KiB; bare ${bare.toFixed(1)} KiB`);
  return [
    {
      what: `memory of an idle connection at ${whole(BENCH.idle)}`,
      measured: `${following.toFixed(1)} KiB`,
      baseline: `${bare.toFixed(1)} KiB`,
      ratio: following / bare,
      asked: `≤ ${FIGURES.idleKiB} KiB`,
      reached: following <= FIGURES.idleKiB,
    },
  ];
}

/** Opens so many connections as `part` has numbers. */
type Open = (generator: BenchProcess, origin: string, part: readonly number[]) => Promise<unknown>;

/** Resident KiB for each connection: what the server holds with all of them, less what it held after the first few had left. */
async function perConnection(server: MeasuredServer, open: Open): Promise<number> {
  const generators = Array.from({ length: BENCH.generators }, startGenerator);
  const openAll = async (count: number, by: readonly BenchProcess[]): Promise<void> => {
    const parts = split(
      Array.from({ length: count }, (_, index) => index),
      by.length,
    );
    await Promise.all(by.map((generator, index) => open(generator, server.origin, parts[index] ?? [])));
  };
  try {
    const first = startGenerator();
    await openAll(BENCH.idleWarmUp, [first]);
    await first.stop();
    const before = await server.settled();
    await openAll(BENCH.idle, generators);
    const after = await server.settled();
    return (after.rssBytes - before.rssBytes) / BENCH.idle / KIB;
  } finally {
    await Promise.all([server.process, ...generators].map((one) => one.stop()));
  }
}
