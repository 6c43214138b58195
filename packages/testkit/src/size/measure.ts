import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import type { OutputChunk, Plugin } from 'rollup';
import { minify } from 'terser';
import { ROOT } from '../workspace/workspace.ts';
import type { Budget, Load } from './budgets.ts';

const GZIP_LEVEL = 9;
const ENTRY = 'virtual:doors';

/** What one budget came to, in bytes, minified and gzipped. */
export async function measure({ load, onTopOf, withLexicon }: Budget): Promise<number> {
  const below = onTopOf ? await loadBytes(onTopOf) : 0;
  return (await loadBytes(load)) - below + (withLexicon ? await lexiconBytes() : 0);
}

function loadBytes({ doors, withLazy = false, apart = [] }: Load): Promise<number> {
  const files = doors.map(([name, door]) => doorFile(name, door));
  return bundleBytes(files, { withLazy, isApart: (module) => apart.some((end) => module.endsWith(end)) });
}

/** The built file behind a door of a package's export map. @throws {Error} The package has no such door. */
function doorFile(name: string, door: string): string {
  const folder = join(ROOT, 'packages', name);
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { exports: Record<string, { default: string }> };
  const target = exports[door];
  if (!target) throw new Error(`packages/${name} has no door "${door}"; packages/testkit/src/size/budgets.ts asks for it`);
  return join(folder, target.default);
}

/** Which chunks count beside the entry and what it imports statically. */
export interface BundleOptions {
  /** Chunks that are imported lazily count as well. */
  readonly withLazy?: boolean;
  /** Tells modules apart that do not count when they are imported lazily, by their absolute path. */
  readonly isApart?: (module: string) => boolean;
}

/**
 * Bundles modules as a host would and adds up what a browser loads.
 * @param files - Absolute paths of modules.
 */
export async function bundleBytes(
  files: readonly string[],
  { withLazy = false, isApart = () => false }: BundleOptions = {},
): Promise<number> {
  const bundle = await rollup({
    input: ENTRY,
    plugins: [doorsTogether(files), keptApart(isApart), nodeResolve({ browser: true })],
    // An import that cannot be followed would make the bundle look light.
    onwarn({ code, message }) {
      if (code === 'UNRESOLVED_IMPORT' || code === 'MISSING_EXPORT') throw new Error(message);
    },
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  const chunks = new Map(output.filter((part) => part.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const sizes = await Promise.all([...loadedChunks(chunks, withLazy)].map(({ code }) => minifiedBytes(code)));
  return sizes.reduce((total, bytes) => total + bytes, 0);
}

async function minifiedBytes(source: string): Promise<number> {
  // Bundlers move licence comments into a file of their own.
  const { code = '' } = await minify(source, { module: true, ecma: 2020, compress: { passes: 2 }, format: { comments: false } });
  return gzipSync(code, { level: GZIP_LEVEL }).byteLength;
}

/** One module that has all the doors' exports, so that nothing they offer is shaken off; under their own names, as a host has them. */
function doorsTogether(files: readonly string[]): Plugin {
  const source = files.map((file) => `import ${JSON.stringify(file)};export * from ${JSON.stringify(file)};`).join('\n');
  return {
    name: 'doors-together',
    resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : null),
    load: (id) => (id === `\0${ENTRY}` ? source : null),
  };
}

/** Leaves modules out of the bundle that are imported lazily for another purpose. */
function keptApart(isApart: (module: string) => boolean): Plugin {
  return {
    name: 'kept-apart',
    async resolveDynamicImport(specifier, importer) {
      const found = typeof specifier === 'string' ? await this.resolve(specifier, importer) : null;
      return found && isApart(found.id) ? { id: found.id, external: true } : null;
    },
  };
}

function loadedChunks(chunks: ReadonlyMap<string, OutputChunk>, withLazy: boolean): Set<OutputChunk> {
  const loaded = new Set<OutputChunk>();
  const visit = (chunk: OutputChunk | undefined): void => {
    if (!chunk || loaded.has(chunk)) return;
    loaded.add(chunk);
    for (const name of [...chunk.imports, ...(withLazy ? chunk.dynamicImports : [])]) visit(chunks.get(name));
  };
  for (const chunk of chunks.values()) if (chunk.isEntry) visit(chunk);
  return loaded;
}

/** The default lexicon as the gateway serves it. */
async function lexiconBytes(): Promise<number> {
  const { compileLexicon, defaultLexicon } = await import('@consult-kit/intent/compile');
  const { lexicon } = compileLexicon(defaultLexicon);
  return gzipSync(JSON.stringify(lexicon), { level: GZIP_LEVEL }).byteLength;
}
