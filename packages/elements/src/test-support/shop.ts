/** Answers of a gateway for pages under test: path to body. Anything else is refused and noted. */
export interface FakeGateway {
  /** Paths asked for, in order. */
  readonly asked: string[];
  restore(): void;
}

/** Replaces `fetch` for the gateway at `https://gateway.test`. */
export function fakeGateway(answers: Readonly<Record<string, unknown>>, headers: Readonly<Record<string, string>> = {}): FakeGateway {
  const original = window.fetch;
  const asked: string[] = [];
  window.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input), location.href);
    if (url.origin !== GATEWAY) return original(input, init);
    asked.push(url.pathname);
    const body = answers[url.pathname];
    return Promise.resolve(body === undefined ? new Response('{}', { status: 404 }) : Response.json(body, { headers }));
  };
  return {
    asked,
    restore() {
      window.fetch = original;
    },
  };
}

/** Where the fake gateway answers. */
export const GATEWAY = 'https://gateway.test';

/** Everything visible or read out in an element, shadow roots included, with spaces tidied. */
export function textOf(node: Node): string {
  const root = node instanceof Element ? (node.shadowRoot ?? node) : node;
  const parts: string[] = [];
  for (const child of root.childNodes) {
    if (child instanceof Text) parts.push(child.data);
    else if (child instanceof Element && child.localName !== 'style' && !(child as HTMLElement).hidden) parts.push(textOf(child));
  }
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

/** The element of a selector in another's shadow root; throws if there is none, so that a test says what it missed. */
export function inside<Found extends Element = HTMLElement>(host: Element, selector: string): Found {
  const found = host.shadowRoot?.querySelector<Found>(selector);
  if (!found) throw new Error(`<${host.localName}> has no ${selector}. It shows: ${textOf(host).slice(0, 300)}`);
  return found;
}

/** A button or link by its visible words. */
export function byWords(host: Element, words: string): HTMLElement {
  const controls = [...(host.shadowRoot?.querySelectorAll<HTMLElement>('button, a, summary, label') ?? [])];
  const found = controls.find((control) => textOf(control) === words);
  if (!found) throw new Error(`No control says "${words}". There are: ${controls.map((control) => textOf(control)).join(' | ')}`);
  return found;
}

/** Does something that fires one event, prevents it and gives its detail; a listener after the fact would be too late to prevent. */
export function preventedDetail(name: string, act: () => void): unknown {
  let detail: unknown;
  const listener = (event: Event): void => {
    event.preventDefault();
    ({ detail } = event as CustomEvent);
  };
  document.addEventListener(name, listener);
  act();
  document.removeEventListener(name, listener);
  return detail;
}
