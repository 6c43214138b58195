import type { BuildReport } from './build.ts';

/** Prints what a build did. @returns whether all of it succeeded. */
export function printBuild({ built, fresh, failed, blocked }: BuildReport): boolean {
  if (built.length > 0) console.log(`Built ${built.join(', ')}${fresh.length > 0 ? `; ${fresh.length} up to date` : ''}.`);
  for (const { name, output } of failed) console.error(`build: ${name} failed.\n${output.trimEnd()}\n`);
  if (blocked.length > 0) console.error(`build: not tried because of that: ${blocked.join(', ')}.`);
  return failed.length === 0;
}
