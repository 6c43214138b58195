import type { CompiledLexicon, Matcher } from '@consult-kit/intent';
import { type PropertyValues, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { readCardStatus } from '../shared/card-status.ts';
import { CampaignController } from '../shared/campaign-controller.ts';
import { ConsultElement } from '../shared/consult-element.ts';
import { defineElement } from '../shared/define.ts';
import { type ConsultOpenDetail, emit } from '../shared/emit.ts';
import { matcherAt, matcherOf } from '../shared/lexicon-feed.ts';
import { Localize, registerShipped } from '../shared/localize.ts';
import { entryEn } from '../shared/locales/entry/en.ts';
import { entryZhHans } from '../shared/locales/entry/zh-hans.ts';
import { AreaDialog } from './area-dialog.ts';
import { type CardContent, type CardFacts, cardContent, closedNotice, splitFree } from './card-content.ts';
import { styles } from './consult-entry.styles.ts';

/**
 * The card a shop places among its search results; it shows only while the query asks for a doctor and the campaign is open.
 *
 * @tagname consult-entry
 * @slot icon - Replaces the drawing at the start of the card.
 * @fires {CustomEvent<ConsultOpenDetail>} consult-open - Before opening; `preventDefault()` lets the host navigate itself.
 * @csspart base - The whole card, one link.
 * @csspart icon - The drawing.
 * @csspart title - The campaign's name.
 * @csspart meta - The lines under the title.
 * @csspart action - The button-like end of the card.
 * @csspart notice - What stands in place of the card outside the campaign, with `when-closed="message"`.
 * @cssprop [--consult-entry-min-height=104] - Least height of the card, in units of `--consult-unit`.
 */
export class ConsultEntry extends ConsultElement {
  static override styles = styles;

  /** Registers the element; harmless when repeated. */
  static define(tag = 'consult-entry', registry: CustomElementRegistry = customElements): void {
    defineElement(tag, this, registry);
  }

  /** What the shopper typed, as typed; empty means no search yet. Never leaves the page. */
  @property() query = '';

  /** What to do outside the campaign: take no space, or say when it opens or that it has ended. */
  @property({ attribute: 'when-closed' }) whenClosed: 'hide' | 'message' = 'hide';

  /** The shopper's region, for campaigns that serve some regions only. */
  @property() region = '';

  /** The compiled lexicon, if the host has it already; it is then not asked for. */
  @property({ attribute: false }) lexicon: CompiledLexicon | undefined;

  readonly #campaign = new CampaignController(this, () => this);
  readonly #words = new Localize(this);
  readonly #dialog = new AreaDialog(this);
  #matcher: Matcher | undefined;
  #content: CardContent | undefined;

  /** Opens the special area; `false` if a listener prevented it. */
  open(): boolean {
    const detail: ConsultOpenDetail = { campaign: this.campaign || (this.#campaign.document?.id ?? '') };
    if (!this.isConnected || !emit(this, 'consult-open', detail)) return false;
    this.#dialog.open();
    import('../define/special-area.ts').catch(() => location.assign(this.#areaUrl));
    return true;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('a')?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('consult-state', this.#onOutside);
    addEventListener('storage', this.#onOutside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('consult-state', this.#onOutside);
    removeEventListener('storage', this.#onOutside);
  }

  protected override willUpdate(): void {
    this.#findMatcher();
    this.#content = this.#decide();
  }

  protected override render() {
    const content = this.#content;
    return html`${content ? this.#renderCard(content) : nothing}${this.#dialog.isOpen ? this.#renderDialog() : nothing}`;
  }

  protected override updated(_changed: PropertyValues): void {
    const state = this.#content?.state ?? (this.#dialog.isOpen ? 'open' : undefined);
    if (state) this.setAttribute('data-state', state);
    else this.removeAttribute('data-state');
  }

  get #areaUrl(): string {
    return `${this.#campaign.gateway}/frame/${encodeURIComponent(this.campaign || (this.#campaign.document?.id ?? ''))}`;
  }

  #findMatcher(): void {
    const path = this.#campaign.document?.lexicon?.path;
    this.#matcher = this.lexicon && matcherOf(this.lexicon);
    if (this.lexicon || !path) return;
    const matcher = matcherAt(`${this.#campaign.gateway}/${path.replace(/^\/+/, '')}`);
    if ('match' in matcher) this.#matcher = matcher;
    else void matcher.then((found) => found && this.requestUpdate());
  }

  #decide(): CardContent | undefined {
    const document = this.#campaign.document;
    const moment = this.#campaign.moment();
    if (!document || !moment || !this.query || !this.#matcher?.match(this.query).matched) return undefined;
    this.#words.overrides = document.texts;
    const facts: CardFacts = { document, moment, nowMs: this.#campaign.nowMs(), status: readCardStatus(document.id), region: this.region };
    return cardContent(facts, this.#words) ?? (this.whenClosed === 'message' ? closedNotice(facts, this.#words) : undefined);
  }

  #renderCard(content: CardContent) {
    const lang = this.#words.lang();
    const inner = this.#renderInner(content);
    if (content.state === 'notice') return html`<div class="card" part="notice" lang=${lang}>${inner}</div>`;
    const separator = lang.startsWith('zh') ? '。' : '. ';
    const name = [content.title, ...content.spoken, content.action].filter(Boolean).join(separator);
    return html`<a class="card" part="base" lang=${lang} href=${this.#areaUrl} aria-label=${name} @click=${this.#onClick}>${inner}</a>`;
  }

  #renderInner({ title, lines, action }: CardContent) {
    const [before, free, after] = splitFree(title, this.#words);
    return html`<slot name="icon"
        ><svg part="icon" viewBox="0 0 48 48" fill="currentColor" aria-hidden="true">
          <circle cx="24" cy="24" r="24" fill-opacity=".13" />
          <path d="M20.5 13h7v7.5H35v7h-7.5V35h-7v-7.5H13v-7h7.5Z" /></svg
      ></slot>
      <div class="main">
        <div class="title" part="title">${before}<span class="free">${free}</span>${after}</div>
        <div class="row">
          <div class="text" part="meta">
            <span class="line">${this.#words.text('entry.label')} · ${lines[0]}</span>
            ${lines.slice(1).map((line) => html`<span class="line">${line}</span>`)}
          </div>
          ${action ? html`<span class="action" part="action">${action}</span>` : nothing}
        </div>
      </div>`;
  }

  #renderDialog() {
    return html`<dialog aria-label=${this.#content?.title ?? this.#words.text('area.title')} @cancel=${this.#onCancel}>
      <consult-special-area
        gateway=${this.gateway}
        campaign=${this.campaign}
        lang=${this.#words.wanted()}
        text-size=${this.textSize}
        theme=${this.theme}
        region=${this.region}
        .bridge=${this.bridge}
        .campaignDocument=${this.campaignDocument}
        .closeAction=${this.#onAreaClose}
      ></consult-special-area>
    </dialog>`;
  }

  readonly #onOutside = (): void => {
    this.requestUpdate();
  };

  readonly #onAreaClose = (): void => {
    this.#dialog.close();
  };

  #onClick(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.open();
  }

  #onCancel(event: Event): void {
    event.preventDefault();
    this.#dialog.close();
  }
}

registerShipped(entryEn, entryZhHans);

declare global {
  interface HTMLElementTagNameMap {
    'consult-entry': ConsultEntry;
  }
}
