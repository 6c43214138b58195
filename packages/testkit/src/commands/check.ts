/** `npm run check`: types, lint, format, package arrows and exports. Builds first, because exports are those of the packed build. */
import { allChecks } from '../checks/checks.ts';
import { runChecks } from '../checks/run-checks.ts';
import { summaryLine } from '../suites/tally.ts';
import { buildWorkspace } from '../workspace/build.ts';
import { printBuild } from '../workspace/print-build.ts';

const built = printBuild(await buildWorkspace());
const tally = await runChecks(allChecks());
console.log(`\n${summaryLine(built ? tally : { ...tally, failed: tally.failed + 1 })}`);
process.exitCode = built && tally.failed === 0 ? 0 : 1;
