import { availableParallelism } from 'node:os';
import type { Tally } from '../suites/tally.ts';
import { inParallel } from '../workspace/in-parallel.ts';
import type { Check } from './check.ts';

/** Runs checks side by side and prints each with what contradicts it. @returns one passed or failed test for each. */
export async function runChecks(checks: readonly Check[]): Promise<Tally> {
  const findings = await inParallel(
    checks.map((check) => async () => {
      const finding = await check.run();
      console.log(finding === '' ? `✔ ${check.name}` : `✖ ${check.name}\n${finding.replaceAll(/^/gm, '    ')}`);
      return finding;
    }),
    availableParallelism(),
  );
  const failed = findings.filter((finding) => finding !== '').length;
  return { passed: findings.length - failed, failed, skipped: 0 };
}
