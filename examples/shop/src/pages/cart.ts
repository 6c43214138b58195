import { drawProduct } from '../art/illustrate.ts';
import type { CartLine } from '../cart.ts';
import { catalog } from '../catalog/load.ts';
import { choicesOf, priceWith } from '../catalog/options.ts';
import type { Product } from '../catalog/product.ts';
import { formatPrice } from '../copy.ts';
import { h } from '../dom.ts';
import type { Page, Shop } from '../shop.ts';
import { notice } from './missing.ts';
import type { OrderReceipt } from './order.ts';
import { stepper } from './stepper.ts';

interface PricedLine {
  line: CartLine;
  product: Product;
  /** Price of one piece with its choice, in fen. */
  pieceFen: number;
}

/** The cart: what is in it, how many, and what it comes to. */
export function showCart(shop: Shop): Page {
  const { cart, copy } = shop;
  const lines = pricedLines(cart.lines);
  if (lines.length === 0) return { root: notice(copy.cartEmpty, copy.cartEmptyHint, copy.keepShopping), title: copy.cart };
  const total = h('output', { class: 'price price--big' }, formatPrice(totalFen(lines)));
  const showTotal = (): void => {
    total.textContent = formatPrice(totalFen(pricedLines(cart.lines)));
  };
  const list = h('ul', { class: 'lines' });
  list.append(...lines.map((line) => drawLine(shop, line, list, showTotal)));
  const root = h(
    'div',
    { class: 'page page--cart' },
    h('h1', { tabindex: -1 }, copy.cart),
    list,
    h(
      'div',
      { class: 'summary' },
      h('p', {}, h('span', {}, copy.shipping), h('span', {}, copy.shippingFree)),
      h('p', {}, h('span', {}, copy.total), total),
      h('button', { type: 'button', class: 'button button--main button--wide', onclick: () => checkOut(shop) }, copy.checkout),
      h('p', { class: 'summary__note' }, copy.checkoutNote),
    ),
  );
  return { root, title: copy.cart };
}

/** Lines whose article is still for sale. */
function pricedLines(lines: readonly CartLine[]): PricedLine[] {
  return lines.flatMap((line) => {
    const product = catalog.product(line.productId);
    return product ? [{ line, product, pieceFen: priceWith(product.priceFen, product.options, line.choiceId) }] : [];
  });
}

function totalFen(lines: readonly PricedLine[]): number {
  return lines.reduce((sum, { line, pieceFen }) => sum + pieceFen * line.quantity, 0);
}

function drawLine(shop: Shop, { line, product, pieceFen }: PricedLine, list: HTMLElement, onChange: () => void): HTMLElement {
  const { cart, copy, settings } = shop;
  const name = product.name[settings.language];
  const choice = choicesOf(product.options).find((candidate) => candidate.id === line.choiceId);
  const sum = h('span', { class: 'price' }, formatPrice(pieceFen * line.quantity));
  const quantity = stepper(copy, copy.quantityOf(name), line.quantity, (next) => {
    cart.setQuantity(line.productId, line.choiceId, next);
    sum.textContent = formatPrice(pieceFen * next);
    onChange();
  });
  const remove = (): void => {
    const neighbour = item.nextElementSibling ?? item.previousElementSibling;
    cart.remove(line.productId, line.choiceId);
    shop.announce(copy.removedNote(name));
    item.remove();
    onChange();
    if (list.childElementCount === 0) void shop.navigation.refresh();
    else neighbour?.querySelector<HTMLElement>('.line__remove')?.focus();
  };
  const item = h(
    'li',
    { class: 'line' },
    h('a', { class: 'line__picture', href: `/product/${product.id}`, tabindex: -1, 'aria-hidden': 'true' }, drawProduct(product)),
    h(
      'div',
      { class: 'line__words' },
      h('a', { href: `/product/${product.id}` }, name),
      choice && h('span', { class: 'line__choice' }, choice.name[settings.language]),
    ),
    quantity.element,
    sum,
    h('button', { type: 'button', class: 'link line__remove', 'aria-label': copy.removeOf(name), onclick: remove }, copy.remove),
  );
  return item;
}

/** Ends the demonstration honestly: nothing is sent anywhere, the receipt lives in this page's history entry. */
function checkOut({ cart, navigation, settings }: Shop): void {
  const lines = pricedLines(cart.lines);
  const receipt: OrderReceipt = {
    number: `MM-${String(Date.now() % 1_000_000).padStart(6, '0')}`,
    totalFen: totalFen(lines),
    items: lines.map(({ line, product }) => ({ name: product.name[settings.language], quantity: line.quantity })),
  };
  cart.clear();
  void navigation.replace('/order', receipt);
}
