import { existsSync } from 'node:fs';
import { findChromium } from '../../scripts/chromium.mjs';
import { runProcess } from '../workspace/run-process.ts';
import { ROOT } from '../workspace/workspace.ts';

/** The browser, and a font without which Chinese text has no width to test. */
const DEBIAN_PACKAGES = ['chromium', 'fonts-noto-cjk'];

/**
 * Finds the machine's Chromium; on Debian, as root, installs one where there is none.
 * @returns whether there is one now; if not, what to do has been printed.
 */
export async function provideChromium(): Promise<boolean> {
  if (findChromium()) return true;
  if (process.env['CHROME_PATH']) {
    console.error(`CHROME_PATH names ${process.env['CHROME_PATH']}, which is not a program that can be started.`);
    return false;
  }
  if (mayInstall()) {
    console.log('There is no Chromium on this machine; installing the one of the distribution …');
    await apt(['update']);
    await apt(['install', '--yes', '--no-install-recommends', ...DEBIAN_PACKAGES]);
    if (findChromium()) return true;
  }
  console.error(
    `No Chromium was found. Install one (Debian: apt-get install ${DEBIAN_PACKAGES.join(' ')}) or set CHROME_PATH to its program.`,
  );
  return false;
}

function mayInstall(): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0;
}

function apt(args: readonly string[]) {
  return runProcess('apt-get', args, { cwd: ROOT, echo: true, env: { DEBIAN_FRONTEND: 'noninteractive' } });
}
