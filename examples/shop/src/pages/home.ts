import { drawTile } from '../art/illustrate.ts';
import { CATEGORIES, type CategoryId } from '../catalog/categories.ts';
import { catalog } from '../catalog/load.ts';
import { h } from '../dom.ts';
import { searchAddress, searchFor } from '../route.ts';
import type { Page, Shop } from '../shop.ts';
import { productGrid } from './product-card.ts';

/** Two rows of every width that the grid takes, and a few more to scroll. */
const RECOMMENDED_COUNT = 30;

/** The front page: departments and what sells well. */
export function showHome(shop: Shop): Page {
  const { copy } = shop;
  const root = h(
    'div',
    { class: 'page' },
    hero(shop),
    h(
      'section',
      { 'aria-labelledby': 'departments' },
      h('h2', { id: 'departments' }, copy.categories),
      h('ul', { class: 'departments' }, ...(Object.keys(CATEGORIES) as CategoryId[]).map((id) => department(shop, id))),
    ),
    h(
      'section',
      { 'aria-labelledby': 'recommended' },
      h('h2', { id: 'recommended' }, copy.recommended),
      productGrid(shop, catalog.recommended(RECOMMENDED_COUNT)),
    ),
  );
  return { root, title: copy.brand };
}

function hero({ copy, settings }: Shop): HTMLElement {
  const address = searchAddress(searchFor({ query: settings.language === 'zh' ? '保暖' : 'warm' }));
  return h(
    'section',
    { class: 'hero', 'aria-labelledby': 'hero-title' },
    h(
      'div',
      { class: 'hero__words' },
      h('h1', { id: 'hero-title', tabindex: -1 }, copy.heroTitle),
      h('p', {}, copy.heroText),
      h('a', { class: 'button button--sun', href: address }, copy.heroLink),
    ),
    h('div', { class: 'hero__art' }, drawTile('blanket', 'rose'), drawTile('lamp', 'sun'), drawTile('teapot', 'mint')),
  );
}

function department({ settings }: Shop, id: CategoryId): HTMLElement {
  const { name, drawing, tone } = CATEGORIES[id];
  return h(
    'li',
    {},
    h(
      'a',
      { class: 'department', href: searchAddress(searchFor({ category: id })) },
      drawTile(drawing, tone),
      h('span', {}, name[settings.language]),
    ),
  );
}
