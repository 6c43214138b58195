import type { Locator, Page } from 'playwright-core';

/** People wait about this long before a page that shows nothing before they load it again. */
const PATIENCE_MS = 25_000;
/** And give up after so many times. */
const TRIES_MAX = 6;

/** Opens a page like a person on a bad line: when it does not come, or comes without what should be on it, it is loaded again. */
export async function openPatiently(page: Page, address: string, sign: Locator): Promise<void> {
  await insist(
    () => page.goto(address, { waitUntil: 'commit', timeout: PATIENCE_MS }).then(() => undefined),
    () => sign.waitFor({ timeout: PATIENCE_MS }),
  );
}

/** Waits for something on a page, and presses "Try again" where the page offers it. */
export async function waitPatiently(sign: Locator, tryAgain: Locator): Promise<void> {
  await insist(
    async () => ((await tryAgain.isVisible()) ? tryAgain.click() : undefined),
    () => sign.waitFor({ timeout: PATIENCE_MS }),
  );
}

async function insist(act: () => Promise<void>, look: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await act();
      return await look();
    } catch (error) {
      if (tries === TRIES_MAX) throw error;
    }
  }
}
