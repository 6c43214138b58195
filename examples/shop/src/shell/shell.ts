import { icon, mark } from '../art/icons.ts';
import { apply, h } from '../dom.ts';
import { searchAddress, searchFor, type Route } from '../route.ts';
import type { Page, Shop } from '../shop.ts';
import { SettingsDialog } from './settings-dialog.ts';

/** Highest number that the small badge on the cart has room for. */
const BADGE_MAX = 99;

/** The frame around every page: header, search box, navigation, footer, and the line for announcements. */
export class Shell {
  readonly #shop: Shop;
  readonly #settings: SettingsDialog;
  readonly #header = h('header', { class: 'bar' });
  readonly #main = h('main', { id: 'main', tabindex: -1 });
  readonly #footer = h('footer', { class: 'foot', hidden: true });
  readonly #status = h('p', { role: 'status', class: 'visually-hidden' });
  readonly #skip = h('a', { class: 'skip', href: '#main' });
  readonly #input = h('input', {
    type: 'search',
    name: 'q',
    id: 'shop-search',
    maxlength: 200,
    autocomplete: 'off',
    enterkeyhint: 'search',
  });
  #route: Route = { page: 'home' };

  constructor(shop: Shop, onSettings: (changes: Partial<Shop['settings']>) => void) {
    this.#shop = shop;
    this.#settings = new SettingsDialog(shop, onSettings);
    shop.cart.addEventListener('change', () => this.#showCount());
    this.#settings.dialog.addEventListener('close', () => this.#header.querySelector<HTMLElement>('[data-opens=settings]')?.focus());
    this.#skip.addEventListener('click', (event) => {
      event.preventDefault();
      this.#main.focus();
    });
    document.body.replaceChildren(this.#skip, this.#header, this.#main, this.#footer, this.#status, this.#settings.dialog);
  }

  /** Puts a page on screen and says its title. */
  show(page: Page, route: Route): void {
    this.#route = route;
    const bare = page.bare === true;
    document.title = route.page === 'home' ? `${this.#shop.copy.brand}` : `${page.title} · ${this.#shop.copy.brand}`;
    document.body.classList.toggle('is-bare', bare);
    this.#header.hidden = bare;
    this.#footer.hidden = bare;
    this.#skip.hidden = bare;
    if (route.page === 'search') this.#input.value = route.request.query;
    else if (route.page === 'home') this.#input.value = '';
    if (this.#main.firstElementChild !== page.root) this.#main.replaceChildren(page.root);
    this.#markCurrent();
  }

  /** Writes the bars in the chosen language. */
  translate(): void {
    const { copy } = this.#shop;
    this.#skip.textContent = copy.skip;
    const switched = this.#header.contains(document.activeElement) && document.activeElement?.classList.contains('language');
    this.#header.replaceChildren(this.#brand(), this.#search(), this.#navigation(), this.#languageSwitch());
    // The bar was drawn anew; whoever pressed its language button stands on that button still.
    if (switched) this.#header.querySelector<HTMLElement>('.language')?.focus();
    this.#footer.replaceChildren(h('p', {}, copy.aboutShop));
    this.#settings.translate();
    this.#showCount();
    this.#markCurrent();
  }

  announce(text: string): void {
    // The same words twice are said twice only if the text changes.
    this.#status.textContent = this.#status.textContent === text ? `${text}\u00a0` : text;
  }

  #brand(): HTMLElement {
    return h('a', { class: 'brand', href: '/' }, mark(), h('span', {}, this.#shop.copy.brand));
  }

  #search(): HTMLElement {
    const { copy } = this.#shop;
    apply(this.#input, { placeholder: copy.searchPlaceholder, 'aria-label': copy.searchLabel });
    const onsubmit = (event: Event): void => {
      event.preventDefault();
      if (matchMedia('(pointer: coarse)').matches) this.#input.blur();
      void this.#shop.navigation.go(searchAddress(searchFor({ query: this.#input.value.trim() })));
    };
    return h(
      'form',
      { role: 'search', class: 'search', action: '/search', method: 'get', onsubmit },
      icon('search'),
      this.#input,
      h('button', { type: 'submit', class: 'search__go' }, copy.searchButton),
    );
  }

  #navigation(): HTMLElement {
    const { copy } = this.#shop;
    const openSettings = (): void => this.#settings.open();
    return h(
      'nav',
      { class: 'tabs', 'aria-label': copy.mainNavigation },
      h('a', { class: 'tab', href: '/', 'data-page': 'home' }, icon('home'), h('span', {}, copy.home)),
      h('a', { class: 'tab', href: '/search', 'data-page': 'search' }, icon('shelves'), h('span', {}, copy.allProducts)),
      h(
        'a',
        { class: 'tab', href: '/cart', 'data-page': 'cart' },
        icon('cart'),
        h('span', {}, copy.cart),
        h('b', { class: 'tab__count' }),
        h('span', { class: 'visually-hidden' }),
      ),
      h(
        'button',
        { class: 'tab', type: 'button', 'data-opens': 'settings', onclick: openSettings },
        icon('settings'),
        h('span', {}, copy.settings),
      ),
    );
  }

  #languageSwitch(): HTMLElement {
    const { copy, settings } = this.#shop;
    const other = settings.language === 'en' ? 'zh' : 'en';
    const onclick = (): void => this.#settings.choose({ language: other });
    return h('button', { class: 'language', type: 'button', lang: other === 'zh' ? 'zh-Hans' : 'en', onclick }, copy.switchLanguage);
  }

  #showCount(): void {
    const { cart, copy } = this.#shop;
    const badge = this.#header.querySelector('.tab__count');
    if (!badge) return;
    badge.textContent = cart.count > BADGE_MAX ? `${BADGE_MAX}+` : String(cart.count);
    badge.toggleAttribute('hidden', cart.count === 0);
    if (badge.nextElementSibling) badge.nextElementSibling.textContent = cart.count === 0 ? '' : copy.pieces(cart.count);
  }

  #markCurrent(): void {
    const all = this.#route.page === 'search' && this.#route.request.query === '';
    const current = this.#route.page === 'search' && !all ? '' : this.#route.page;
    for (const tab of this.#header.querySelectorAll('[data-page]')) {
      apply(tab, { 'aria-current': tab.getAttribute('data-page') === current ? 'page' : undefined });
    }
  }
}
