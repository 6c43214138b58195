import type { Locator, Page } from 'playwright-core';
import { DOCTOR } from './world.ts';

/** A doctor at the desk. */
export class Doctor {
  readonly page: Page;
  readonly #origin: string;

  constructor(page: Page, origin: string) {
    this.page = page;
    this.#origin = origin;
  }

  async signIn(): Promise<void> {
    await this.page.goto(`${this.#origin}/desk/`);
    await this.signInHere();
  }

  /** On the desk's page, which is open. */
  async signInHere(): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Name' }).fill(DOCTOR.login);
    await this.page.getByLabel('Password').fill(DOCTOR.password);
    await this.press('Sign in');
    await this.page.getByRole('heading', { name: 'Doctors’ desk' }).waitFor();
  }

  async goOnline(): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Status' }).selectOption({ label: 'Online' });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  async press(name: string | RegExp): Promise<void> {
    await this.button(name).click();
  }

  get field(): Locator {
    return this.page.getByRole('textbox', { name: /^Write to/ });
  }

  async send(text: string): Promise<void> {
    await this.field.fill(text);
    await this.press(/^Send to/);
  }

  message(text: string): Locator {
    return this.page.getByRole('log').getByRole('listitem').filter({ hasText: text });
  }
}
