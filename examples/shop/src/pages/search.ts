import '@consult-kit/elements/define/entry.js';
import { campaignData, CAMPAIGN } from '../campaign.ts';
import { h } from '../dom.ts';
import type { Visit } from '../navigation.ts';
import { findResults } from '../results.ts';
import { searchAddress, searchFor, type SearchRequest } from '../route.ts';
import { languageTag } from '../settings.ts';
import type { Page, Shop } from '../shop.ts';
import { productCard, productGrid } from './product-card.ts';
import { filterBar } from './filter-bar.ts';

/** Products that are drawn at first, and more with each "Show more". */
const PAGE_COUNT = 40;
const ALIKE_COUNT = 12;

/**
 * The search page. It stays alive while the shopper is elsewhere: the card is one element for the whole visit, so it neither
 * flickers between two searches nor on the way back from the special area.
 */
class SearchView {
  readonly root = h('div', { class: 'page' });
  readonly #shop: Shop;
  readonly #heading = h('h1', { tabindex: -1 });
  readonly #count = h('p', { class: 'count' });
  readonly #entry = document.createElement('consult-entry');
  readonly #filters = h('div', { class: 'filters' });
  readonly #shelf = h('div', { class: 'shelf' });
  /** How many products each visit had unrolled, so that the way back finds the page as long as it was. */
  readonly #shown = new Map<string, number>();
  #page: Page | undefined;
  #asked = '';

  constructor(shop: Shop) {
    this.#shop = shop;
    this.#entry.setAttribute('gateway', shop.gateway);
    this.#entry.setAttribute('campaign', CAMPAIGN);
    this.#entry.className = 'entry';
    this.#entry.addEventListener('consult-open', (event) => {
      event.preventDefault();
      void shop.navigation.go('/care');
    });
    this.root.append(h('div', { class: 'results-head' }, this.#heading, this.#count), this.#entry, this.#filters, this.#shelf);
  }

  /** Shows the results of a request; the same one again, for example on the way back, leaves everything as it stands. */
  async show(request: SearchRequest, key: string): Promise<Page> {
    await this.#showCard(request.query);
    const asked = `${searchAddress(request)} ${this.#shop.settings.language}`;
    if (this.#page === undefined || this.#asked !== asked) this.#page = this.#draw(request, key);
    this.#asked = asked;
    return this.#page;
  }

  #draw(request: SearchRequest, key: string): Page {
    const { copy } = this.#shop;
    const { products, alike, counts } = findResults(request);
    const title = request.query === '' ? copy.allProducts : copy.resultsFor(request.query);
    const count = copy.resultCount(products.length);
    this.#heading.textContent = title;
    this.#count.textContent = count;
    this.#drawFilters(request, counts);
    this.#shelf.replaceChildren();
    if (products.length === 0) this.#shelf.append(this.#empty(request));
    else this.#unroll(products, key);
    if (alike.length > 0) this.#shelf.append(this.#alike(alike));
    return { root: this.root, title, announcement: products.length === 0 ? this.#emptyTitle(request) : count };
  }

  /** The controls are made anew; who was using one of them keeps the focus on it. */
  #drawFilters(request: SearchRequest, counts: ReturnType<typeof findResults>['counts']): void {
    const focused = this.#filters.contains(document.activeElement) ? document.activeElement?.id : undefined;
    this.#filters.replaceChildren(filterBar(this.#shop, request, counts));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  async #showCard(query: string): Promise<void> {
    const { gateway, settings } = this.#shop;
    const data = await campaignData(gateway);
    if (data) Object.assign(this.#entry, data);
    this.#entry.setAttribute('lang', languageTag(settings.language));
    this.#entry.setAttribute('theme', settings.theme);
    this.#entry.setAttribute('text-size', settings.textSize);
    this.#entry.query = query;
  }

  #unroll(products: ReturnType<typeof findResults>['products'], key: string): void {
    const grid = productGrid(this.#shop, products.slice(0, this.#shown.get(key) ?? PAGE_COUNT), 'h2');
    const more = h('button', { type: 'button', class: 'button button--more' }, this.#shop.copy.showMore);
    more.addEventListener('click', () => {
      const from = grid.childElementCount;
      const next = products.slice(from, from + PAGE_COUNT).map((product) => productCard(this.#shop, product, 'h2'));
      grid.append(...next);
      this.#shown.set(key, grid.childElementCount);
      next[0]?.querySelector('a')?.focus();
      if (grid.childElementCount >= products.length) more.remove();
    });
    this.#shelf.append(grid);
    if (grid.childElementCount < products.length) this.#shelf.append(more);
  }

  #alike(products: ReturnType<typeof findResults>['alike']): HTMLElement {
    const heading = h('h2', { id: 'alike' }, this.#shop.copy.alike);
    return h('section', { 'aria-labelledby': 'alike' }, heading, productGrid(this.#shop, products.slice(0, ALIKE_COUNT)));
  }

  #empty(request: SearchRequest): HTMLElement {
    const { copy } = this.#shop;
    const clear = searchAddress(searchFor({ query: request.query }));
    const filtered = clear !== searchAddress({ ...request, sort: 'relevance' });
    return h(
      'div',
      { class: 'notice' },
      h('h2', {}, this.#emptyTitle(request)),
      h('p', {}, copy.noResultsHint),
      h('p', {}, h('a', { class: 'button', href: filtered ? clear : '/search' }, filtered ? copy.clearFilters : copy.allProducts)),
    );
  }

  #emptyTitle({ query }: SearchRequest): string {
    const { copy } = this.#shop;
    return query === '' ? copy.noResultsAll : copy.noResults(query);
  }
}

let view: SearchView | undefined;

/** The results of a search, with the consultation's card above them. */
export async function showSearch(shop: Shop, { route, key }: Visit): Promise<Page> {
  view ??= new SearchView(shop);
  return view.show(route.page === 'search' ? route.request : searchFor({}), key);
}
