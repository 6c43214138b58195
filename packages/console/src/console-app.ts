import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Timers } from '@consult-kit/client';
import { appStyles, Localize, tokens } from '@consult-kit/elements/foundation.js';
import { errorLabel, isConsultError, type ConsoleCampaignList } from '@consult-kit/protocol';
import type { ChosenMoment } from './campaigns/moment-form.ts';
import type { ConsoleClient } from './console-client.ts';
import { LANGUAGES, storedLanguage, storeLanguage, type ConsoleLanguage } from './language.ts';
import { namedTime, ownTime, ownZone } from './times.ts';

/** How often the list is read again while the page is open. */
const REFRESH_MS = 15_000;

/** The console as a whole: sign-in, then the campaigns at this moment or at a chosen one. */
export class ConsoleApp extends LitElement {
  static override styles = [
    ...tokens,
    ...appStyles,
    css`
      :host {
        min-block-size: 100vh;
        background: var(--_canvas);
      }
      header {
        padding: var(--_space-3) var(--_space-5);
        border-block-end: calc(var(--_unit) * 1) solid var(--_border);
        background: var(--_surface);
      }
      main.list {
        display: flex;
        flex-direction: column;
        gap: var(--_space-5);
        max-inline-size: calc(var(--_unit) * 1080);
        margin-inline: auto;
        padding: var(--_space-5) var(--_space-4);
      }
      header .input {
        inline-size: auto;
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
  @state() private list: ConsoleCampaignList | null = null;
  @state() private moment: ChosenMoment | undefined;
  @state() private problem = '';
  /** Why somebody who was signed in has to sign in again. */
  @state() private over = '';
  @state() private language: ConsoleLanguage = storedLanguage();
  @query('h1') private headline!: HTMLElement | null;
  readonly #words = new Localize(this);
  #stopRefresh: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#speak(this.language);
    if (this.client.signedIn) void this.#refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopRefresh();
  }

  protected override updated(): void {
    document.title = this.#words.text('console.title');
  }

  protected override render(): TemplateResult {
    if (!this.client.signedIn) {
      return html`<console-sign-in
        .signIn=${(login: string, password: string) => this.#signIn(login, password)}
        .elsewhere=${new URL('/desk/', location.href).href}
        .notice=${this.over}
      ></console-sign-in>`;
    }
    return html`${this.#header()}
      <main class="list">
        <h2>${this.#words.text('moment.legend')}</h2>
        ${this.#momentForm()} ${this.#shownMoment()}
        <div role="alert">${this.problem ? html`<p class="notice danger">${this.problem}</p>` : nothing}</div>
        ${this.#campaigns()}
      </main>`;
  }

  #header(): TemplateResult {
    const words = this.#words;
    return html`<header class="row">
      <h1 class="grow" tabindex="-1">${words.text('console.title')}</h1>
      <label class="row">
        <span class="meta">${words.text('language')}</span>
        <select class="input" @change=${this.#onLanguage}>
          ${Object.entries(LANGUAGES).map(([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === this.language}>${name}</option>`)}
        </select>
      </label>
      <button class="button outline" @click=${this.#onSignOut}>${words.text('sign-out')}</button>
    </header>`;
  }

  #momentForm(): TemplateResult {
    const zones = new Set([...(this.list?.campaigns ?? []).map(({ document }) => document.timeZone), ownZone()]);
    return html`<console-moment-form
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
    return html`<h2>${words.text('campaigns.title', { count: list.campaigns.length })}</h2>
      ${list.campaigns.length === 0 ? html`<p>${words.text('campaigns.none')}</p>` : nothing}
      ${repeat(
        list.campaigns,
        ({ document }) => document.id,
        (campaign) => html`<console-campaign-card .campaign=${campaign} .nowMs=${this.#nowMs()}></console-campaign-card>`,
      )}`;
  }

  #nowMs(): number {
    return this.list === null ? Date.now() : Date.parse(this.list.serverTime);
  }

  #speak(language: ConsoleLanguage): void {
    this.language = language;
    this.lang = language;
    document.documentElement.lang = language;
  }

  #choose(moment: ChosenMoment | undefined): void {
    this.moment = moment;
    void this.#refresh();
  }

  async #signIn(login: string, password: string): Promise<void> {
    await this.client.signIn(login, password);
    this.over = '';
    void this.#refresh();
    this.requestUpdate();
    await this.updateComplete;
    this.headline?.focus();
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
    if (this.isConnected && this.client.signedIn) this.#stopRefresh = this.timers.after(REFRESH_MS, () => void this.#refresh());
  }

  #onFailure(error: unknown): void {
    const label = errorLabel(isConsultError(error) ? error.code : 'INTERNAL');
    if (!this.client.signedIn) {
      this.list = null;
      this.over = this.#words.text('sign-in.over', { label });
      return;
    }
    if (this.list === null) this.problem = this.#words.text('campaigns.failed-first', { label });
    else {
      const time = namedTime(this.list.serverTime, ownZone(), this.#words.lang());
      this.problem = this.#words.text('campaigns.failed', { label, time });
    }
  }

  readonly #onLanguage = (event: Event): void => {
    this.#speak((event.target as HTMLSelectElement).value as ConsoleLanguage);
    storeLanguage(this.language);
  };

  readonly #onSignOut = async (): Promise<void> => {
    this.#stopRefresh();
    this.list = null;
    this.moment = undefined;
    this.problem = '';
    // The session of this tab is gone in any case; the gateway ends its side by itself in time.
    await this.client.signOut().catch(() => undefined);
    this.requestUpdate();
  };
}
