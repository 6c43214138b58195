import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runProcess } from '../workspace/run-process.ts';
import { hasFile, ROOT, workspaceMembers } from '../workspace/workspace.ts';
import { arrowCheck } from './arrows.ts';
import type { Check } from './check.ts';
import { exportChecks } from './exports.ts';

/** All statements about the tree. Those about exports read the build. */
export function allChecks(): Check[] {
  return [
    ...typeChecks(),
    tool('the code follows the lint rules', 'eslint/bin/eslint.js', ['--max-warnings', '0', '.']),
    tool('the code is formatted', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
    arrowCheck,
    ...exportChecks(),
  ];
}

/** Types of each member, tests included, against the sources of the packages below it. */
function typeChecks(): Check[] {
  return workspaceMembers()
    .filter(({ folder }) => existsSync(join(ROOT, folder, 'tsconfig.json')) && hasFile(join(ROOT, folder), (file) => file.endsWith('.ts')))
    .map(({ folder }) => tool(`${folder} has sound types`, 'typescript/bin/tsc', ['--noEmit', '--pretty', 'false', '-p', folder]));
}

/** A statement that holds when a tool of the root's dependencies exits with 0. */
function tool(name: string, script: string, args: readonly string[]): Check {
  const run = async (): Promise<string> => {
    const { code, output } = await runProcess(process.execPath, [join(ROOT, 'node_modules', script), ...args], { cwd: ROOT });
    return code === 0 ? '' : output.trimEnd() || `${script} ended with code ${code}`;
  };
  return { name, run };
}
