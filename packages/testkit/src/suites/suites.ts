import { join } from 'node:path';
import { allChecks } from '../checks/checks.ts';
import { runChecks } from '../checks/run-checks.ts';
import { runProcess } from '../workspace/run-process.ts';
import { runScript } from '../workspace/run-scripts.ts';
import { hasFile, ROOT, workspaceMembers } from '../workspace/workspace.ts';
import { tallyOf } from './tally.ts';
import type { Tally } from './tally.ts';

/** A group of tests with one runner. */
export interface Suite {
  readonly name: string;
  /** Runs all of it and shows the runner's output. Never rejects. */
  run(): Promise<Tally>;
}

const JOURNEYS = 'packages/testkit/journeys';

/** Every suite there is, the quick ones first: the checks, each member's own tests, then whole journeys in a browser. */
export function allSuites(): Suite[] {
  return [{ name: 'checks', run: () => runChecks(allChecks()) }, ...memberSuites(), { name: 'journeys', run: runJourneys }];
}

/** A member with test files must have a `test` script; one without either has no suite. */
function memberSuites(): Suite[] {
  return workspaceMembers()
    .filter(({ folder, manifest }) => manifest.scripts?.['test'] !== undefined || hasFile(join(ROOT, folder), isTestFile))
    .map(({ folder, manifest }) => ({ name: folder, run: () => runMember(folder, manifest.scripts?.['test']) }));
}

async function runMember(folder: string, command: string | undefined): Promise<Tally> {
  if (command === undefined) {
    console.error(`${folder} has test files but no "test" script.`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const { code, output } = await runScript(folder, command, { NO_COLOR: '1' });
  return tallyOf(output, code);
}

/** One journey at a time: each has its own gateway, shop and browser, and what it measures is patience, not load. */
async function runJourneys(): Promise<Tally> {
  const args = ['--conditions=@consult-kit/source', '--test', '--test-concurrency=1', `${JOURNEYS}/**/*.test.ts`];
  const { code, output } = await runProcess(process.execPath, args, { cwd: ROOT, echo: true, env: { NO_COLOR: '1' } });
  return tallyOf(output, code);
}

function isTestFile(file: string): boolean {
  return file.endsWith('.test.ts') && !file.includes('/journeys/');
}
