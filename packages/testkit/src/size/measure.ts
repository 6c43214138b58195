import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import type { OutputChunk, Plugin } from 'rollup';
import { minify } from 'terser';
import { ROOT } from '../workspace/workspace.ts';
import type { Budget } from './budgets.ts';

const GZIP_LEVEL = 9;
const ENTRY = 'virtual:doors';

/** What one budget came to, in bytes, minified and gzipped. */
export async function measure({ doors, onTopOf = [], withLexicon }: Budget): Promise<number> {
  const whole = await bundleBytes(doors.map(([name, door]) => doorFile(name, door)));
  const below = onTopOf.length > 0 ? await bundleBytes(onTopOf.map(([name, door]) => doorFile(name, door))) : 0;
  return whole - below + (withLexicon ? await lexiconBytes() : 0);
}

/** The built file behind a door of a package's export map. @throws {Error} The package has no such door. */
function doorFile(name: string, door: string): string {
  const folder = join(ROOT, 'packages', name);
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { exports: Record<string, { default: string }> };
  const target = exports[door];
  if (!target) throw new Error(`packages/${name} has no door "${door}"; packages/testkit/src/size/budgets.ts asks for it`);
  return join(folder, target.default);
}

/**
 * Bundles modules as a host would and adds up what a browser loads at once: the entry and what it imports statically.
 * @param files - Absolute paths of modules.
 */
export async function bundleBytes(files: readonly string[]): Promise<number> {
  const bundle = await rollup({
    input: ENTRY,
    plugins: [doorsTogether(files), nodeResolve({ browser: true })],
    // An import that cannot be followed would make the bundle look light.
    onwarn({ code, message }) {
      if (code === 'UNRESOLVED_IMPORT' || code === 'MISSING_EXPORT') throw new Error(message);
    },
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  const chunks = new Map(output.filter((part) => part.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const sizes = await Promise.all([...loadedAtOnce(chunks)].map(({ code }) => minifiedBytes(code)));
  return sizes.reduce((total, bytes) => total + bytes, 0);
}

async function minifiedBytes(source: string): Promise<number> {
  const { code = '' } = await minify(source, { module: true, ecma: 2020, compress: { passes: 2 } });
  return gzipSync(code, { level: GZIP_LEVEL }).byteLength;
}

/** One module that has all the doors' exports, so that nothing they offer is shaken off. */
function doorsTogether(files: readonly string[]): Plugin {
  const source = files.map((file, index) => `export * as door${index} from ${JSON.stringify(file)};`).join('\n');
  return {
    name: 'doors-together',
    resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : null),
    load: (id) => (id === `\0${ENTRY}` ? source : null),
  };
}

function loadedAtOnce(chunks: ReadonlyMap<string, OutputChunk>): Set<OutputChunk> {
  const loaded = new Set<OutputChunk>();
  const visit = (chunk: OutputChunk | undefined): void => {
    if (!chunk || loaded.has(chunk)) return;
    loaded.add(chunk);
    for (const name of chunk.imports) visit(chunks.get(name));
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
