import { drawProduct } from '../art/illustrate.ts';
import type { Product } from '../catalog/product.ts';
import { formatPrice } from '../copy.ts';
import { h } from '../dom.ts';
import type { Shop } from '../shop.ts';

/** The level of a card's heading: `h2` right under a page's title, `h3` under the title of a section. */
export type CardHeading = 'h2' | 'h3';

/** A grid of product cards. */
export function productGrid(shop: Shop, products: readonly Product[], heading: CardHeading = 'h3'): HTMLElement {
  return h('ul', { class: 'grid' }, ...products.map((product) => productCard(shop, product, heading)));
}

/** One product in a grid: the whole card is one link. */
export function productCard(shop: Shop, product: Product, heading: CardHeading): HTMLLIElement {
  const { copy, settings } = shop;
  return h(
    'li',
    { class: 'card' },
    h(
      'a',
      { class: 'card__link', href: `/product/${product.id}` },
      drawProduct(product),
      h(heading, { class: 'card__name' }, product.name[settings.language]),
      h(
        'span',
        { class: 'card__row' },
        priceTag(shop, product.priceFen, product.wasFen),
        h('span', { class: 'card__sold' }, copy.sold(product.soldCount)),
      ),
    ),
  );
}

/** A price, and the one before a reduction. */
export function priceTag({ copy }: Shop, priceFen: number, wasFen: number | undefined): HTMLElement {
  const price = h('span', { class: 'price' }, formatPrice(priceFen));
  if (wasFen === undefined) return price;
  return h(
    'span',
    { class: 'prices' },
    price,
    h('s', { class: 'price-was' }, h('span', { class: 'visually-hidden' }, `${copy.before('')}`), formatPrice(wasFen)),
    h('span', { class: 'badge' }, copy.reduced),
  );
}
