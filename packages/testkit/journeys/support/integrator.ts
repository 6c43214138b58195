import { readFile } from 'node:fs/promises';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { StaffAccount } from '../../src/index.ts';

/** Somebody at the console, with a page of its own; finds things by what is written on them, in English. */
export class Integrator {
  readonly page: Page;
  readonly #origin: string;

  constructor(page: Page, origin: string) {
    this.page = page;
    this.#origin = origin;
  }

  async signIn({ login, password }: StaffAccount): Promise<void> {
    await this.page.goto(`${this.#origin}/console/`);
    await this.page.getByRole('textbox', { name: 'Name' }).fill(login);
    await this.page.getByLabel('Password').fill(password);
    await this.button('Sign in').click();
    await this.button('Sign out').waitFor();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** Begins a campaign with a file of this computer, and waits for its form. */
  async newCampaignFrom(path: string): Promise<void> {
    await this.button('New campaign').click();
    await this.page.getByLabel('JSON file').setInputFiles(path);
    await this.button('Create draft').click();
    await this.form.waitFor();
  }

  /** Opens one of the campaign's tabs. */
  async goTo(tab: 'Edit' | 'History' | 'Ledger' | 'Figures'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Parts of this campaign' }).getByRole('link', { name: tab }).click();
  }

  get form(): Locator {
    return this.page.locator('console-campaign-form');
  }

  /** Opens a part of the form. */
  async unfold(section: string): Promise<void> {
    await this.form.getByRole('heading', { name: section }).click();
  }

  /** Writes values into fields of the form, by their labels, and waits until the gateway has them. */
  async write(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) await this.form.getByLabel(label, { exact: true }).fill(value);
    await this.saved.waitFor();
  }

  get saved(): Locator {
    return this.page.getByText(/Saved at /);
  }

  /** What the preview says and shows. */
  get preview(): Locator {
    return this.page.locator('console-preview');
  }

  /** The shop's page in the preview. */
  get phone(): FrameLocator {
    return this.page.frameLocator('console-preview iframe');
  }

  /** What the preview says of the card, the line and so on. */
  verdict(label: string): Locator {
    return this.preview.locator('dl > div').filter({ has: this.page.locator('dt', { hasText: label }) });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Opens the dialog that publishes, and waits until the gateway has said what changes. */
  async review(): Promise<void> {
    await this.button('Publish…').click();
    await this.dialog.getByRole('heading', { name: 'What changes' }).waitFor();
  }

  /** Accepts every warning and publishes, in the dialog that is open. */
  async publish(): Promise<void> {
    for (const warning of await this.dialog.getByRole('checkbox').all()) await warning.check();
    await this.dialog.getByRole('button', { name: 'Publish now' }).click();
  }

  /** Stops the campaign with a reason for each of its languages. */
  async pause(reasons: Readonly<Record<string, string>>): Promise<void> {
    await this.button(/^Pause…/).click();
    for (const [language, reason] of Object.entries(reasons)) await this.dialog.getByLabel(`Reason in ${language}`).fill(reason);
    await this.dialog.getByRole('button', { name: 'Pause now' }).click();
  }

  /** Saves the ledger that is shown. @returns name and text of the file. */
  async downloadLedger(): Promise<{ name: string; text: string }> {
    const coming = this.page.waitForEvent('download');
    await this.button('Download CSV').click();
    const download = await coming;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  }
}
