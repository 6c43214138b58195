/** The shop in the browser: joins state, navigation and pages. */
import { Cart } from './cart.ts';
import { COPY, type Copy } from './copy.ts';
import { Navigation, type Visit } from './navigation.ts';
import type { PageName } from './route.ts';
import { readSettings, showSettings, writeSettings, type Settings } from './settings.ts';
import { Shell } from './shell/shell.ts';
import type { Page, Shop } from './shop.ts';

type ShowPage = (shop: Shop, visit: Visit) => Page | Promise<Page>;

/** The shop's own pages are one script; the special area, which stands alone, is fetched only by who opens it. */
async function pageMaker(page: PageName): Promise<ShowPage> {
  if (page === 'care') return (await import('./pages/care.ts')).showCare;
  return (await import('./pages/shop-pages.ts')).SHOP_PAGES[page];
}

class App implements Shop {
  readonly cart = new Cart(browserStorage());
  readonly navigation = new Navigation((visit) => this.#show(visit));
  readonly gateway = document.querySelector<HTMLMetaElement>('meta[name=consult-gateway]')?.content ?? '';
  settings = readSettings();
  readonly #shell = new Shell(this, (changes) => void this.#change(changes));
  #latest = '';

  get copy(): Copy {
    return COPY[this.settings.language];
  }

  async start(): Promise<void> {
    addEventListener('storage', (event) => {
      if (Cart.concerns(event.key)) this.cart.reload();
    });
    this.#shell.translate();
    await this.navigation.start();
  }

  announce(text: string): void {
    this.#shell.announce(text);
  }

  async #change(changes: Partial<Settings>): Promise<void> {
    this.settings = { ...this.settings, ...changes };
    writeSettings(this.settings);
    showSettings(this.settings);
    this.#shell.translate();
    await this.navigation.refresh();
  }

  async #show(visit: Visit): Promise<void> {
    const first = this.#latest === '';
    const ticket = `${visit.key} ${Math.random()}`;
    this.#latest = ticket;
    const showPage = await pageMaker(visit.route.page);
    const page = await showPage(this, visit);
    if (this.#latest !== ticket) return;
    const active = document.activeElement;
    this.#shell.show(page, visit.route);
    if (!first) moveFocus(page.root, visit, active);
    if (page.announcement !== undefined) this.announce(page.announcement);
  }
}

/**
 * Back on a page, the focus returns to the control that led away; on a new page it goes to the heading. Controls that stay on
 * screen and are in use (search box, filters, settings) keep it.
 */
function moveFocus(root: HTMLElement, visit: Visit, active: Element | null): void {
  if (active?.isConnected && (root.contains(active) || active.closest('form, dialog, .language'))) return;
  const control = visit.returning?.focus;
  const target = control?.isConnected ? control : root.querySelector<HTMLElement>('h1, consult-special-area');
  target?.focus({ preventScroll: true });
}

/** The browser's storage, if it lets a page use it. */
function browserStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

void new App().start();
