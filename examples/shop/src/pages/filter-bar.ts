import { CATEGORIES, type CategoryId } from '../catalog/categories.ts';
import { apply, h } from '../dom.ts';
import type { CategoryCounts } from '../results.ts';
import { PRICE_BANDS, searchAddress, SORT_ORDERS, type SearchRequest } from '../route.ts';
import type { Shop } from '../shop.ts';

/** The controls that narrow and order the results: departments as links, the rest as a small form. */
export function filterBar(shop: Shop, request: SearchRequest, counts: CategoryCounts): HTMLElement {
  const { copy } = shop;
  return h('section', { class: 'filter', 'aria-label': copy.filters }, departments(shop, request, counts), controls(shop, request));
}

function departments({ copy, settings }: Shop, request: SearchRequest, counts: CategoryCounts): HTMLElement | undefined {
  const present = (Object.keys(CATEGORIES) as CategoryId[]).filter((id) => counts.has(id) || id === request.category);
  if (present.length < 2 && request.category === undefined) return undefined;
  const { category, ...rest } = request;
  const chip = (id: string, text: string, address: string, current: boolean): HTMLElement => {
    const link = h('a', { class: 'chip', id: `chip-${id}`, href: address, 'aria-current': current ? 'true' : undefined }, text);
    return h('li', {}, link);
  };
  return h(
    'ul',
    { class: 'chips', 'aria-label': copy.categories },
    chip('all', copy.everyCategory, searchAddress(rest), category === undefined),
    ...present.map((id) =>
      chip(
        id,
        `${CATEGORIES[id].name[settings.language]} ${counts.get(id) ?? 0}`,
        searchAddress({ ...rest, category: id }),
        id === category,
      ),
    ),
  );
}

function controls({ copy, navigation }: Shop, request: SearchRequest): HTMLElement {
  const go = (changes: Partial<SearchRequest>): void => void navigation.go(searchAddress({ ...request, ...changes }));
  const sort = h('select', { id: 'filter-sort' }, ...SORT_ORDERS.map((order) => h('option', { value: order }, copy.sorts[order])));
  sort.value = request.sort;
  sort.addEventListener('change', () => go({ sort: SORT_ORDERS.find((order) => order === sort.value) ?? 'relevance' }));

  const price = h(
    'select',
    { id: 'filter-price' },
    h('option', { value: '' }, copy.everyPrice),
    ...PRICE_BANDS.map((band) => h('option', { value: band }, copy.bands[band])),
  );
  price.value = request.band ?? '';
  price.addEventListener('change', () => {
    const { band: _, ...rest } = request;
    const band = PRICE_BANDS.find((candidate) => candidate === price.value);
    void navigation.go(searchAddress({ ...rest, ...(band ? { band } : {}) }));
  });

  const reduced = h('input', { type: 'checkbox', id: 'filter-reduced' });
  apply(reduced, { checked: request.reduced });
  reduced.addEventListener('change', () => go({ reduced: reduced.checked }));

  return h(
    'div',
    { class: 'controls' },
    h('label', { class: 'control' }, h('span', {}, copy.sort), sort),
    h('label', { class: 'control' }, h('span', {}, copy.price), price),
    h('label', { class: 'control control--check' }, reduced, h('span', {}, copy.reducedOnly)),
  );
}
