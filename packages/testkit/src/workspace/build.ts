import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { inParallel } from './in-parallel.ts';
import { runProcess } from './run-process.ts';
import { sharedInputs, workspaceUnits } from './units.ts';
import { filesBelow, ROOT } from './workspace.ts';

/** Something that is built in one go, and again only when one of its inputs has changed. All paths are below the tree's top folder. */
export interface Unit {
  readonly name: string;
  /** Units whose outputs this one reads. */
  readonly needs: readonly string[];
  /** Files and folders that it reads. Tests below them do not count. */
  readonly inputs: readonly string[];
  /** A file that stands after a successful build. */
  readonly output: string;
  /** Arguments of the pinned Node. */
  readonly command: readonly string[];
  readonly cwd: string;
}

/** What one build did, by the names of units. */
export interface BuildReport {
  readonly built: readonly string[];
  /** Left as they were, because nothing that they read has changed. */
  readonly fresh: readonly string[];
  /** Unit and what its tool said. */
  readonly failed: ReadonlyArray<{ readonly name: string; readonly output: string }>;
  /** Not tried, because a unit that they need failed. */
  readonly blocked: readonly string[];
}

/** What to build, and where. */
export interface BuildOptions {
  readonly units: readonly Unit[];
  /** Absolute path of the tree; stamps are kept in its `.build`. */
  readonly root: string;
  /** Files that all units read. */
  readonly inputs?: readonly string[];
  /** Builds everything, whatever the stamps say. */
  readonly force?: boolean;
}

/** Builds what is out of date: all packages, the pages that the gateway serves, the scripts for pages without a bundler, the examples. */
export function buildWorkspace({ force = false }: { readonly force?: boolean } = {}): Promise<BuildReport> {
  return new Build({ units: workspaceUnits(), root: ROOT, inputs: sharedInputs, force }).run();
}

/** One run over a set of units, those that are needed first. */
export class Build {
  readonly #options: Required<BuildOptions>;
  readonly #stampsFile: string;
  readonly #stamps: Record<string, string>;
  readonly #fingerprints = new Map<string, string>();
  readonly #built: string[] = [];
  readonly #fresh: string[] = [];
  readonly #failed: Array<{ name: string; output: string }> = [];
  readonly #blocked: string[] = [];

  constructor(options: BuildOptions) {
    this.#options = { inputs: [], force: false, ...options };
    this.#stampsFile = join(options.root, '.build/stamps.json');
    this.#stamps = this.#options.force ? {} : readStamps(this.#stampsFile);
  }

  /** @throws {Error} The units need each other in a circle. */
  async run(): Promise<BuildReport> {
    for (const level of inLevels(this.#options.units)) {
      const jobs = level.map((unit) => () => this.#bringUpToDate(unit));
      await inParallel(jobs, availableParallelism());
    }
    return { built: this.#built, fresh: this.#fresh, failed: this.#failed, blocked: this.#blocked };
  }

  async #bringUpToDate(unit: Unit): Promise<void> {
    const { name, needs, output } = unit;
    if (needs.some((need) => this.#isBroken(need))) return void this.#blocked.push(name);
    const fingerprint = this.#fingerprintOf(unit);
    this.#fingerprints.set(name, fingerprint);
    const stands = existsSync(join(this.#options.root, output));
    if (stands && this.#stamps[name] === fingerprint) return void this.#fresh.push(name);
    await this.#build(unit, fingerprint);
  }

  async #build({ name, command, cwd }: Unit, fingerprint: string): Promise<void> {
    const ran = await runProcess(process.execPath, command, { cwd: join(this.#options.root, cwd), env: { NO_COLOR: '1' } });
    if (ran.code !== 0) return void this.#failed.push({ name, output: ran.output });
    this.#built.push(name);
    this.#stamps[name] = fingerprint;
    mkdirSync(dirname(this.#stampsFile), { recursive: true });
    writeFileSync(this.#stampsFile, `${JSON.stringify(this.#stamps, undefined, 2)}\n`);
  }

  #isBroken(name: string): boolean {
    return this.#blocked.includes(name) || this.#failed.some((unit) => unit.name === name);
  }

  /** Hash over the contents of all inputs and over the fingerprints of the units that are needed. */
  #fingerprintOf(unit: Unit): string {
    const { root, inputs } = this.#options;
    const hash = createHash('sha256').update(JSON.stringify(unit));
    for (const need of unit.needs) hash.update(this.#fingerprints.get(need) ?? '');
    for (const file of [...inputs, ...unit.inputs].flatMap((input) => inputFiles(join(root, input)))) {
      hash.update(`${relative(root, file)}\0`).update(readFileSync(file));
    }
    return hash.digest('hex');
  }
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

/** Tests, what only tests use, and measurements of speed: no output has any of them. */
const TEST_FILE = /\.(test|test-d|bench)\.ts$|\/(test-data|test-support|testing)\//;

function inputFiles(path: string): string[] {
  const files = /\.[a-z]+$/.test(path) ? [path] : filesBelow(path);
  return files.filter((file) => existsSync(file) && !TEST_FILE.test(file));
}

/** Stamps that cannot be read are none: then everything is built. */
function readStamps(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
