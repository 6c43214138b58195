import type { FrameLocator, Locator, Page } from 'playwright-core';

/** A shopper in the shop: finds things by what is written on them. */
export class Shopper {
  readonly page: Page;
  readonly #origin: string;

  constructor(page: Page, origin: string) {
    this.page = page;
    this.#origin = origin;
  }

  /** The special area, which stands in a frame of the gateway's. */
  get area(): FrameLocator {
    return this.page.frameLocator('consult-special-area iframe');
  }

  /** The entry card. */
  get card(): Locator {
    return this.page.getByRole('link', { name: /Ask a doctor|问医生|View|查看|Continue$|继续$/ });
  }

  async openShop(): Promise<void> {
    await this.page.goto(`${this.#origin}/`);
  }

  /** Searches and waits until the results are announced. */
  async search(words: string): Promise<void> {
    const box = this.page.getByRole('searchbox');
    await box.fill(words);
    await box.press('Enter');
    await this.page.waitForURL((url) => url.searchParams.get('q') === words);
  }

  button(name: string | RegExp): Locator {
    return this.area.getByRole('button', { name, exact: typeof name === 'string' });
  }

  heading(name: string | RegExp): Locator {
    return this.area.getByRole('heading', { name });
  }

  async press(name: string | RegExp): Promise<void> {
    await this.button(name).click();
  }

  /** Where messages are written. */
  get field(): Locator {
    return this.area.getByRole('textbox', { name: /^Message to/ });
  }

  async send(text: string): Promise<void> {
    await this.field.fill(text);
    await this.press('Send');
  }

  /** The messages of the log, as they read. */
  message(text: string): Locator {
    return this.area.getByRole('log').getByRole('listitem').filter({ hasText: text });
  }

  /** Answers everything a child's helper is asked, from the first screen to the consent. */
  async walkToConsent(): Promise<void> {
    await this.area.getByRole('radio', { name: /Children/ }).check();
    await this.press('Continue');
    await this.press('None of these');
    await this.area.getByRole('radio', { name: 'No, for someone else' }).check();
    await this.area.getByRole('textbox', { name: /Age in years/ }).fill('4');
    await this.press('Continue');
    await this.area.getByRole('checkbox', { name: /Fever/ }).check();
    await this.press('Continue');
    await this.area.getByRole('radio', { name: '1–3 days' }).check();
    await this.area.getByRole('textbox', { name: /Temperature/ }).fill('38.6');
    await this.press('Continue');
    await this.press('None');
  }
}
