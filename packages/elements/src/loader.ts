/* Registers each element when its tag is first seen in the page. Module scope touches nothing where there is no document. */

const DOORS: Readonly<Record<string, () => Promise<unknown>>> = {
  'consult-entry': () => import('./define/entry.ts'),
  'consult-special-area': () => import('./define/special-area.ts'),
  'consult-module-picker': () => import('./define/module-picker.ts'),
  'consult-chat-panel': () => import('./define/chat-panel.ts'),
};
const SELECTOR = Object.keys(DOORS).join(',');

/** Fetches what an element needs and marks it `data-consult-ready` once it works. */
async function ready(element: Element): Promise<void> {
  const tag = element.localName;
  try {
    await DOORS[tag]?.();
    await customElements.whenDefined(tag);
    element.setAttribute('data-consult-ready', '');
  } catch {
    // The fallback link inside the element stays as it is; the next one of this tag tries again.
  }
}

function look(node: Node): void {
  if (!(node instanceof Element)) return;
  if (node.matches(SELECTOR)) void ready(node);
  node.querySelectorAll(SELECTOR).forEach((element) => void ready(element));
}

if (typeof document !== 'undefined') {
  look(document.documentElement);
  new MutationObserver((records) => records.forEach(({ addedNodes }) => addedNodes.forEach(look))).observe(document, {
    childList: true,
    subtree: true,
  });
}
