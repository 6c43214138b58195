import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's top folder, absolute. */
export const ROOT = join(import.meta.dirname, '../../../..');

/** One package or example of the workspace. */
export interface Member {
  /** Folder name, for example `protocol` or `shop`. */
  readonly name: string;
  /** Path below the repository's top folder, for example `packages/protocol`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The parts of a `package.json` that the scripts read. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** All packages and examples that have a manifest, packages first, each group by name. */
export function workspaceMembers(): Member[] {
  return ['packages', 'examples'].flatMap((group) => membersIn(group));
}

function membersIn(group: string): Member[] {
  const folder = join(ROOT, group);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, 'package.json')))
    .map((name) => ({
      name,
      folder: `${group}/${name}`,
      manifest: JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')) as Manifest,
    }));
}

/** Whether any file below a folder (dependencies and builds aside) has a name that the test accepts. */
export function hasFile(folder: string, accepts: (name: string) => boolean): boolean {
  return filesBelow(folder).some((file) => accepts(file));
}

const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', 'dist']);

/** Absolute paths of all files below a folder, sorted, without dependencies and builds. An absent folder has none. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (SKIPPED_FOLDERS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
