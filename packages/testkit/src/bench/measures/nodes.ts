import { OwnNats } from '../../services/own-nats.ts';
import { OwnPostgres } from '../../services/own-postgres.ts';
import { BENCH, FIGURES } from '../limits.ts';
import type { TalkOrigins } from '../load/talk-load.ts';
import { say, whole, type Finding } from '../report.ts';
import { startGateway, startGenerator, type MeasuredServer } from '../servers.ts';
import { median } from '../statistics.ts';
import { split } from '../world.ts';
import { compareLatency } from './latency.ts';
import { postgresCpuMs } from './postgres-usage.ts';
import { measureRate, type Rate } from './rate.ts';
import { makeTalkWorld, type TalkWorld } from './talk-world.ts';
import { compareWithEcho, rateFinding, rateText } from './throughput.ts';

/** A PostgreSQL and a NATS of the benchmark's own, with talks in the database. */
export interface SharedParts {
  readonly postgres: OwnPostgres;
  readonly nats: OwnNats;
  readonly world: TalkWorld;
}

/** Messages on PostgreSQL for each core, delivery between two nodes, and two and three nodes against one. */
export async function onPostgres(dataFolder: string): Promise<Finding[]> {
  const [postgres, nats] = await Promise.all([OwnPostgres.start(), OwnNats.start()]);
  try {
    const parts = { postgres, nats, world: await makeTalkWorld(dataFolder, postgres.url()) };
    return [...(await messagesFinding(parts)), await latencyFinding(parts), ...(await nodesFindings(parts))];
  } finally {
    await Promise.all([postgres.remove(), nats.remove()]);
  }
}

async function messagesFinding(parts: SharedParts): Promise<Finding[]> {
  say('messages on PostgreSQL (its own processes counted in), against a bare ws echo of the same frames');
  return withNodes(parts, 1, async (nodes) => {
    const comparison = await compareWithEcho(parts.world.seats, { origins: crossing(nodes), cpuMs: () => cpuOf(parts, nodes) });
    return [rateFinding('durable and delivered, PostgreSQL', comparison, FIGURES.ratioPostgres)];
  });
}

function latencyFinding(parts: SharedParts): Promise<Finding> {
  say(`delivery at ${whole(BENCH.pacedPerSecond)} messages a second, patients on one node and doctors on another, hints over NATS`);
  return withNodes(parts, 2, (nodes) =>
    compareLatency('99th percentile of delivery, through NATS, PostgreSQL', parts.world, crossing(nodes)),
  );
}

/** More nodes on the same database; every talk has its patient on one node and its doctor on the next. */
async function nodesFindings(parts: SharedParts): Promise<Finding[]> {
  const rates: Rate[] = [];
  for (const count of [1, 2, 3]) {
    const rate = await withNodes(parts, count, (nodes) => rateOf(parts, nodes));
    rates.push(rate);
    say(`${count} node${count === 1 ? '' : 's'} on PostgreSQL: ${rateText(rate)}`);
  }
  const [one] = rates;
  return rates.slice(1).map((rate, index) => ({
    what: `${index + 2} nodes on PostgreSQL against one`,
    measured: `${whole(rate.perSecond)}/s by the clock, ${whole(rate.perCore)}/s for each core`,
    baseline: `${whole(one?.perSecond ?? 0)}/s, ${whole(one?.perCore ?? 0)}/s`,
    ratio: rate.perSecond / (one?.perSecond ?? 1),
    asked: 'report',
  }));
}

async function rateOf(parts: SharedParts, nodes: readonly MeasuredServer[]): Promise<Rate> {
  const generators = Array.from({ length: BENCH.generators }, startGenerator);
  const seats = split(parts.world.seats, generators.length);
  try {
    const origins = crossing(nodes);
    await Promise.all(generators.map((generator, index) => generator.call('talks.open', { origins, seats: seats[index] })));
    const rounds: Rate[] = [];
    while (rounds.length < BENCH.rounds) rounds.push(await measureRate({ generators, load: 'talks', cpuMs: () => cpuOf(parts, nodes) }));
    return { perSecond: median(rounds.map((rate) => rate.perSecond)), perCore: median(rounds.map((rate) => rate.perCore)) };
  } finally {
    await Promise.all(generators.map((one) => one.stop()));
  }
}

/** Runs so many gateways on the same database and bus. */
async function withNodes<Result>(
  parts: SharedParts,
  count: number,
  work: (nodes: readonly MeasuredServer[]) => Promise<Result>,
): Promise<Result> {
  const { campaign, dataFolder } = parts.world;
  const start = { campaign, dataFolder, database: parts.postgres.url(), bus: parts.nats.url };
  const nodes: MeasuredServer[] = [];
  try {
    while (nodes.length < count) nodes.push(await startGateway(start));
    return await work(nodes);
  } finally {
    await Promise.all(nodes.map((node) => node.process.stop()));
  }
}

/** Patients of each node with doctors on the next one, so that every message crosses where there is more than one. */
function crossing(nodes: readonly MeasuredServer[]): TalkOrigins[] {
  return nodes.map((node, index) => ({ patients: node.origin, doctors: nodes[(index + 1) % nodes.length]?.origin ?? node.origin }));
}

async function cpuOf({ postgres }: SharedParts, nodes: readonly MeasuredServer[]): Promise<number> {
  const used = await Promise.all(nodes.map((node) => node.usage()));
  return used.reduce((sum, { cpuMs }) => sum + cpuMs, 0) + postgresCpuMs(postgres.pid);
}
