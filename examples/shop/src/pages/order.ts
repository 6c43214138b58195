import { icon } from '../art/icons.ts';
import { formatPrice } from '../copy.ts';
import { h } from '../dom.ts';
import type { Visit } from '../navigation.ts';
import type { Page, Shop } from '../shop.ts';
import { notice } from './missing.ts';

/** What a demo order came to. */
export interface OrderReceipt {
  number: string;
  totalFen: number;
  items: { name: string; quantity: number }[];
}

/** The confirmation after the cart; it says plainly that nothing was bought. */
export function showOrder({ copy }: Shop, { data }: Visit): Page {
  if (!isReceipt(data)) return { root: notice(copy.cartEmpty, copy.cartEmptyHint, copy.keepShopping), title: copy.cart };
  const root = h(
    'div',
    { class: 'page page--narrow order' },
    h('span', { class: 'order__mark' }, icon('check')),
    h('h1', { tabindex: -1 }, copy.orderTitle),
    h('p', {}, copy.orderText),
    h('h2', {}, copy.orderNumber(data.number)),
    h('ul', { class: 'receipt' }, ...data.items.map((item) => h('li', {}, h('span', {}, item.name), h('span', {}, `× ${item.quantity}`)))),
    h('p', { class: 'receipt__total' }, h('span', {}, copy.total), h('span', { class: 'price' }, formatPrice(data.totalFen))),
    h('p', {}, h('a', { class: 'button button--main', href: '/' }, copy.keepShopping)),
  );
  return { root, title: copy.orderNumber(data.number) };
}

function isReceipt(value: unknown): value is OrderReceipt {
  return typeof value === 'object' && value !== null && 'number' in value && 'items' in value && Array.isArray(value.items);
}
