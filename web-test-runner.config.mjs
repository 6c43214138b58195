import { defaultReporter } from '@web/test-runner';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { chromiumArguments, findChromium } from './packages/testkit/scripts/chromium.mjs';

const browser = findChromium();
if (!browser) throw new Error('No Chromium was found. Install one (Debian: apt-get install chromium) or set CHROME_PATH to its program.');

/**
 * Tests with a DOM, in real Chromium, from source. A package runs its own with
 * `wtr --config ../../web-test-runner.config.mjs`, a single file with `--files src/…/x.test.ts` on top.
 */
export default {
  rootDir: import.meta.dirname,
  files: ['src/**/*.test.ts'],
  nodeResolve: { exportConditions: ['@consult-kit/source', 'browser', 'development'] },
  concurrency: 2,
  browsers: [playwrightLauncher({ product: 'chromium', launchOptions: { executablePath: browser, args: chromiumArguments } })],
  // Sandboxed frames have an origin of their own and get modules only where every origin may have them; the gateway says so as well.
  middleware: [allowEveryOrigin],
  // esbuild reads this file as it stands and ignores `extends`, so the decorator settings are repeated there.
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${import.meta.dirname}/tsconfig.decorators.json` })],
  // Lit's development build is wanted here, for what it warns of; its greeting is not.
  filterBrowserLogs: ({ args }) => !args.some((text) => typeof text === 'string' && text.startsWith('Lit is in dev mode')),
  testFramework: { config: { timeout: '10000' } },
  reporters: [defaultReporter({ reportTestProgress: false }), { onTestRunFinished: ({ sessions }) => printTally([...sessions]) }],
};

function allowEveryOrigin(context, next) {
  context.set('Access-Control-Allow-Origin', '*');
  return next();
}

/** Counts in the form of TAP, which `npm test` adds up. A file that could not be loaded is a failure of its own. */
function printTally(sessions) {
  const tests = sessions.flatMap(({ testResults }) => testsIn(testResults));
  const broken = sessions.filter(({ passed, testResults }) => !passed && !testsIn(testResults).some(isFailed)).length;
  console.log(`# pass ${tests.filter(({ passed }) => passed).length}`);
  console.log(`# fail ${tests.filter(isFailed).length + broken}`);
  console.log(`# skipped ${tests.filter(({ skipped }) => skipped).length}`);
}

function testsIn(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsIn)] : [];
}

function isFailed({ passed, skipped }) {
  return !passed && !skipped;
}
