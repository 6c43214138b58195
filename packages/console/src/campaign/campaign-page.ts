import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Timers } from '@consult-kit/client';
import { appStyles, Localize } from '@consult-kit/elements/foundation.js';
import { errorLabel, pickText, type ErrorCode, type LocalizedText } from '@consult-kit/protocol';
import type { ConsoleNewCampaign } from '../campaigns/new-campaign.ts';
import type { ConsoleClient } from '../console-client.ts';
import { DraftKeeper } from '../editor/draft-keeper.ts';
import { hashOf, TABS, type Tab } from '../route.ts';

/**
 * One campaign: its headline, its tabs, and the room of the tab that the address names. The rooms are
 * `<console-campaign-editor>`, `<console-history>`, `<console-ledger>` and `<console-figures>`. Each gets
 * - `client` (`ConsoleClient`), `timers` (`Timers`), `campaign` (its id),
 * - `page` (`CampaignPage`, what the gateway last said of it, read every few seconds),
 * - `canChange` (whether the person is an integrator and the campaign's source is the store; without it a room shows no buttons
 *   that change something)
 *
 * and may fire `campaign-changed` (bubbles, composed) after it changed the campaign on the gateway: the page is then read at once.
 * The page draws the headline of each room; a room begins below it.
 */
export class ConsoleCampaignPage extends LitElement {
  static override styles = [
    ...appStyles,
    css`
      main {
        max-inline-size: calc(var(--_unit) * 1280);
        margin-inline: auto;
        padding: var(--_space-5) var(--_space-4);
      }
      h1 {
        overflow-wrap: anywhere;
      }
      /* Regions that speak stand here empty, so distances belong to what is seen. */
      nav,
      .notice {
        margin-block: var(--_space-4);
      }
      nav ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space-1) var(--_space-2);
        border-block-end: calc(var(--_unit) * 1) solid var(--_border);
      }
      nav a {
        display: flex;
        align-items: center;
        min-block-size: calc(var(--_unit) * 44);
        padding-inline: var(--_space-3);
        border-block-end: calc(var(--_unit) * 3) solid transparent;
        color: var(--_text-muted);
        font-weight: 600;
        text-decoration: none;
      }
      nav a[aria-current] {
        border-color: var(--_brand);
        color: var(--_brand);
      }
    `,
  ];

  @property({ attribute: false }) client!: ConsoleClient;
  @property({ attribute: false }) timers!: Timers;
  @property({ attribute: false }) storage!: Storage;
  /** The campaign's id; never changes on one page. */
  @property() campaign = '';
  @property() tab: Tab = 'edit';
  @query('h1') private headline!: HTMLElement | null;
  @query('h2') private tabHeadline!: HTMLElement | null;
  @query('console-new-campaign') private newCampaign!: ConsoleNewCampaign;
  readonly #words = new Localize(this);
  #keeper: DraftKeeper | undefined;
  #isNew = true;

