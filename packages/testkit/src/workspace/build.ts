import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { inParallel } from './in-parallel.ts';
import { runProcess } from './run-process.ts';
import { filesBelow, ROOT, workspaceMembers } from './workspace.ts';

/** Something that is built in one go, and again only when one of its inputs has changed. */
interface Unit {
  readonly name: string;
  /** Units whose outputs this one reads. */
  readonly needs: readonly string[];
  /** Files and folders that it reads, below the repository's top folder. */
  readonly inputs: readonly string[];
  /** A file that stands after a successful build. */
  readonly output: string;
  /** Arguments of the pinned Node. */
  readonly command: readonly string[];
  readonly cwd: string;
}

/** What one build did. */
export interface BuildReport {
  readonly built: readonly string[];
  readonly fresh: readonly string[];
  /** Unit and what its tool said. */
  readonly failed: ReadonlyArray<{ readonly name: string; readonly output: string }>;
  /** Not tried, because a unit that they need failed. */
  readonly blocked: readonly string[];
}

const STAMPS_FILE = join(ROOT, '.build/stamps.json');
const SHARED_INPUTS = ['rollup.config.mjs', 'tsconfig.base.json', 'pnpm-lock.yaml'];
const ROLLUP = join(ROOT, 'node_modules/rollup/dist/bin/rollup');

/**
 * Builds what is out of date: all packages, the pages that the gateway serves, the scripts for pages without a bundler, the examples.
 * @param force - Builds everything, whatever the stamps say.
 */
export async function buildWorkspace({ force = false }: { force?: boolean } = {}): Promise<BuildReport> {
  const stamps = force ? {} : readStamps();
  const report = {
    built: [] as string[],
    fresh: [] as string[],
    failed: [] as Array<{ name: string; output: string }>,
    blocked: [] as string[],
  };
  const broken = new Set<string>();
  const fingerprints = new Map<string, string>();
  for (const level of inLevels(units())) {
    const jobs = level.map((unit) => async () => {
      if (unit.needs.some((need) => broken.has(need))) {
        broken.add(unit.name);
        return void report.blocked.push(unit.name);
      }
      const fingerprint = fingerprintOf(unit, fingerprints);
      fingerprints.set(unit.name, fingerprint);
      if (stamps[unit.name] === fingerprint && existsSync(join(ROOT, unit.output))) return void report.fresh.push(unit.name);
      const { code, output } = await runProcess(process.execPath, unit.command, { cwd: join(ROOT, unit.cwd), env: { NO_COLOR: '1' } });
      if (code !== 0) {
        broken.add(unit.name);
        return void report.failed.push({ name: unit.name, output });
      }
      report.built.push(unit.name);
      stamps[unit.name] = fingerprint;
      writeStamps(stamps);
    });
    await inParallel(jobs, availableParallelism());
  }
  return report;
}

/** Everything there is to build. The order of `needs` follows the arrows between the packages. */
function units(): Unit[] {
  return [
    library('protocol', []),
    library('intent', ['protocol']),
    library('client', ['protocol']),
    library('elements', ['client', 'intent', 'protocol']),
    library('gateway', ['intent', 'protocol']),
    page('frame', 'elements', ['elements', 'gateway']),
    page('desk', 'desk', ['elements', 'gateway']),
    page('console', 'console', ['elements', 'gateway']),
    rollupUnit('cdn', ['elements'], ['packages/elements/package.json'], 'packages/elements/dist/cdn/full.js'),
    ...examples(),
  ];
}

function library(name: string, needs: readonly string[]): Unit {
  return rollupUnit(name, needs, [`packages/${name}`], `packages/${name}/dist/index.js`);
}

/** A page needs the gateway only because it is written into the gateway's build. */
function page(name: string, owner: string, needs: readonly string[]): Unit {
  return rollupUnit(name, needs, [`packages/${owner}`], `packages/gateway/dist/static/${name}/index.html`);
}

function rollupUnit(name: string, needs: readonly string[], inputs: readonly string[], output: string): Unit {
  return { name, needs, inputs, output, command: [ROLLUP, '--config', '--silent', '--config-only', name], cwd: '.' };
}

/** Examples bring their own build, as a host would: `node <script>` in their manifest. */
function examples(): Unit[] {
  return workspaceMembers().flatMap(({ name, folder, manifest }) => {
    const [program, ...args] = manifest.scripts?.['build']?.split(' ') ?? [];
    if (!folder.startsWith('examples/') || program !== 'node') return [];
    return [{ name: `example ${name}`, needs: ['elements'], inputs: [folder], output: `${folder}/dist`, command: args, cwd: folder }];
  });
}

/** Units in groups; what a group needs stands in the groups before it. */
function inLevels(all: readonly Unit[]): Unit[][] {
  const levels: Unit[][] = [];
  const placed = new Set<string>();
  while (placed.size < all.length) {
    const level = all.filter((unit) => !placed.has(unit.name) && unit.needs.every((need) => placed.has(need)));
    if (level.length === 0) throw new Error('the units of the build need each other in a circle');
    for (const unit of level) placed.add(unit.name);
    levels.push(level);
  }
  return levels;
}

/** Hash over the contents of all inputs and over the fingerprints of the units below. */
function fingerprintOf(unit: Unit, known: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256').update(JSON.stringify(unit));
  for (const need of unit.needs) hash.update(known.get(need) ?? '');
  for (const input of [...SHARED_INPUTS, ...unit.inputs]) {
    for (const file of inputFiles(join(ROOT, input))) hash.update(`${relative(ROOT, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function inputFiles(path: string): string[] {
  const files = /\.[a-z]+$/.test(path) ? [path] : filesBelow(path);
  return files.filter((file) => existsSync(file) && !/\.test(-d)?\.ts$/.test(file));
}

function readStamps(): Record<string, string> {
  return existsSync(STAMPS_FILE) ? (JSON.parse(readFileSync(STAMPS_FILE, 'utf8')) as Record<string, string>) : {};
}

function writeStamps(stamps: Readonly<Record<string, string>>): void {
  mkdirSync(dirname(STAMPS_FILE), { recursive: true });
  writeFileSync(STAMPS_FILE, `${JSON.stringify(stamps, undefined, 2)}\n`);
}
