import type { CompiledLexicon, Matcher } from '@consult-kit/intent';
import { type PropertyDeclarations, type PropertyValues, css, nothing } from 'lit';
import { hasCardStatus } from '../shared/card-status-key.ts';
import { type FollowedCampaign, followCampaign } from '../shared/campaign-controller.ts';
import { ConsultElement } from '../shared/consult-element.ts';
import { defineElement } from '../shared/define.ts';
import { emit } from '../shared/emit.ts';
import { matcherAt, matcherOf } from '../shared/lexicon-feed.ts';
import type { Card } from './card.ts';
import type { CardContent } from './card-content.ts';

/** Open pages fetch the card's looks this long before the campaign opens: one to ten minutes, each page at a moment of its own. */
const LEAD_MS = 60_000 * (1 + 9 * Math.random());

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
 * @cssstate used-up - The sponsor pays for no more consultations.
 * @cssstate waiting - The shopper is in line.
 * @cssstate talking - The shopper has a consultation going on.
 * @cssstate notice - Outside the campaign, with `when-closed="message"`.
 */
export class ConsultEntry extends ConsultElement {
  /** The card's own styles come with it. */
  static override styles = css`
    :host {
      display: none;
    }
  `;

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
  private content: CardContent | undefined;
  private card: Card | undefined;
  private loading: Promise<void> | undefined;

  /** Opens the special area; `false` if a listener prevented it. */
  open(): boolean {
    if (!this.isConnected) return false;
    // An open page reads the campaign every few minutes only; who taps is to see what holds now.
    void this.followed.reload();
    if (!emit(this, 'consult-open', { campaign: this.followed.id })) return false;
    const link = this.link;
    link?.setAttribute('aria-busy', 'true');
    Promise.all([import('./area-dialog.ts'), import('../frame/frame-host.ts')])
      .then(([{ openAreaDialog }]) => openAreaDialog(this, this.content?.title ?? this.followed.id))
      .catch(() => location.assign(this.areaUrl))
      .then(() => link?.removeAttribute('aria-busy'));
    return true;
  }

  override focus(options?: FocusOptions): void {
    this.link?.focus(options);
  }

  /** After the controllers' own updates, which `willUpdate` would come before. */
  protected override update(changed: PropertyValues): void {
    this.content = this.decide();
    // An open area lives in this shadow root, so the element must not vanish under it.
    if (this.content || !this.renderRoot.querySelector('dialog')) this.card?.state.show(this.content?.state);
    super.update(changed);
  }

  protected override render() {
    return (this.content && this.card?.render(this.content, this.areaUrl, this.onClick)) ?? nothing;
  }

  /** The element counts as drawn once the card's looks have been fetched. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.loading;
    return super.getUpdateComplete();
  }

  private get link(): HTMLAnchorElement | null {
    return this.renderRoot.querySelector('a');
  }

  private get areaUrl(): string {
    return `${this.followed.gateway}/frame/${this.followed.id}`;
  }

  private decide(): CardContent | undefined {
    const { followed, query, region } = this;
    const { document } = followed;
    const moment = followed.moment();
    if (!document || !moment) return undefined;
    const speaks = this.whenClosed === 'message';
    const soon = (moment.nextChangeAtMs ?? Infinity) - followed.nowMs() < LEAD_MS;
    // Together with the lexicon, so that both are there when the shopper has typed; not at all outside the campaign.
    if (speaks || soon || moment.state === 'open' || moment.state === 'closed' || hasCardStatus(document.id)) this.loadCard();
    const matcher = this.findMatcher();
    if (!query || !matcher) return undefined;
    return this.card?.content({ document, nowMs: followed.nowMs(), match: matcher.match(query), region }, speaks);
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

  private loadCard(): void {
    this.loading ??= import('./card.ts').then(
      ({ Card }) => {
        this.card = new Card(this);
        this.requestUpdate();
      },
      () => {
        // Nothing is drawn rather than something broken; the next change tries again.
        this.loading = undefined;
      },
    );
  }

  private readonly onClick = (event: MouseEvent): void => {
    // A new tab or window is the browser's business: the link leads to the area on a page of its own.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.open();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'consult-entry': ConsultEntry;
  }
}