  override connectedCallback(): void {
    super.connectedCallback();
    const { client, timers, storage, campaign } = this;
    this.#keeper = new DraftKeeper({
      client,
      timers,
      storage,
      campaign,
      isOpen: () => this.tab === 'edit',
      onChange: () => this.requestUpdate(),
    });
    this.#keeper.start();
    window.addEventListener('beforeunload', this.#onBeforeUnload);
    this.addEventListener('campaign-changed', this.#onChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeunload', this.#onBeforeUnload);
    this.removeEventListener('campaign-changed', this.#onChanged);
    void this.#keeper?.stop();
  }

  /** Takes the reader to the campaign's name on a new page, to the tab's headline where only the tab is another. */
  override focus(): void {
    (this.#isNew ? this.headline : this.tabHeadline)?.focus();
  }

  /** Saves what is not saved yet; resolves in any case, since what can't be saved is kept in this tab. */
  async saveNow(): Promise<void> {
    await this.#keeper?.saveNow();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('tab') && this.hasUpdated) this.#isNew = false;
  }

  protected override updated(): void {
    // What is still saved after somebody has gone elsewhere names no page.
    if (!this.isConnected) return;
    const words = this.#words;
    const parts = { tab: words.text(`tab.${this.tab}`), name: this.#name(), console: words.text('console.title') };
    document.title = words.text('campaign.title', parts);
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    return html`<main>
      <div>
        <h1 tabindex="-1">${this.#name()}</h1>
        <p class="meta muted">${this.#standing()}</p>
      </div>
      <nav aria-label=${words.text('campaign.tabs')}>
        <ul>
          ${TABS.map(
            (tab) =>
              html`<li>
                <a href=${hashOf({ page: 'campaign', campaign: this.campaign, tab })} aria-current=${tab === this.tab ? 'page' : nothing}
                  >${words.text(`tab.${tab}`)}</a
                >
              </li>`,
          )}
        </ul>
      </nav>
      ${this.#others()} ${this.#notices()}
      <h2 class="visually-hidden" tabindex="-1">${words.text(`tab.${this.tab}`)}</h2>
      ${this.#room()}
      <console-new-campaign .client=${this.client} .campaigns=${[{ id: this.campaign, name: this.#name() }]}></console-new-campaign>
    </main>`;
  }

  #name(): string {
    const names = this.#keeper?.file?.['names'];
    const text = typeof names === 'object' && names !== null ? pickText(names as LocalizedText, this.#words.lang()) : '';
    return typeof text === 'string' && text !== '' ? text : this.campaign;
  }

  /** What is published, and whether there is a draft. */
  #standing(): string {
    const page = this.#keeper?.page;
    const words = this.#words;
    if (!page) return this.campaign;
    const published = page.published
      ? page.source === 'file'
        ? undefined
        : words.text('campaign.version', { version: page.published.version })
      : words.text('campaign.never-published');
    const draft = page.draft ? words.text('campaign.draft', { revision: page.draft.revision }) : undefined;
    return [this.campaign, published, draft].filter((part) => part !== undefined).join(' · ');
  }

  #others(): TemplateResult {
    const words = this.#words;
    const names = (this.#keeper?.page?.editors ?? []).map(
      (editor) => pickText(editor.names ?? undefined, words.lang()) || words.text('campaign.someone'),
    );
    return html`<div role="status">
      ${
        names.length > 0
          ? html`<p class="notice warning"><span>${words.text('campaign.also', { names: names.join(' · ') })}</span></p>`
          : nothing
      }
    </div>`;
  }

  #notices(): TemplateResult {
    const keeper = this.#keeper;
    const words = this.#words;
    const isViewer = this.client.account?.role === 'viewer';
    return html`<div role="alert">${keeper?.failure ? this.#failed(keeper.failure, keeper.page !== null) : nothing}</div>
      ${!keeper?.page && !keeper?.failure ? html`<p class="muted" role="status">${words.text('campaign.reading')}</p>` : nothing}
      ${isViewer ? html`<p class="notice"><span>${words.text('campaign.viewer')}</span></p>` : nothing}
      ${
        keeper?.page?.source === 'file'
          ? html`<div class="notice row">
              <span class="grow">${words.text('campaign.from-file')}</span>
              ${
                isViewer
                  ? nothing
                  : html`<button class="button outline" id="copy" @click=${() => this.newCampaign.show(this.campaign)}>
                      ${words.text('campaign.copy')}
                    </button>`
              }
            </div>`
          : nothing
      }`;
  }

  /** @param isShown - Whether the page shows what was read before. */
  #failed(code: ErrorCode, isShown: boolean): TemplateResult {
    const words = this.#words;
    const key = `campaign.${code === 'CAMPAIGN_UNKNOWN' ? 'unknown' : 'failed'}${isShown ? '.shown' : ''}`;
    const text = words.text(key, { campaign: this.campaign, label: errorLabel(code) });
    return html`<p class="notice danger"><span>${text}</span></p>`;
  }

  #room(): TemplateResult | typeof nothing {
    const keeper = this.#keeper;
    if (!keeper?.page || !keeper.file) return nothing;
    const { client, timers, campaign } = this;
    const { page, canChange } = keeper;
    switch (this.tab) {
      case 'edit':
        return html`<console-campaign-editor
          .client=${client}
          .timers=${timers}
          .campaign=${campaign}
          .page=${page}
          .canChange=${canChange}
          .file=${keeper.file}
          .keeper=${keeper}
          .draft=${keeper.status}
        ></console-campaign-editor>`;
      case 'history':
        return html`<console-history
          .client=${client}
          .page=${page}
          .canChange=${canChange}
          .restore=${(version: number) => keeper.restore(version)}
        ></console-history>`;
      case 'ledger':
        return html`<console-ledger
          .client=${client}
          .timers=${timers}
          .campaign=${campaign}
          .page=${page}
          .canChange=${canChange}
        ></console-ledger>`;
      case 'figures':
        return html`<console-figures
          .client=${client}
          .timers=${timers}
          .campaign=${campaign}
          .page=${page}
          .canChange=${canChange}
        ></console-figures>`;
    }
  }

  readonly #onChanged = (): void => void this.#keeper?.refresh();

  readonly #onBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (this.#keeper?.isUnsaved) event.preventDefault();
  };
}
