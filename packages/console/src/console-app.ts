import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Timers } from '@consult-kit/client';
import { appStyles, Localize, tokens } from '@consult-kit/elements/foundation.js';
import { errorLabel, type ErrorCode } from '@consult-kit/protocol';
import type { ConsoleCampaignPage } from './campaign/campaign-page.ts';
import type { ConsoleClient } from './console-client.ts';
import { LANGUAGES, storedLanguage, storeLanguage, type ConsoleLanguage } from './language.ts';
import { hashOf, routeOf, type ConsoleRoute } from './route.ts';

/** The console as a whole: sign-in, then the page that the address names: the list of campaigns or one campaign. */
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
      header .input {
        inline-size: auto;
      }
      .brand {
        color: var(--_text);
        font-size: var(--_title);
        line-height: var(--_title-line);
        font-weight: 600;
        text-decoration: none;
      }
    `,
  ];

  @property({ attribute: false }) client!: ConsoleClient;
  @property({ attribute: false }) timers!: Timers;
  /** Keeps edits that the gateway does not have yet, for the length of the tab. */
  @property({ attribute: false }) storage!: Storage;
  @state() private route: ConsoleRoute = routeOf(location.hash);
  /** Why somebody who was signed in has to sign in again. */
  @state() private over = '';
  @state() private language: ConsoleLanguage = storedLanguage();
  @query('.page') private page!: HTMLElement | null;
  @query('console-campaign-page') private campaignPage!: ConsoleCampaignPage | null;
  readonly #words = new Localize(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#speak(this.language);
    this.client.onSessionOver = (code) => this.#onSessionOver(code);
    window.addEventListener('hashchange', this.#onHash);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#onHash);
  }

  protected override updated(): void {
    if (!this.client.account || this.route.page === 'list') document.title = this.#words.text('console.title');
  }

  protected override render(): TemplateResult {
    if (!this.client.account) {
      return html`<console-sign-in
        .signIn=${(login: string, password: string) => this.#signIn(login, password)}
        .elsewhere=${new URL('/desk/', location.href).href}
        .notice=${this.over}
      ></console-sign-in>`;
    }
    return html`${this.#header()}${this.#page(this.route)}`;
  }

  #header(): TemplateResult {
    const words = this.#words;
    return html`<header class="row">
      <span class="grow"><a class="brand" href=${hashOf({ page: 'list' })}>${words.text('console.title')}</a></span>
      <label class="row">
        <span class="meta">${words.text('language')}</span>
        <select class="input" @change=${this.#onLanguage}>
          ${Object.entries(LANGUAGES).map(([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === this.language}>${name}</option>`)}
        </select>
      </label>
      <button class="button outline" @click=${this.#onSignOut}>${words.text('sign-out')}</button>
    </header>`;
  }

  #page(route: ConsoleRoute): TemplateResult {
    const { client, timers, storage } = this;
    if (route.page === 'list')
      return html`<console-campaign-list class="page" .client=${client} .timers=${timers}></console-campaign-list>`;
    // Another campaign is another page, with nothing left of the one before.
    return html`${keyed(
      route.campaign,
      html`<console-campaign-page
        class="page"
        .client=${client}
        .timers=${timers}
        .storage=${storage}
        .campaign=${route.campaign}
        .tab=${route.tab}
      ></console-campaign-page>`,
    )}`;
  }

  #speak(language: ConsoleLanguage): void {
    this.language = language;
    this.lang = language;
    document.documentElement.lang = language;
  }

  async #signIn(login: string, password: string): Promise<void> {
    await this.client.signIn(login, password);
    this.over = '';
    await this.#focusPage();
  }

  /** Draws, and takes the reader to the page's headline. */
  async #focusPage(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.page?.focus();
  }

  #onSessionOver(code: ErrorCode): void {
    this.over = this.#words.text('sign-in.over', { label: errorLabel(code) });
    this.requestUpdate();
  }

  readonly #onHash = (): void => {
    this.route = routeOf(location.hash);
    if (this.client.account) void this.#focusPage();
  };

  readonly #onLanguage = (event: Event): void => {
    this.#speak((event.target as HTMLSelectElement).value as ConsoleLanguage);
    storeLanguage(this.language);
  };

  readonly #onSignOut = async (): Promise<void> => {
    // What can't be saved now is kept in this tab until the same person is back.
    await this.campaignPage?.saveNow();
    this.over = '';
    // The session of this tab is gone in any case; the gateway ends its side by itself in time.
    await this.client.signOut().catch(() => undefined);
    this.requestUpdate();
  };
}
