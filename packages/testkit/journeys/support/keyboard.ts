import type { Frame, Page } from 'playwright-core';

/** Stops on the way to a control at most; more means that it can't be reached. */
const TABS_MAX = 80;

/** A person who has a keyboard and nothing else. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Tabs until the control with this name has the focus. @throws {Error} It can't be reached; the message lists what was. */
  async tabTo(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const passed: string[] = [];
    for (let tabs = 0; tabs <= TABS_MAX; tabs += 1) {
      const focused = await this.focused();
      if (name.test(focused)) return;
      passed.push(focused);
      await this.page.keyboard.press(key);
    }
    throw new Error(`${name} can't be reached with ${key}; passed: ${passed.join(' | ')}`);
  }

  /** Goes to a control and presses it. */
  async use(name: RegExp): Promise<void> {
    await this.tabTo(name);
    await this.press('Enter');
  }

  /** What has the focus, by its name. */
  async focused(): Promise<string> {
    for (let frame: Frame | undefined = this.page.mainFrame(); frame;) {
      const { name, isFrame }: { name: string; isFrame: boolean } = await frame.evaluate(describeFocus);
      if (!isFrame) return name;
      frame = frame.childFrames()[0];
    }
    return '';
  }
}

/** Runs in the page: the deepest element with the focus, through shadow roots. */
function describeFocus(): { name: string; isFrame: boolean } {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (!focused) return { name: '', isFrame: false };
  const labels =
    'labels' in focused ? [...((focused.labels as NodeListOf<HTMLElement> | null) ?? [])].map((label) => label.textContent ?? '') : [];
  const name = focused.getAttribute('aria-label') ?? (labels.join(' ').trim() || (focused.textContent ?? ''));
  return { name: name.replace(/\s+/g, ' ').trim(), isFrame: focused.tagName === 'IFRAME' };
}
