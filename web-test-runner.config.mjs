import { esbuildPlugin } from '@web/dev-server-esbuild';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { chromiumArguments, findChromium } from './packages/testkit/scripts/chromium.mjs';

/** Tests with a DOM, in real Chromium, from source. Each package runs its own: `wtr --config ../../web-test-runner.config.mjs`. */
export default {
  rootDir: import.meta.dirname,
  files: process.env['CONSULT_WTR_FILES']?.split(',') ?? ['src/**/*.test.ts'],
  nodeResolve: { exportConditions: ['@consult-kit/source', 'browser', 'development'] },
  concurrency: 2,
  browsers: [playwrightLauncher({ product: 'chromium', launchOptions: { executablePath: findChromium(), args: chromiumArguments } })],
  // esbuild reads this file as it stands and ignores `extends`, so the decorator settings are repeated there.
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${import.meta.dirname}/tsconfig.decorators.json` })],
  testFramework: { config: { timeout: '10000' } },
};
