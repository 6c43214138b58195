import { BENCH, FIGURES } from '../limits.ts';
import { say, whole, type Finding } from '../report.ts';
import { startGateway } from '../servers.ts';
import type { TalkWorld } from './talk-world.ts';
import { compareWithEcho, rateFinding } from './throughput.ts';

/** Durable and delivered messages on SQLite, for each core, against a bare echo. */
export async function sqliteMessages(world: TalkWorld): Promise<Finding[]> {
  say('messages on SQLite, durable and delivered to the other side, against a bare ws echo of the same frames');
  const comparison = await onOneNode(world, {});
  return [rateFinding('durable and delivered, SQLite', comparison, FIGURES.ratioSqlite)];
}

/** The same while each flush takes longer. */
export async function slowFlushMessages(world: TalkWorld): Promise<Finding[]> {
  say(`the same with every commit held ${BENCH.slowFlushMs} ms longer, by a wait on the thread right after it (servers/slow-flush.ts)`);
  const { subject } = await onOneNode(world, { slowFlushMs: BENCH.slowFlushMs });
  return [
    {
      what: `durable and delivered, ${BENCH.slowFlushMs} ms flush`,
      measured: `${whole(subject.perSecond)}/s by the clock`,
      asked: `≥ ${whole(FIGURES.slowFlushPerSecond)}/s`,
      reached: subject.perSecond >= FIGURES.slowFlushPerSecond,
    },
  ];
}

async function onOneNode({ campaign, dataFolder, seats }: TalkWorld, { slowFlushMs }: { slowFlushMs?: number }) {
  const gateway = await startGateway({ campaign, dataFolder, ...(slowFlushMs !== undefined && { slowFlushMs }) });
  try {
    const origins = [{ patients: gateway.origin, doctors: gateway.origin }];
    return await compareWithEcho(seats, { origins, cpuMs: async () => (await gateway.usage()).cpuMs });
  } finally {
    await gateway.process.stop();
  }
}
