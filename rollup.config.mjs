import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { rollupPluginHTML } from '@web/rollup-plugin-html';
import { compactTemplates } from './packages/testkit/src/bundling/compact-templates.ts';
import { softPrivates } from './packages/testkit/src/bundling/soft-privates.ts';

const ROOT = import.meta.dirname;

/** Libraries in the order of the arrows: each is compiled against the built declarations of those before it. */
const LIBRARIES = ['protocol', 'intent', 'client', 'elements', 'gateway'];

/** Pages served by the gateway: name → folder with the `index.html`, the package it belongs to, and pages that it holds in frames. */
const PAGES = {
  frame: { package: 'elements', folder: 'packages/elements/src/frame' },
  desk: { package: 'desk', folder: 'packages/desk/src' },
  console: { package: 'console', folder: 'packages/console/src', more: ['preview/preview.html'] },
};

/** Self-contained scripts for pages without a bundler: file name → door of the elements. */
const CDN_SCRIPTS = { entry: 'define/entry.js', full: 'define.js' };

/** Packages that run in the browsers of shoppers, down to the oldest that we support. */
const FOR_SHOPPERS = ['protocol', 'intent', 'client', 'elements'];

/** Where the gateway finds the pages; a folder of its own build, so that the published package is whole. */
const STATIC_FOLDER = 'packages/gateway/dist/static';

/** Everything that can be built on its own: `rollup -c --config-only desk,console`. */
export const UNITS = [...LIBRARIES, ...Object.keys(PAGES), 'cdn'];

/** Rollup itself asks for a default export here. */
export default (options) => {
  const only = options['config-only']?.split(',') ?? UNITS;
  delete options['config-only'];
  return UNITS.filter((unit) => only.includes(unit)).flatMap(configurationsOf);
};

function configurationsOf(unit) {
  if (unit === 'cdn') return Object.entries(CDN_SCRIPTS).map(([name, door]) => cdnScripts(name, door));
  return unit in PAGES ? [page(unit, PAGES[unit])] : [library(unit)];
}

/** One package as modules that mirror its sources, with declarations and source maps; nothing is bundled or minified. */
function library(name) {
  const folder = join(ROOT, 'packages', name);
  const keep = name === 'gateway' ? ['static'] : [];
  return {
    input: entriesOf(folder),
    external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('\0'),
    plugins: [
      emptyFolder(join(folder, 'dist'), keep),
      compile(name, { tsconfig: join(folder, 'tsconfig.build.json') }),
      consumableDeclarations(),
    ],
    output: {
      dir: join(folder, 'dist'),
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: join(folder, 'src'),
      sourcemap: true,
    },
    onwarn: failOnWarning,
  };
}

/** One page with hashed, minified assets and relative addresses; what is imported lazily becomes a chunk of its own. */
function page(name, { package: owner, folder, more = [] }) {
  const tsconfig = join(ROOT, 'packages', owner, 'tsconfig.build.json');
  // Types are checked by `npm run check`; here they would be checked once more for each page.
  const overrides = {
    noCheck: true,
    declaration: false,
    outDir: join(ROOT, STATIC_FOLDER, name),
    rootDir: join(ROOT, 'packages', owner, 'src'),
  };
  return {
    input: ['index.html', ...more].map((file) => join(ROOT, folder, file)),
    plugins: [
      emptyFolder(join(ROOT, STATIC_FOLDER, name)),
      rollupPluginHTML({ rootDir: join(ROOT, folder), minify: true, flattenOutput: true }),
      nodeResolve({ browser: true }),
      compile(owner, { tsconfig, compilerOptions: overrides }),
      terser({ module: true, ecma: 2020 }),
    ],
    output: {
      dir: join(ROOT, STATIC_FOLDER, name),
      format: 'es',
      entryFileNames: 'assets/[name]-[hash].js',
      chunkFileNames: 'assets/[name]-[hash].js',
      assetFileNames: 'assets/[name]-[hash][extname]',
      sourcemap: true,
    },
    onwarn: failOnWarning,
  };
}

/**
 * The same door twice: as a module, and as a classic script for hosts whose pages cannot load modules. The package has the scripts for
 * CDNs; the gateway's build has a copy for hosts without one.
 */
function cdnScripts(name, door) {
  const folder = join(ROOT, 'packages/elements/dist');
  const formats = { es: `${name}.js`, iife: `${name}.iife.js` };
  return {
    input: join(folder, door),
    plugins: [nodeResolve({ browser: true }), terser({ ecma: 2020 }), copyTo(join(ROOT, STATIC_FOLDER, 'cdn'))],
    output: Object.entries(formats).map(([format, file]) => ({
      file: join(folder, 'cdn', file),
      format,
      inlineDynamicImports: true,
      sourcemap: true,
      ...(format === 'iife' ? { name: 'ConsultKit', extend: true } : {}),
    })),
    onwarn: failOnWarning,
  };
}

/** Copies what has been written into a second folder. */
function copyTo(folder) {
  return {
    name: 'copy-to',
    writeBundle({ file }, bundle) {
      for (const name of Object.keys(bundle)) {
        mkdirSync(folder, { recursive: true });
        copyFileSync(join(dirname(file), name), join(folder, name));
      }
    },
  };
}

function compile(name, options) {
  const transformers = FOR_SHOPPERS.includes(name) ? { before: [softPrivates, compactTemplates] } : {};
  return typescript({ ...options, transformers, module: 'NodeNext', noEmitOnError: true, outputToFilesystem: false });
}

/** Sources behind the doors of a package's export map, and behind its command. */
function entriesOf(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const doors = Object.values(manifest.exports).flatMap((door) => door['@consult-kit/source'] ?? []);
  const files = manifest.bin ? [...doors, './src/cli.ts'] : doors;
  return files.map((file) => join(folder, file));
}

/** Removes what an earlier build left, so that a renamed module does not live on in the package. */
function emptyFolder(folder, keep = []) {
  return {
    name: 'empty-folder',
    // Only once the new files are ready: a build that fails leaves the old ones standing.
    generateBundle() {
      if (!existsSync(folder)) return;
      for (const entry of readdirSync(folder)) if (!keep.includes(entry)) rmSync(join(folder, entry), { recursive: true });
    },
  };
}

/**
 * Makes declarations readable for consumers: TypeScript rewrites `./a.ts` to `./a.js` in scripts but not in declarations,
 * and without `allowImportingTsExtensions` a consumer cannot follow those.
 */
function consumableDeclarations() {
  const relativeTsImport = /(\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])(\.{1,2}\/[^'"]*)\.ts\2/g;
  return {
    name: 'consumable-declarations',
    generateBundle(_, bundle) {
      for (const [file, output] of Object.entries(bundle)) {
        if (output.type === 'asset' && file.endsWith('.d.ts')) {
          output.source = String(output.source).replace(relativeTsImport, '$1$2$3.js$2');
        }
      }
    },
  };
}

/** A warning is a broken import or a type error that would surface in somebody's page: it stops the build. */
function failOnWarning(warning, warn) {
  const fromDependency = warning.id?.includes('/node_modules/') || warning.ids?.every((id) => id.includes('/node_modules/'));
  if (fromDependency) return warn(warning);
  const place = warning.loc?.file ? ` (${relative(ROOT, warning.loc.file)}:${warning.loc.line})` : '';
  throw new Error(`${warning.message}${place}`);
}
