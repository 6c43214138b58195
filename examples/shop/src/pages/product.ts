import { drawProduct, VIEW_COUNT } from '../art/illustrate.ts';
import { CATEGORIES } from '../catalog/categories.ts';
import { catalog } from '../catalog/load.ts';
import { choicesOf, OPTION_SETS, priceWith } from '../catalog/options.ts';
import type { Product } from '../catalog/product.ts';
import { h } from '../dom.ts';
import type { Visit } from '../navigation.ts';
import { searchAddress, searchFor } from '../route.ts';
import type { Page, Shop } from '../shop.ts';
import { notice } from './missing.ts';
import { priceTag, productGrid } from './product-card.ts';
import { stepper } from './stepper.ts';

const RELATED_COUNT = 6;

/** One article with its pictures, its choices and the way into the cart. */
export function showProduct(shop: Shop, { route }: Visit): Page {
  const { copy, settings } = shop;
  const product = route.page === 'product' ? catalog.product(route.id) : undefined;
  if (!product) return { root: notice(copy.missingTitle, copy.productMissing, copy.allProducts, '/search'), title: copy.missingTitle };
  const name = product.name[settings.language];
  const root = h(
    'div',
    { class: 'page' },
    h('div', { class: 'product' }, gallery(shop, product), buyBox(shop, product)),
    h(
      'section',
      { 'aria-labelledby': 'related' },
      h('h2', { id: 'related' }, copy.youMayLike),
      productGrid(shop, catalog.related(product, RELATED_COUNT)),
    ),
  );
  return { root, title: name };
}

function gallery({ copy, settings }: Shop, product: Product): HTMLElement {
  const name = product.name[settings.language];
  const stage = h('div', { class: 'stage', role: 'img', 'aria-label': name }, drawProduct(product));
  const buttons = Array.from({ length: VIEW_COUNT }, (_, view) =>
    h(
      'button',
      { type: 'button', class: 'thumb', 'aria-label': copy.view(view + 1), 'aria-pressed': view === 0, onclick: () => show(view) },
      drawProduct(product, view),
    ),
  );
  const show = (view: number): void => {
    stage.replaceChildren(drawProduct(product, view));
    stage.setAttribute('aria-label', `${name}, ${copy.view(view + 1)}`);
    buttons.forEach((button, index) => button.setAttribute('aria-pressed', String(index === view)));
  };
  buttons.forEach((button, index) => button.setAttribute('aria-pressed', String(index === 0)));
  return h('div', { class: 'gallery' }, stage, h('div', { class: 'thumbs', role: 'group', 'aria-label': copy.views }, ...buttons));
}

function buyBox(shop: Shop, product: Product): HTMLElement {
  const { cart, copy, settings } = shop;
  const name = product.name[settings.language];
  let choiceId = choicesOf(product.options)[0]?.id ?? '';
  const price = h('p', { class: 'buy__price' }, priceTag(shop, product.priceFen, product.wasFen));
  const choose = (id: string): void => {
    choiceId = id;
    const usual = choicesOf(product.options)[0]?.id === id;
    price.replaceChildren(priceTag(shop, priceWith(product.priceFen, product.options, id), usual ? product.wasFen : undefined));
  };
  const quantity = stepper(copy, copy.quantity, 1);
  const outcome = h('p', { class: 'buy__outcome' });
  const add = (): void => {
    const added = cart.add(product.id, choiceId, quantity.value());
    outcome.replaceChildren(...(added ? [`${copy.added} · `, h('a', { href: '/cart' }, copy.toCart)] : [copy.cartFull]));
    shop.announce(added ? copy.addedNote(name) : copy.cartFull);
  };
  return h(
    'div',
    { class: 'buy' },
    h('h1', { tabindex: -1 }, name),
    h('p', { class: 'buy__about' }, product.about[settings.language]),
    price,
    h('p', { class: 'buy__sold' }, copy.sold(product.soldCount)),
    options(shop, product, choose),
    h('div', { class: 'buy__row' }, h('span', { class: 'buy__label', 'aria-hidden': 'true' }, copy.quantity), quantity.element),
    h('button', { type: 'button', class: 'button button--main button--wide', onclick: add }, copy.addToCart),
    outcome,
    details(shop, product),
  );
}

function options({ settings }: Shop, { id, options: setId }: Product, choose: (id: string) => void): HTMLElement | undefined {
  const set = OPTION_SETS[setId];
  if (set.choices.length === 0) return undefined;
  const buttons = choicesOf(setId).map((choice, index) =>
    h(
      'label',
      { class: 'segment' },
      h('input', { type: 'radio', name: `option-${id}`, value: choice.id, checked: index === 0, onchange: () => choose(choice.id) }),
      h('span', {}, choice.name[settings.language]),
    ),
  );
  return h(
    'fieldset',
    { class: 'segments segments--loose' },
    h('legend', {}, set.name[settings.language]),
    h('div', { class: 'segments__row' }, ...buttons),
  );
}

function details({ copy, settings }: Shop, product: Product): HTMLElement {
  const department = CATEGORIES[product.category].name[settings.language];
  const link = h('a', { href: searchAddress(searchFor({ category: product.category })) }, department);
  return h(
    'dl',
    { class: 'details', 'aria-label': copy.details },
    h('div', {}, h('dt', {}, copy.detailCategory), h('dd', {}, link)),
    h('div', {}, h('dt', {}, copy.detailNumber), h('dd', {}, product.id)),
    h('div', {}, h('dt', {}, copy.delivery), h('dd', {}, copy.deliveryText)),
  );
}
