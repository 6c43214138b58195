import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Timers } from '@consult-kit/client';
import type { DeskClient } from '@consult-kit/client/desk';
import { Localize, tokens } from '@consult-kit/elements/foundation.js';
import type { CampaignTexts } from './shared/campaign-texts.ts';
import { deskStyles } from './shared/desk-styles.ts';
import { loadPreferences, savePreferences, type Preferences } from './shared/preferences.ts';

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
        background: var(--_canvas);
      }
      .lock {
        display: grid;
        place-items: center;
        block-size: 100%;
        padding: var(--_space-5);
        text-align: center;
      }
    `,
  ];

  @property({ attribute: false }) client!: DeskClient;
  @property({ attribute: false }) timers!: Timers;
  @property({ attribute: false }) texts!: CampaignTexts;
  @state() private preferences: Preferences = loadPreferences();
  @state() private restoring = true;
  @state() private locked = false;
  readonly #words = new Localize(this);
  #stopListening: () => void = () => undefined;
  #stopIdle: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = this.client.on('change', () => this.requestUpdate());
    for (const type of ['keydown', 'pointerdown'] as const) window.addEventListener(type, this.#onUse, { capture: true, passive: true });
    this.#onUse();
    this.#applyPreferences();
    void this.#restore();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening();
    this.#stopIdle();
    for (const type of ['keydown', 'pointerdown'] as const) window.removeEventListener(type, this.#onUse, { capture: true });
  }

  protected override render(): TemplateResult {
    if (this.restoring) return html``;
    const { snapshot } = this.client;
    document.title = this.#title();
    if (snapshot.account === null) return html`<desk-sign-in .client=${this.client}></desk-sign-in>`;
    return html`${this.locked ? this.#lock() : ''}
      <desk-workbench
        ?hidden=${this.locked}
        .client=${this.client}
        .snapshot=${snapshot}
        .timers=${this.timers}
        .texts=${this.texts}
        .preferences=${this.preferences}
        @desk-preferences=${this.#onPreferences}
      ></desk-workbench>`;
  }

  #lock(): TemplateResult {
    const words = this.#words;
    return html`<main class="lock">
      <div class="card stack loose">
        <h1>${words.text('lock.title')}</h1>
        <p class="muted">${words.text('lock.text')}</p>
        <button class="button main wide" autofocus @click=${() => (this.locked = false)}>${words.text('lock.open')}</button>
      </div>
    </main>`;
  }

  /** Unread messages and waiting people stand in the tab's title, without names. */
  #title(): string {
    const { desk, chats } = this.client.snapshot;
    const own = new Set(desk?.chats.map(({ consultation }) => consultation.id));
    const unread = Object.values(chats).reduce((sum, chat) => sum + (own.has(chat.view.id) ? chat.unread : 0), 0);
    const title = this.#words.text('desk.title');
    return unread > 0 ? `(${unread}) ${title}` : title;
  }

  async #restore(): Promise<void> {
    // Whatever keeps the stored session from going on, signing in anew is the way out.
    await this.client.restore().catch(() => false);
    this.restoring = false;
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

  readonly #onUse = (): void => {
    this.#stopIdle();
    this.#stopIdle = this.timers.after(IDLE_LOCK_MS, () => (this.locked = this.client.snapshot.account !== null));
  };
}
