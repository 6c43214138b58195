import { stripVTControlCharacters } from 'node:util';

/** How many tests of a suite ended how. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NO_TESTS: Tally = { passed: 0, failed: 0, skipped: 0 };

/** Adds up. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    NO_TESTS,
  );
}

/** The line with which `npm test` ends: `12 passed, 0 failed`, and `, 1 skipped` when there is any. */
export function summaryLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * Reads the counts that a test runner printed, in the form of `node --test` (`ℹ pass 3`) or TAP (`# pass 3`). Several runs in one
 * output add up. A runner that failed without naming a test, or that ran no test at all, counts as one failure: silence is no success.
 * @param code - The runner's exit code.
 */
export function tallyOf(output: string, code: number): Tally {
  const text = stripVTControlCharacters(output);
  const count = (word: string): number =>
    [...text.matchAll(new RegExp(`^[ℹ#] ${word} (\\d+)\\s*$`, 'gmu'))].reduce((total, [, digits]) => total + Number(digits), 0);
  const passed = count('pass');
  const skipped = count('skipped') + count('todo');
  const failed = count('fail') + count('cancelled');
  const silent = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed, skipped };
}
