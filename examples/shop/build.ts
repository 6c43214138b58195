/** Bundles the shop for browsers into `dist/`: hashed assets and a manifest that tells the server which page needs which files. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import type { AssetManifest } from './server/assets.ts';

const SHOP = import.meta.dirname;
const ASSETS = join(SHOP, 'dist', 'assets');

/** The oldest browsers that the shopper's elements support; the shop asks for no more. */
const TARGETS = ['chrome87', 'firefox90', 'safari14.1'];

const shared = {
  absWorkingDir: SHOP,
  outdir: 'dist/assets',
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  bundle: true,
  target: TARGETS,
  minify: true,
  sourcemap: 'linked',
  legalComments: 'linked',
  loader: { '.psv': 'text' },
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

const [main, early] = await Promise.all([
  build({ ...shared, entryPoints: { app: 'src/app.ts', shop: 'src/styles/shop.css' }, splitting: true, format: 'esm' }),
  // Stands in the head as a plain script, so that it runs before the first paint.
  build({ ...shared, entryPoints: { early: 'src/early.ts' }, format: 'iife' }),
]);
const outputs = { ...main.metafile.outputs, ...early.metafile.outputs };

await removeStale(outputs);
await mkdir(join(SHOP, 'dist'), { recursive: true });
await writeFile(join(SHOP, 'dist', 'manifest.json'), `${JSON.stringify(manifestOf(outputs), undefined, 2)}\n`);
console.log(`shop: ${Object.keys(outputs).filter((file) => file.endsWith('.js')).length} scripts in dist/assets`);

/** Files of an earlier build go only after the new ones stand, so a server that starts meanwhile never finds a gap. */
async function removeStale(result: Metafile['outputs']): Promise<void> {
  const fresh = new Set(Object.keys(result).map((file) => basename(file)));
  const stale = (await readdir(ASSETS)).filter((file) => !fresh.has(file));
  await Promise.all(stale.map((file) => rm(join(ASSETS, file), { recursive: true })));
}

function manifestOf(result: Metafile['outputs']): AssetManifest {
  const outputOf = (source: string): string => {
    const found = Object.entries(result).find(([, output]) => output.entryPoint === source);
    if (!found) throw new Error(`the build made no file for ${source}`);
    return found[0];
  };
  return {
    app: urlOf(outputOf('src/app.ts')),
    early: urlOf(outputOf('src/early.ts')),
    style: urlOf(outputOf('src/styles/shop.css')),
    preload: {
      shop: closure(result, outputOf('src/pages/shop-pages.ts')).map(urlOf),
      care: closure(result, outputOf('src/pages/care.ts')).map(urlOf),
    },
  };
}

/** A script and everything it imports at once, itself first. */
function closure(result: Metafile['outputs'], file: string, seen: Set<string> = new Set()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const imports = result[file]?.imports.filter((item) => item.kind === 'import-statement' && !item.external) ?? [];
  return [file, ...imports.flatMap((item) => closure(result, item.path, seen))];
}

function urlOf(file: string): string {
  return `/assets/${relative('dist/assets', file)}`;
}
