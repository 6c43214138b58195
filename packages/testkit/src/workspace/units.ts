import { join } from 'node:path';
import type { Unit } from './build.ts';
import { ROOT, workspaceMembers } from './workspace.ts';

/** Files on which every output depends. */
export const sharedInputs: readonly string[] = [
  'rollup.config.mjs',
  'packages/testkit/src/bundling',
  'tsconfig.base.json',
  'pnpm-lock.yaml',
];

const ROLLUP = join(ROOT, 'node_modules/rollup/dist/bin/rollup');

/** Everything there is to build. What each needs follows the arrows between the packages. */
export function workspaceUnits(): Unit[] {
  return [
    library('protocol', []),
    library('intent', ['protocol']),
    library('client', ['protocol']),
    library('elements', ['client', 'intent', 'protocol']),
    library('gateway', ['intent', 'protocol']),
    page('frame', 'elements'),
    page('desk', 'desk'),
    page('console', 'console'),
    rollupUnit('cdn', ['elements'], ['packages/elements/package.json'], 'packages/gateway/dist/static/cdn/full.js'),
    ...examples(),
  ];
}

function library(name: string, needs: readonly string[]): Unit {
  return rollupUnit(name, needs, [`packages/${name}`], `packages/${name}/dist/index.js`);
}

/** Pages are written into the gateway's build, which leaves them alone. */
function page(name: string, owner: string): Unit {
  return rollupUnit(name, ['elements'], [`packages/${owner}`], `packages/gateway/dist/static/${name}/index.html`);
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
