import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Timers } from '@consult-kit/client';
import { appStyles, Localize } from '@consult-kit/elements/foundation.js';
import { errorLabel, isConsultError, pickText, type ConsoleCampaignList as CampaignList } from '@consult-kit/protocol';
import type { ConsoleClient } from '../console-client.ts';
import { hashOf } from '../route.ts';
import { namedTime, ownTime, ownZone } from '../times.ts';
import { findingList, findingStyles } from './finding-list.ts';
import type { ChosenMoment } from './moment-form.ts';
import type { ConsoleNewCampaign } from './new-campaign.ts';

/** How often the list is read again while the page is open. */
const REFRESH_MS = 15_000;

/** The campaigns of the gateway, at this moment or at a chosen one; below them drafts, and what is not served. */
export class ConsoleCampaignList extends LitElement {
  static override styles = [
    ...appStyles,
    findingStyles,
    css`
      main {
        display: flex;
        flex-direction: column;
        gap: var(--_space-5);
        max-inline-size: calc(var(--_unit) * 1080);
        margin-inline: auto;
        padding: var(--_space-5) var(--_space-4);
      }
      .notice {
        flex-wrap: wrap;
        align-items: baseline;
      }
      .notice .own-time {
        color: inherit;
      }
    `,
  ];

  @property({ attribute: false }) client!: ConsoleClient;
  @property({ attribute: false }) timers!: Timers;
  @state() private list: CampaignList | null = null;
  @state() private moment: ChosenMoment | undefined;
  @state() private problem = '';
  @query('h1') private headline!: HTMLElement | null;
  @query('console-new-campaign') private newCampaign!: ConsoleNewCampaign;
  readonly #words = new Localize(this);
  #stopRefresh: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopRefresh();
  }

  override focus(): void {
    this.headline?.focus();
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    return html`<main>
      <div class="row">
        <h1 class="grow" tabindex="-1">
          ${this.list === null ? words.text('campaigns.title-first') : words.text('campaigns.title', { count: this.list.campaigns.length })}
        </h1>
        ${
          this.client.account?.role === 'integrator'
            ? html`<button class="button main" id="new" @click=${() => this.newCampaign.show()}>${words.text('new.open')}</button>`
            : nothing
        }
      </div>
      ${this.#momentForm()} ${this.#shownMoment()}
      <div role="alert">${this.problem ? html`<p class="notice danger">${this.problem}</p>` : nothing}</div>
      ${this.#campaigns()} ${this.#drafts()} ${this.#notServed()}
      <console-new-campaign .client=${this.client} .campaigns=${this.#known()}></console-new-campaign>
    </main>`;
  }

  #momentForm(): TemplateResult {
    const zones = new Set([...(this.list?.campaigns ?? []).map(({ document }) => document.timeZone), ownZone()]);
    return html`<h2>${this.#words.text('moment.legend')}</h2>
      <console-moment-form
        .zones=${[...zones]}
        .nowMs=${this.#nowMs()}
        .chosen=${this.moment !== undefined}
        @moment-chosen=${(event: CustomEvent<ChosenMoment | undefined>) => this.#choose(event.detail)}
      ></console-moment-form>`;
  }

  /** Which moment everything below is shown for. */
  #shownMoment(): TemplateResult | typeof nothing {
    if (this.list === null) return nothing;
    const zone = this.moment?.zone ?? this.list.campaigns[0]?.document.timeZone ?? ownZone();
    const at = this.moment?.at ?? this.list.serverTime;
    const text = this.#words.text(this.moment ? 'moment.shown' : 'moment.shown-now', { time: namedTime(at, zone, this.#words.lang()) });
    return html`<p class="notice" role=${this.moment ? 'status' : nothing}>${text} ${ownTime(at, zone, this.#words)}</p>`;
  }

  #campaigns(): TemplateResult {
    const { list } = this;
    const words = this.#words;
    if (list === null) return this.problem ? html`` : html`<p class="muted" role="status">${words.text('campaigns.reading')}</p>`;
    return html`${list.campaigns.length === 0 ? html`<p>${words.text('campaigns.none')}</p>` : nothing}
    ${repeat(
      list.campaigns,
      ({ document }) => document.id,
      (campaign) =>
        html`<console-campaign-card
          .client=${this.client}
          .campaign=${campaign}
          .nowMs=${this.#nowMs()}
          @campaign-changed=${() => void this.#refresh()}
        ></console-campaign-card>`,
    )}`;
  }

  /** Campaigns that were begun and never published. */
  #drafts(): TemplateResult | typeof nothing {
    const drafts = this.list?.drafts ?? [];
    const words = this.#words;
    if (drafts.length === 0) return nothing;
    return html`<section class="card stack" aria-labelledby="drafts">
      <h2 id="drafts">${words.text('drafts.title', { count: drafts.length })}</h2>
      <ul class="stack">
        ${drafts.map(
          ({ campaign, names, at, by }) =>
            html`<li>
              <a class="strong" href=${hashOf({ page: 'campaign', campaign, tab: 'edit' })}>${this.#name(names) || campaign}</a>
              <span class="meta muted">${campaign}</span>
              <p class="meta muted">
                ${words.text('drafts.saved', {
                  name: this.#name(by.names) || words.text('campaign.someone'),
                  time: namedTime(at, ownZone(), words.lang()),
                })}
              </p>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #notServed(): TemplateResult | typeof nothing {
    const aside = this.list?.notServed ?? [];
    if (aside.length === 0) return nothing;
    return html`<section class="card stack" aria-labelledby="not-served">
      <h2 id="not-served">${this.#words.text('not-served.title', { count: aside.length })}</h2>
      ${aside.map(
        ({ campaign, findings }) =>
          html`<div>
            <h3><a href=${hashOf({ page: 'campaign', campaign, tab: 'edit' })}>${campaign}</a></h3>
            ${findingList(findings, this.#words)}
          </div>`,
      )}
    </section>`;
  }

  #name(names: Parameters<typeof pickText>[0] | null): string {
    return pickText(names ?? undefined, this.#words.lang());
  }

  /** Every campaign that can be copied. */
  #known(): { id: string; name: string }[] {
    const served = (this.list?.campaigns ?? []).map(({ document }) => ({ id: document.id, name: this.#name(document.names) }));
    const drafts = (this.list?.drafts ?? []).map(({ campaign, names }) => ({ id: campaign, name: this.#name(names) }));
    return [...served, ...drafts];
  }

  #nowMs(): number {
    return this.list === null ? Date.now() : Date.parse(this.list.serverTime);
  }

  #choose(moment: ChosenMoment | undefined): void {
    this.moment = moment;
    void this.#refresh();
  }

  async #refresh(): Promise<void> {
    this.#stopRefresh();
    const { moment } = this;
    try {
      const list = await this.client.campaigns(moment?.at);
      // An answer for a moment that is no longer chosen would show the wrong states.
      if (moment !== this.moment) return;
      this.list = list;
      this.problem = '';
    } catch (error) {
      this.#onFailure(error);
    }
    if (this.isConnected && this.client.account) this.#stopRefresh = this.timers.after(REFRESH_MS, () => void this.#refresh());
  }

  #onFailure(error: unknown): void {
    const label = errorLabel(isConsultError(error) ? error.code : 'INTERNAL');
    if (this.list === null) this.problem = this.#words.text('campaigns.failed-first', { label });
    else {
      const time = namedTime(this.list.serverTime, ownZone(), this.#words.lang());
      this.problem = this.#words.text('campaigns.failed', { label, time });
    }
  }
}
