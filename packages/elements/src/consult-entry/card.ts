import { type ReactiveController, type ReactiveControllerHost, type TemplateResult, adoptStyles, html, nothing } from 'lit';
import { readCardStatus } from '../shared/card-status.ts';
import { type CustomState, customState } from '../shared/custom-state.ts';
import { entryEn } from '../shared/locales/entry/en.ts';
import { entryZhHans } from '../shared/locales/entry/zh-hans.ts';
import { type Words, shipWords, splitFree, watchLanguage, wordsAt } from '../shared/words.ts';
import { type CardContent, type CardFacts, cardContent } from './card-content.ts';
import { cardStyles } from './consult-entry.styles.ts';

shipWords(entryEn, entryZhHans);

/** How the card looks and what it says: fetched once the campaign has something to show, most of the year never. */
export class Card implements ReactiveController {
  /** What pages can style the card by. */
  readonly state: CustomState;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #words: Words;
  readonly #redraw = (): void => this.#host.requestUpdate();
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.#words = wordsAt(host);
    this.state = customState(host);
    if (host.shadowRoot) adoptStyles(host.shadowRoot, cardStyles);
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = watchLanguage(this.#host, this.#redraw);
    document.addEventListener('consult-state', this.#redraw);
    addEventListener('storage', this.#redraw);
  }

  hostDisconnected(): void {
    this.#stop?.();
    document.removeEventListener('consult-state', this.#redraw);
    removeEventListener('storage', this.#redraw);
  }

  /** What there is to show for a query that asks for a doctor. */
  content(facts: Omit<CardFacts, 'status' | 'host'>, speaks: boolean): CardContent | undefined {
    this.#words.overrides = facts.document.texts;
    // Not the location's: a sealed frame has none, whatever its address says.
    return cardContent({ ...facts, status: readCardStatus(facts.document.id), host: origin }, this.#words, speaks);
  }

  /** One link, or a notice where there is nothing to open. */
  render(content: CardContent, areaUrl: string, onClick: (event: MouseEvent) => void): TemplateResult {
    const lang = this.#words.lang();
    if (content.state === 'notice') return html`<div class="card" part="notice" lang=${lang}>${this.#renderInside(content)}</div>`;
    const name = [content.title, ...content.spoken, content.action].filter(Boolean).join(this.#words.text('entry.pause'));
    // The name is text of its own, not a label over other words, which checkers rightly refuse.
    return html`<a class="card" part="base" lang=${lang} href=${areaUrl} @click=${onClick}
      ><span class="name">${name}</span>${this.#renderInside(content)}</a
    >`;
  }

  #renderInside({ state, title, lines, action }: CardContent): TemplateResult {
    const words = this.#words;
    const [before, free, after] = splitFree(title, words);
    return html`<slot name="icon"
        ><svg part="icon" viewBox="0 0 48 48" fill="currentColor" aria-hidden="true">
          <circle cx="24" cy="24" r="24" fill-opacity=".13" />
          <path d="M20.5 13h7v7.5H35v7h-7.5V35h-7v-7.5H13v-7h7.5Z" /></svg
      ></slot>
      <div class="main" aria-hidden=${state === 'notice' ? nothing : 'true'}>
        <div class="title" part="title">
          ${before}<span class="free">${free}</span>${after} <span class="label">${words.text('entry.label')}</span>
        </div>
        <div class="row">
          <div class="text" part="meta">${lines.map((line) => html`<div>${line}</div>`)}</div>
          ${action ? html`<span class="action" part="action">${action}</span>` : nothing}
        </div>
      </div>`;
  }
}
