import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { chromiumArguments, findChromium } from '../scripts/chromium.mjs';

/**
 * Starts the machine's Chromium without a window. Each shopper or doctor of a test gets an own context: `browser.newContext()`.
 * Whoever starts it closes it.
 * @throws {Error} There is no Chromium; the message says what to install.
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('No Chromium was found. Install one (Debian: apt-get install chromium) or set CHROME_PATH to its program.');
  return chromium.launch({ executablePath, args: chromiumArguments, headless: true });
}
