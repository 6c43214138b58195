import type { Page } from 'playwright-core';

/** Watches a page of the shop for its card, from inside the page. */
export class CardWatch {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Begins to watch a page that is open and shows no card. */
  static async on(page: Page): Promise<CardWatch> {
    await page.evaluate(watch);
    return new CardWatch(page);
  }

  /**
   * When the card was first drawn, milliseconds since 1970 by the page's clock, which is that of the machine. Waits for it.
   * @throws {Error} It has not appeared `withinMs` after this call.
   */
  async appearedAtMs(withinMs: number): Promise<number> {
    const appeared = await this.#page.waitForFunction(() => (window as Watched).cardAppearedAtMs, undefined, { timeout: withinMs });
    return (await appeared.jsonValue()) ?? Number.NaN;
  }
}

type Watched = typeof window & { cardAppearedAtMs?: number };

/** Runs in the page: looks with every frame that it draws. */
function watch(): void {
  const look = (): void => {
    const action = document.querySelector('consult-entry')?.shadowRoot?.querySelector('[part~="action"]');
    if (action?.checkVisibility()) (window as Watched).cardAppearedAtMs = performance.timeOrigin + performance.now();
    else requestAnimationFrame(look);
  };
  look();
}
