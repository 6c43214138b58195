import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Timers } from '@consult-kit/client';
import type { DeskClient } from '@consult-kit/client/desk';
import { Localize, tokens } from '@consult-kit/elements/foundation.js';
import { errorLabel, isConsultError } from '@consult-kit/protocol';
import { deskTitle } from './desk-title.ts';
import { IdleWatch } from './idle-watch.ts';
import type { CampaignTexts } from './shared/campaign-texts.ts';
import { deskStyles } from './shared/desk-styles.ts';
import { focusedElement } from './shared/focus.ts';
import { loadPreferences, savePreferences, type Preferences } from './shared/preferences.ts';
import type { DeskWorkbench } from './workbench/workbench.ts';

/** Texts are hidden after this time without a key or a pointer. */
const IDLE_LOCK_MS = 600_000;

/** The desk as a whole: sign-in or workbench, language, colours, and the lock over an unused screen. */
export class DeskApp extends LitElement {
  static override styles = [
    ...tokens,
    ...deskStyles,
    css`
      :host {
        block-size: 100vh;
        block-size: 100dvh;
        overflow: auto;
        background: var(--_canvas);
      }
      .starting {
        padding: var(--_space-5);
      }
    `,
  ];

  @property({ attribute: false }) client!: DeskClient;
  @property({ attribute: false }) timers!: Timers;
  @property({ attribute: false }) texts!: CampaignTexts;
  @state() private preferences: Preferences = loadPreferences();
  @state() private restoring = true;
  @state() private locked = false;
  @state() private notice = '';
  @query('desk-workbench') private workbench!: DeskWorkbench | null;
  readonly #words = new Localize(this);
  #stopListening: () => void = () => undefined;
  /** What had the focus when the screen was locked. */
  #focused: Element | null = null;

  constructor() {
    super();
    new IdleWatch(this, IDLE_LOCK_MS, () => this.#lock());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = this.client.on('change', () => this.requestUpdate());
    this.#applyPreferences();
    void this.#restore();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening();
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    if (this.restoring) return html`<p class="starting muted" role="status">${words.text('starting')}</p>`;
    const { snapshot } = this.client;
    if (snapshot.account === null) {
      return html`<desk-sign-in
        .signIn=${(login: string, password: string) => this.#signIn(login, password)}
        .elsewhere=${new URL('/console/', location.href).href}
        .notice=${this.#whySignIn()}
      ></desk-sign-in>`;
    }
    return html`<desk-workbench
        ?hidden=${this.locked}
        .client=${this.client}
        .snapshot=${snapshot}
        .timers=${this.timers}
        .texts=${this.texts}
        .preferences=${this.preferences}
        .locked=${this.locked}
        @desk-preferences=${this.#onPreferences}
      ></desk-workbench>
      ${this.locked ? html`<desk-lock-screen @desk-unlock=${() => this.#unlock()}></desk-lock-screen>` : nothing}`;
  }

  protected override updated(_changed: PropertyValues): void {
    document.title = deskTitle(this.client.snapshot, this.timers, this.#words);
  }

  /** Why somebody who was at work stands before the sign-in again. */
  #whySignIn(): string {
    const { connection } = this.client.snapshot;
    return connection.type === 'stopped' ? this.#words.text('sign-in.over', { label: errorLabel(connection.error.code) }) : this.notice;
  }

  async #signIn(login: string, password: string): Promise<void> {
    await this.client.signIn(login, password);
    this.notice = '';
    await this.updateComplete;
    await this.workbench?.updateComplete;
    this.workbench?.focus();
  }

  async #restore(): Promise<void> {
    try {
      await this.client.restore();
    } catch (error) {
      this.notice = this.#words.text('sign-in.not-restored', { label: errorLabel(isConsultError(error) ? error.code : 'INTERNAL') });
    }
    this.restoring = false;
  }

  #lock(): void {
    if (this.client.snapshot.account === null || this.locked) return;
    this.#focused = focusedElement();
    this.locked = true;
  }

  async #unlock(): Promise<void> {
    this.locked = false;
    await this.updateComplete;
    if (this.#focused instanceof HTMLElement) this.#focused.focus();
  }

  #applyPreferences(): void {
    this.setAttribute('theme', this.preferences.theme);
    this.lang = this.preferences.lang;
    document.documentElement.lang = this.preferences.lang;
  }

  readonly #onPreferences = (event: CustomEvent<Partial<Preferences>>): void => {
    this.preferences = { ...this.preferences, ...event.detail };
    savePreferences(this.preferences);
    this.#applyPreferences();
  };
}
