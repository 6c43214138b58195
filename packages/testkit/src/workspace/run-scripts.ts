import { join } from 'node:path';
import { runProcess } from './run-process.ts';
import { ROOT, workspaceMembers } from './workspace.ts';

/**
 * Runs one script in every member of the workspace that has it, one after the other, with the output shown.
 * @returns whether all of them ended well.
 */
export async function runScripts(script: string): Promise<boolean> {
  const failed: string[] = [];
  for (const { folder, manifest } of workspaceMembers()) {
    const command = manifest.scripts?.[script];
    if (command === undefined) continue;
    console.log(`— ${folder}: ${script}`);
    const { code } = await runScript(folder, command);
    if (code !== 0) failed.push(folder);
  }
  if (failed.length > 0) console.error(`${script}: failed in ${failed.join(', ')}.`);
  return failed.length === 0;
}

/** Runs a manifest's script as pnpm would: in its folder, with the commands of package and root first on the path. */
export function runScript(folder: string, command: string, env: Readonly<Record<string, string>> = {}) {
  const cwd = join(ROOT, folder);
  const path = [
    join(cwd, 'node_modules/.bin'),
    join(ROOT, 'node_modules/node/bin'),
    join(ROOT, 'node_modules/.bin'),
    process.env['PATH'],
  ].join(':');
  return runProcess('sh', ['-c', command], { cwd, echo: true, env: { ...env, PATH: path } });
}
