import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import type { RollupLog } from 'rollup';
import { ROOT } from '../workspace/workspace.ts';

/**
 * The built module behind a door of a package with everything it imports, as one classic script that sets the global `name`.
 * @throws {Error} The package has no such door, or is not built.
 */
export async function bundleDoor(packageName: string, door: string, name: string): Promise<string> {
  const folder = join(ROOT, 'packages', packageName);
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { exports: Record<string, { default: string }> };
  const file = join(folder, exports[door]?.default ?? 'no such door');
  if (!existsSync(file)) throw new Error(`${file} is not there. \`npm run build\` makes it.`);
  const bundle = await rollup({ input: file, plugins: [nodeResolve({ exportConditions: ['default'] })], onwarn: failOnUnresolved });
  const { output } = await bundle.generate({ format: 'iife', name });
  await bundle.close();
  return output[0].code;
}

/** What else there is to warn of lies in dependencies. */
function failOnUnresolved({ code, message }: RollupLog): void {
  if (code === 'UNRESOLVED_IMPORT' || code === 'MISSING_EXPORT') throw new Error(message);
}
