import { h } from '../dom.ts';
import type { Page, Shop } from '../shop.ts';

/** What stands at an address that leads nowhere. */
export function showMissing({ copy }: Shop): Page {
  return { root: notice(copy.missingTitle, copy.missingText, copy.home), title: copy.missingTitle };
}

/** A page of one message with a way on. */
export function notice(title: string, text: string, link: string, href = '/'): HTMLElement {
  return h(
    'div',
    { class: 'page page--narrow notice' },
    h('h1', { tabindex: -1 }, title),
    h('p', {}, text),
    h('p', {}, h('a', { class: 'button button--main', href }, link)),
  );
}
