import { STORAGE_PREFIX } from './settings.ts';
import { parseRoute, type Route } from './route.ts';

/** What the browser's history keeps of a page that was opened. */
interface HistoryState {
  key: string;
  /** Pages of the shop that lie before this one in the history. */
  depth: number;
  /** What the page was handed; never part of its address. */
  data?: unknown;
}

/** What is remembered of a page while the shopper is elsewhere. */
interface Remembered {
  scrollY: number;
  focus?: HTMLElement;
}

/** One page that is to be shown. */
export interface Visit {
  route: Route;
  /** Tells visits to the same address apart. */
  key: string;
  data: unknown;
  /** What was remembered, when the shopper comes back. */
  returning?: Remembered;
}

const SCROLLS_KEY = `${STORAGE_PREFIX}scrolls`;

/** The shop's pages in the browser's history: real addresses, no reload, and the scroll position kept on the way back. */
export class Navigation {
  readonly #show: (visit: Visit) => Promise<void>;
  readonly #remembered: Map<string, Remembered>;
  #state: HistoryState;

  /** @param show - Puts a page on screen; awaited before the scroll position is set. */
  constructor(show: (visit: Visit) => Promise<void>) {
    this.#show = show;
    this.#remembered = new Map(readScrolls().map(([key, scrollY]) => [key, { scrollY }]));
    this.#state = stateOf(history.state) ?? { key: newKey(), depth: 0 };
  }

  /** Shows the page of the present address and follows links and the browser's buttons from now on. */
  async start(): Promise<void> {
    history.scrollRestoration = 'manual';
    history.replaceState(this.#state, '');
    addEventListener('scroll', () => this.#remember(), { passive: true });
    addEventListener('pagehide', () => writeScrolls(this.#remembered));
    addEventListener('popstate', (event) => void this.#arrive(stateOf(event.state)));
    document.addEventListener('click', (event) => this.#onClick(event));
    await this.#visit(this.#remembered.get(this.#state.key));
  }

  /** Opens an address of the shop; `data` stays out of the address. */
  async go(address: string, data?: unknown): Promise<void> {
    this.#remember(document.activeElement);
    this.#state = { key: newKey(), depth: this.#state.depth + 1, data };
    history.pushState(this.#state, '', address);
    await this.#visit(undefined);
  }

  /** Puts another address in the place of this one. */
  async replace(address: string, data?: unknown): Promise<void> {
    this.#state = { key: newKey(), depth: this.#state.depth, data };
    history.replaceState(this.#state, '', address);
    await this.#visit(undefined);
  }

  /** Goes to the page before; to the front page if the shopper came from outside the shop. */
  back(): void {
    if (this.#state.depth > 0) history.back();
    else void this.replace('/');
  }

  /** Shows the present page again where it is, for example in another language. */
  async refresh(): Promise<void> {
    await this.#visit({ scrollY: window.scrollY });
  }

  async #arrive(state: HistoryState | undefined): Promise<void> {
    const returning = state && this.#remembered.get(state.key);
    this.#state = state ?? { key: newKey(), depth: 0 };
    if (!state) history.replaceState(this.#state, '');
    await this.#visit(returning);
  }

  async #visit(returning: Remembered | undefined): Promise<void> {
    const { key, data } = this.#state;
    await this.#show({ route: parseRoute(location.pathname, location.search), key, data, ...(returning ? { returning } : {}) });
    if (key === this.#state.key) window.scrollTo(0, returning?.scrollY ?? 0);
  }

  #remember(active?: Element | null): void {
    const focus = active instanceof HTMLElement ? active : this.#remembered.get(this.#state.key)?.focus;
    this.#remembered.set(this.#state.key, { scrollY: window.scrollY, ...(focus ? { focus } : {}) });
  }

  /** Follows a plain click on a link within the shop; new tabs and downloads stay the browser's business. */
  #onClick(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin || link.hash !== '') return;
    event.preventDefault();
    void this.go(link.pathname + link.search);
  }
}

function newKey(): string {
  return Math.random().toString(36).slice(2);
}

function stateOf(value: unknown): HistoryState | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { key, depth, data } = value as Record<string, unknown>;
  return typeof key === 'string' && typeof depth === 'number' ? { key, depth, data } : undefined;
}

function readScrolls(): [string, number][] {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(SCROLLS_KEY) ?? '[]');
    return Array.isArray(value) ? (value as [string, number][]) : [];
  } catch {
    return [];
  }
}

function writeScrolls(remembered: ReadonlyMap<string, Remembered>): void {
  try {
    sessionStorage.setItem(SCROLLS_KEY, JSON.stringify([...remembered].map(([key, { scrollY }]) => [key, scrollY])));
  } catch {
    // Without storage a reload starts at the top of the page.
  }
}
