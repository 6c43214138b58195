import type { CompiledLexicon, Matcher } from '@consult-kit/intent';
import { type PropertyDeclarations, type PropertyValues, html, nothing } from 'lit';
import { readCardStatus } from '../shared/card-status.ts';
import { type FollowedCampaign, followCampaign } from '../shared/campaign-controller.ts';
import { ConsultElement } from '../shared/consult-element.ts';
import { defineElement } from '../shared/define.ts';
import { emit } from '../shared/emit.ts';
import { matcherAt, matcherOf } from '../shared/lexicon-feed.ts';
import { entryEn } from '../shared/locales/entry/en.ts';
import { entryZhHans } from '../shared/locales/entry/zh-hans.ts';
import { type Words, shipWords, splitFree, watchLanguage, wordsAt } from '../shared/words.ts';
import { type CardContent, cardContent } from './card-content.ts';
import { styles } from './consult-entry.styles.ts';

shipWords(entryEn, entryZhHans);

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
 * @cssstate open - A consultation can be begun. The same word stands in `data-state`, like the following ones.
 * @cssstate closed - Outside service hours.
 * @cssstate waiting - The shopper is in line.
 * @cssstate talking - The shopper has a consultation going on.
 * @cssstate notice - Outside the campaign, with `when-closed="message"`.
 */
export class ConsultEntry extends ConsultElement {
  static override styles = styles;

  static override properties: PropertyDeclarations = {
    query: {},
    whenClosed: { attribute: 'when-closed' },
    region: {},
    lexicon: { attribute: false },
  };

  /** Registers the element; harmless when repeated. */
  static define(tag = 'consult-entry', registry: CustomElementRegistry = customElements): void {
    defineElement(tag, this, registry);
  }

  /** What the shopper typed, as typed; empty means no search yet. Never leaves the page. */
  query = '';

  /** What to do outside the campaign: take no space, or say when it opens or that it has ended. */
  whenClosed: 'hide' | 'message' = 'hide';

  /** The shopper's region, for campaigns that serve some regions only. */
  region = '';

  /** The compiled lexicon, if the host has it already; it is then not asked for. */
  lexicon: CompiledLexicon | undefined = undefined;

  // Keyword-private in this class: `#` compiles to weak maps in the syntax of our oldest browsers, too dear for the card.
  private readonly followed: FollowedCampaign = followCampaign(this, () => this);
  private readonly words: Words = wordsAt(this);
  private stopWatching: (() => void) | undefined;
  private content: CardContent | undefined;

  /** Opens the special area; `false` if a listener prevented it. */
  open(): boolean {
    if (!this.isConnected || !emit(this, 'consult-open', { campaign: this.followed.id })) return false;
    const { gateway, campaign, region, theme, textSize, bridge, campaignDocument } = this;
    const attributes = { gateway, campaign, region, theme, 'text-size': textSize, lang: this.words.wanted() };
    const label = this.content?.title ?? this.words.text('entry.label');
    const link = this.link;
    link?.setAttribute('aria-busy', 'true');
    import('./area-dialog.ts')
      .then(({ openAreaDialog }) => openAreaDialog(this.renderRoot as ShadowRoot, { label, attributes, bridge, campaignDocument }))
      .catch(() => location.assign(this.areaUrl))
      .then(() => link?.removeAttribute('aria-busy'));
    return true;
  }

  override focus(options?: FocusOptions): void {
    this.link?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const redraw = (): void => this.requestUpdate();
    const stopWords = watchLanguage(this, redraw);
    document.addEventListener('consult-state', redraw);
    addEventListener('storage', redraw);
    this.stopWatching = () => {
      stopWords();
      document.removeEventListener('consult-state', redraw);
      removeEventListener('storage', redraw);
    };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatching?.();
  }

  /** After the controllers' own updates, which `willUpdate` would come before. */
  protected override update(changed: PropertyValues): void {
    this.content = this.decide();
    const state = this.content?.state;
    if (state) this.setAttribute('data-state', state);
    // An open area lives in this shadow root, so the element must not vanish under it.
    else if (!this.shadowRoot?.querySelector('dialog')) this.removeAttribute('data-state');
    super.update(changed);
  }

  protected override render() {
    const { content, words } = this;
    if (!content) return nothing;
    const lang = words.lang();
    const inner = drawCard(content, words);
    if (content.state === 'notice') return html`<div class="card" part="notice" lang=${lang}>${inner}</div>`;
    const name = [content.title, ...content.spoken, content.action].filter(Boolean).join(words.text('entry.pause'));
    // The name is text of its own, not a label over other words: what is read out then never differs from a label's rule.
    return html`<a class="card" part="base" lang=${lang} href=${this.areaUrl} @click=${this.onClick}
      ><span class="name">${name}</span>${inner}</a
    >`;
  }

  private get link(): HTMLAnchorElement | null {
    return this.renderRoot.querySelector('a');
  }

  private get areaUrl(): string {
    return `${this.followed.gateway}/frame/${this.followed.id}`;
  }

  private decide(): CardContent | undefined {
    const { followed, words, query, region, whenClosed } = this;
    const { document } = followed;
    const moment = followed.moment();
    const matcher = this.findMatcher();
    if (!document || !moment || !query || !matcher?.match(query).matched) return undefined;
    words.overrides = document.texts;
    const facts = { document, moment, nowMs: followed.nowMs(), status: readCardStatus(document.id), region };
    return cardContent(facts, words, whenClosed === 'message');
  }

  /** The matcher if it is there; else it is fetched, and the card decides again once it has come. */
  private findMatcher(): Matcher | undefined {
    if (this.lexicon) return matcherOf(this.lexicon);
    const path = this.followed.document?.lexicon?.path;
    const matcher = path && matcherAt(`${this.followed.gateway}/${path.replace(/^\/+/, '')}`);
    if (!matcher || 'match' in matcher) return matcher || undefined;
    void matcher.then((found) => found && this.requestUpdate());
    return undefined;
  }

  private onClick(event: MouseEvent): void {
    // A new tab or window is the browser's business: the link leads to the area on a page of its own.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.open();
  }
}

function drawCard({ state, title, lines, action }: CardContent, words: Words) {
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

declare global {
  interface HTMLElementTagNameMap {
    'consult-entry': ConsultEntry;
  }
}
