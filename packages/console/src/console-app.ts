import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Timers } from '@consult-kit/client';
import { Localize, tokens } from '@consult-kit/elements/foundation.js';
import { errorLabel, isConsultError, type ConsoleCampaignList } from '@consult-kit/protocol';
import type { ConsoleClient } from './console-client.ts';
import { consoleStyles } from './console-styles.ts';
import { ownZone, zonedText } from './times.ts';

/** How often the list is read again while the page is open. */
const REFRESH_MS = 15_000;

const LANGUAGES = { en: 'English', 'zh-Hans': '简体中文' } as const;
type ConsoleLanguage = keyof typeof LANGUAGES;

/** The console as a whole: sign-in, then the campaigns at this moment or at a chosen one. */
export class ConsoleApp extends LitElement {
  static override styles = [
    ...tokens,
    ...consoleStyles,
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
    `,
  ];

  @property({ attribute: false }) client!: ConsoleClient;
  @property({ attribute: false }) timers!: Timers;
  @state() private list: ConsoleCampaignList | null = null;
  @state() private at: string | undefined;
  @state() private problem = '';
  @state() private language: ConsoleLanguage = navigator.language.toLowerCase().startsWith('zh') ? 'zh-Hans' : 'en';
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

  protected override render(): TemplateResult {
    document.title = this.#words.text('console.title');
    if (!this.client.signedIn) return html`<console-sign-in .client=${this.client} @signed-in=${() => this.#refresh()}></console-sign-in>`;
    return html`${this.#header()}
      <main class="list">
        <h2>${this.#words.text('moment.legend')}</h2>
        ${this.#momentForm()}
        <p class="notice" ?hidden=${this.at === undefined} role="status">${this.at === undefined ? '' : this.#shownText(this.at)}</p>
        ${this.problem ? html`<p class="notice danger" role="alert">${this.problem}</p>` : nothing} ${this.#campaigns()}
      </main>`;
  }

  #header(): TemplateResult {
    const words = this.#words;
    return html`<header class="row">
      <h1 class="grow">${words.text('console.title')}</h1>
      <label class="row">
        <span class="meta">${words.text('language')}</span>
        <select class="input" @change=${(event: Event) => this.#speak((event.target as HTMLSelectElement).value as ConsoleLanguage)}>
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
      .chosen=${this.at !== undefined}
      @moment-chosen=${(event: CustomEvent<{ at: string | undefined }>) => this.#choose(event.detail.at)}
    ></console-moment-form>`;
  }

  #shownText(at: string): string {
    const zone = this.list?.campaigns[0]?.document.timeZone ?? ownZone();
    return this.#words.text('moment.shown', { time: `${zonedText(at, zone, this.#words.lang())} (${zone})` });
  }

  #campaigns(): TemplateResult {
    const { list } = this;
    const words = this.#words;
    if (list === null) return html``;
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

  #choose(at: string | undefined): void {
    this.at = at;
    void this.#refresh();
  }

  async #refresh(): Promise<void> {
    this.#stopRefresh();
    const { at } = this;
    try {
      const list = await this.client.campaigns(at);
      // An answer for a moment that is no longer chosen would show the wrong states.
      if (at !== this.at) return;
      this.list = list;
      this.problem = '';
    } catch (error) {
      this.problem = this.#explain(error);
    }
    this.requestUpdate();
    if (!this.isConnected || !this.client.signedIn) return;
    this.#stopRefresh = this.timers.after(REFRESH_MS, () => void this.#refresh());
  }

  #explain(error: unknown): string {
    const label = errorLabel(isConsultError(error) ? error.code : 'INTERNAL');
    if (this.list === null) return this.#words.text('campaigns.failed-first', { label });
    return this.#words.text('campaigns.failed', { label, time: zonedText(this.list.serverTime, ownZone(), this.#words.lang()) });
  }

  readonly #onSignOut = async (): Promise<void> => {
    this.#stopRefresh();
    this.list = null;
    // The session of this tab is gone in any case; the gateway ends its side by itself in time.
    await this.client.signOut().catch(() => undefined);
    this.requestUpdate();
  };
}
