import { h } from '../dom.ts';
import type { Visit } from '../navigation.ts';
import { CAMPAIGN } from '../campaign.ts';
import { languageTag } from '../settings.ts';
import type { Page, Shop } from '../shop.ts';

/** What the page was handed when it was opened from the card. */
interface CareData {
  module?: string;
}

/** The special area as a page of its own: nothing of the shop around it. Its script is fetched only here. */
export async function showCare(shop: Shop, { data }: Visit): Promise<Page> {
  const { copy } = shop;
  const loaded = await import('@consult-kit/elements/define/special-area.js').then(
    () => true,
    () => false,
  );
  // The heading that people see stands in the area's frame; the page around it needs one of its own for screen readers.
  const heading = h('h1', { class: 'visually-hidden', tabindex: -1 }, copy.careTitle);
  const root = loaded ? h('div', { class: 'care' }, heading, specialArea(shop, data)) : failure(shop);
  return { root, title: copy.careTitle, bare: true };
}

function specialArea(shop: Shop, data: unknown): HTMLElement {
  const { gateway, settings, navigation } = shop;
  const area = document.createElement('consult-special-area');
  area.setAttribute('gateway', gateway);
  area.setAttribute('campaign', CAMPAIGN);
  area.setAttribute('lang', languageTag(settings.language));
  area.setAttribute('theme', settings.theme);
  area.setAttribute('text-size', settings.textSize);
  const { module } = (typeof data === 'object' && data !== null ? data : {}) as CareData;
  if (module !== undefined) area.setAttribute('module', module);
  // Back on the area's first screen: the shop knows better than the area where that leads.
  area.addEventListener('consult-close', (event) => {
    event.preventDefault();
    navigation.back();
  });
  return area;
}

function failure({ copy, navigation }: Shop): HTMLElement {
  return h(
    'div',
    { class: 'page page--narrow notice' },
    h('h1', { tabindex: -1 }, copy.careTitle),
    h('p', { role: 'alert' }, copy.careFailed),
    h('p', {}, h('button', { type: 'button', class: 'button button--main', onclick: () => location.reload() }, copy.tryAgain)),
    h('p', {}, h('button', { type: 'button', class: 'button', onclick: () => navigation.back() }, copy.back)),
  );
}
