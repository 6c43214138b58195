/** Measures the gateway: `npm run bench`, or `npm run bench -- --only NAME …` for some parts. Says what is compared in docs/reliability.md. */
import { mkdirSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { skipUnlessInstalled } from '../services/needed.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { flushTimes } from './measures/flush.ts';
import { idleMemory } from './measures/idle-memory.ts';
import { makeIdleWorld } from './measures/idle-world.ts';
import { sameNodeLatency } from './measures/latency.ts';
import { onPostgres } from './measures/nodes.ts';
import { resumeStorms } from './measures/resume.ts';
import { slowFlushMessages, sqliteMessages } from './measures/sqlite-messages.ts';
import { makeTalkWorld } from './measures/talk-world.ts';
import { ms, printFindings, say, type Finding } from './report.ts';
import { RAISED_LIMITS } from './servers.ts';

const PARTS = ['messages', 'slow-flush', 'latency', 'memory', 'resume', 'postgres'] as const;
type Part = (typeof PARTS)[number];

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const wanted = new Set<Part>(PARTS.filter((part) => values.only?.includes(part) ?? true));
if (wanted.size === 0) throw new Error(`--only takes one of: ${PARTS.join(', ')}.`);

/** Runs those of the measurements that are wanted, over a world that is made only if one of them is. */
async function run<World>(
  makeWorld: () => Promise<World>,
  measurements: Partial<Record<Part, (world: World) => Promise<Finding[]>>>,
): Promise<Finding[]> {
  const chosen = PARTS.flatMap((part) => (wanted.has(part) ? (measurements[part] ?? []) : []));
  if (chosen.length === 0) return [];
  const world = await makeWorld();
  const findings: Finding[] = [];
  for (const measure of chosen) findings.push(...(await measure(world)));
  return findings;
}

/** A new folder below the benchmark's. */
function folderNamed(name: string): string {
  const path = join(folder.path, name);
  mkdirSync(path);
  return path;
}

const startMs = performance.now();
const folder = await temporaryFolder();
const sayHowBusy = (): void => {
  const { medianMs, p99Ms } = flushTimes(folder.path);
  say(`load average ${loadavg()[0]?.toFixed(1)}; a flush of 4 KiB on this disk: median ${ms(medianMs)}, 99th percentile ${ms(p99Ms)}`);
};
say(`${availableParallelism()} cores; everything on the loopback; limits raised for the gateway: ${RAISED_LIMITS.join(' ')}`);
sayHowBusy();
try {
  const talks = { messages: sqliteMessages, 'slow-flush': slowFlushMessages, latency: sameNodeLatency };
  const findings = await run(() => makeTalkWorld(folderNamed('talks')), talks);
  findings.push(...(await run(() => makeIdleWorld(folderNamed('idle')), { memory: idleMemory, resume: resumeStorms })));
  const missing = skipUnlessInstalled('PostgreSQL', 'NATS');
  if (missing !== false && wanted.has('postgres')) say(`left out: ${missing}`);
  else findings.push(...(await run(async () => folderNamed('postgres'), { postgres: onPostgres })));
  sayHowBusy();
  printFindings(findings);
} finally {
  await folder.remove();
}
say(`took ${Math.round((performance.now() - startMs) / 1_000)} s`);
