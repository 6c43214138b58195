import { registerHooks } from 'node:module';
import { countTurns } from './turns.ts';

/** A change of one file's text as it is loaded. */
export interface SourceChange {
  /** Path from the repository's `packages` folder. */
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
}

/** What is taken out from under the gateway, by specifier: who imports it, and what stands there instead. */
const REPLACED: Readonly<Record<string, { by: string; importedFrom: string }>> = {
  'node:sqlite': { by: './simulated-sqlite.ts', importedFrom: '/gateway/src/store/' },
  ws: { by: './simulated-ws.ts', importedFrom: '/gateway/src/' },
  nanoid: { by: './seeded-ids.ts', importedFrom: '/protocol/src/' },
};

/**
 * Puts disk, sockets and ids of the simulation under everything that this thread loads from now on, and plants the fault. Called once,
 * before anything of gateway and client is imported.
 */
export function replacePlatform(fault?: SourceChange): void {
  countTurns();
  registerHooks({
    resolve(specifier, context, next) {
      const replaced = REPLACED[specifier];
      if (!replaced || !context.parentURL?.includes(replaced.importedFrom)) return next(specifier, context);
      return { url: new URL(replaced.by, import.meta.url).href, shortCircuit: true, format: 'module-typescript' };
    },
    load(url, context, next) {
      const loaded = next(url, context);
      if (fault === undefined || !url.endsWith(`/packages/${fault.file}`)) return loaded;
      return { ...loaded, source: changed(String(loaded.source), fault) };
    },
  });
}

/** @throws {Error} The text to change does not occur exactly once. */
export function changed(source: string, { file, find, replace }: SourceChange): string {
  const parts = source.split(find);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} places with the text of the fault, expected one: ${find}`);
  return parts.join(replace);
}
