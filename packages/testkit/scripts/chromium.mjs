// Plain JavaScript: the start and test scripts load this file with whatever Node the machine has.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names under which distributions install the browser, most exact first. */
const COMMAND_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** Places outside of PATH: Debian's own, then macOS. */
const FIXED_PLACES = [
  '/usr/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Flags for every browser that tests start: no sandbox (containers have none), and no traffic of the browser's own. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Where the machine's Chromium is: `CHROME_PATH` if set, else the usual places.
 * @returns {string | undefined} path of the executable, `undefined` when there is none.
 */
export function findChromium(environment = process.env) {
  if (environment['CHROME_PATH']) return isExecutable(environment['CHROME_PATH']) ? environment['CHROME_PATH'] : undefined;
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = [...FIXED_PLACES, ...folders.flatMap((folder) => COMMAND_NAMES.map((name) => join(folder, name)))];
  return candidates.find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
