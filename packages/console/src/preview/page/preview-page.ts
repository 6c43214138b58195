import { html, render, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { createConsultClient, type ConsultClient } from '@consult-kit/client';
import { createWebTimers } from '@consult-kit/client/web';
import '@consult-kit/elements/define/entry.js';
import '@consult-kit/elements/define/special-area.js';
import { previewEn } from '../../words/preview/en.ts';
import { previewZhHans } from '../../words/preview/zh-hans.ts';
import type { PreviewNews, PreviewSettings } from '../messages.ts';
import { phoneBridge } from './phone-bridge.ts';
import { refusingTransport } from './refusing-transport.ts';

/** Products that are hinted at below the card. */
const PRODUCTS = 6;

/**
 * The page in the preview's frame: the real elements, given a document of the instant that is looked at, in a shop of grey boxes. What the
 * elements would do in a shop stays in the page and is told instead.
 */
export class PreviewPage {
  readonly #root: HTMLElement;
  readonly #tell: (news: PreviewNews) => void;
  readonly #bridge = phoneBridge(
    () => this.#settings?.language ?? 'en',
    () => this.#tell({ what: 'acted' }),
  );
  #settings: PreviewSettings | undefined;
  /** Names the area that is shown: another one begins from its first screen. */
  #area = 0;
  #refused = false;

  constructor(root: HTMLElement, tell: (news: PreviewNews) => void) {
    this.#root = root;
    this.#tell = tell;
  }

  /** Shows something else; resolves once it is drawn and told. */
  async show(settings: PreviewSettings): Promise<void> {
    if (settings.view !== this.#settings?.view) this.#begin();
    this.#settings = settings;
    const page = this.#root.ownerDocument.documentElement;
    page.lang = settings.language;
    page.dataset['theme'] = settings.theme;
    this.#draw();
    const entry = this.#root.querySelector('consult-entry');
    if (!entry) return;
    await entry.updateComplete;
    if (settings !== this.#settings) return;
    this.#tell({ what: 'drawn', run: settings.run, card: entry.shadowRoot?.querySelector('[part~="action"]') != null });
  }

  #begin(): void {
    this.#area += 1;
    this.#refused = false;
  }

  #draw(): void {
    const settings = this.#settings;
    if (!settings) return;
    const screen = settings.view === 'search' ? this.#search(settings) : this.#refused ? this.#end(settings) : this.#specialArea(settings);
    render(screen, this.#root);
  }

  #search({ document, lexicon, query, language, textSize, theme, region, speaks }: PreviewSettings): TemplateResult {
    return html`<main class="search">
      <p class="box" aria-hidden="true">${query}</p>
      <h1>${query ? text(language, 'page.results').replace('{query}', query) : text(language, 'page.nothing')}</h1>
      <consult-entry
        campaign=${document.id}
        lang=${language}
        text-size=${textSize}
        theme=${theme}
        when-closed=${speaks ? 'message' : 'hide'}
        .region=${region}
        .query=${query}
        .lexicon=${lexicon}
        .campaignDocument=${document}
        @consult-open=${this.#onOpen}
      ></consult-entry>
      <div class="products" aria-hidden="true">${Array.from({ length: PRODUCTS }, () => html`<div class="product"></div>`)}</div>
    </main>`;
  }

  #specialArea({ document, language, textSize, theme, region }: PreviewSettings): TemplateResult {
    return html`${keyed(
      this.#area,
      html`<consult-special-area
        isolation="none"
        campaign=${document.id}
        lang=${language}
        text-size=${textSize}
        theme=${theme}
        .region=${region}
        .campaignDocument=${document}
        .bridge=${this.#bridge}
        .openClient=${({ campaign }: { campaign: string }) => this.#openClient(campaign)}
        @consult-close=${this.#onClose}
      ></consult-special-area>`,
    )}`;
  }

  #end({ language }: PreviewSettings): TemplateResult {
    return html`<main class="end">
      <h1 tabindex="-1">${text(language, 'page.end')}</h1>
      <p>${text(language, 'page.end.text')}</p>
      <button type="button" @click=${this.#onAgain}>${text(language, 'page.again')}</button>
    </main>`;
  }

  #openClient(campaign: string): ConsultClient {
    const transport = refusingTransport(() => this.#settings?.document.serverTime ?? '', this.#onRefused);
    const document = this.#settings?.document;
    return createConsultClient({
      ...{ transport, bridge: this.#bridge, timers: createWebTimers(), campaign },
      ...(document ? { campaignDocument: document } : {}),
    });
  }

  readonly #onOpen = (event: Event): void => {
    event.preventDefault();
    this.#tell({ what: 'opened' });
  };

  readonly #onClose = (event: Event): void => {
    event.preventDefault();
    this.#tell({ what: 'closed' });
  };

  readonly #onRefused = (): void => {
    this.#refused = true;
    this.#draw();
    this.#root.querySelector('h1')?.focus();
    this.#tell({ what: 'refused' });
  };

  readonly #onAgain = (): void => {
    this.#begin();
    this.#draw();
  };
}

function text(language: string, key: keyof typeof previewEn): string {
  return (language.startsWith('zh') ? previewZhHans : previewEn)[key];
}
