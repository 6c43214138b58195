/**
 * `npm test [-- SUITE …]`: builds, sees to it that there is a Chromium, runs every suite (or those named, for example `checks`,
 * `packages/protocol`, `journeys`), and ends with one line, `N passed, N failed`.
 */
import { provideChromium } from '../suites/provide-chromium.ts';
import { allSuites } from '../suites/suites.ts';
import { sum, summaryLine } from '../suites/tally.ts';
import type { Tally } from '../suites/tally.ts';
import { buildWorkspace } from '../workspace/build.ts';
import { printBuild } from '../workspace/print-build.ts';

const ONE_FAILURE: Tally = { passed: 0, failed: 1, skipped: 0 };
const ONE_PASS: Tally = { passed: 1, failed: 0, skipped: 0 };

const wanted = process.argv.slice(2);
const suites = allSuites().filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const unknown = wanted.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(
    `test: no suite is called ${unknown.join(', ')}. There are: ${allSuites()
      .map(({ name }) => name)
      .join(', ')}.`,
  );
  process.exit(2);
}

const results: Array<{ name: string; tally: Tally }> = [];
results.push({ name: 'build', tally: printBuild(await buildWorkspace()) ? ONE_PASS : ONE_FAILURE });
results.push({ name: 'Chromium', tally: (await provideChromium()) ? ONE_PASS : ONE_FAILURE });
for (const { name, run } of suites) {
  console.log(`\n=== ${name}`);
  results.push({ name, tally: await run() });
}

console.log('\n=== All suites');
for (const { name, tally } of results) console.log(`${tally.failed === 0 ? '✔' : '✖'} ${name}: ${summaryLine(tally)}`);
const total = sum(results.map(({ tally }) => tally));
console.log(summaryLine(total));
process.exitCode = total.failed === 0 ? 0 : 1;
