import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { DeskClient } from '@consult-kit/client/desk';
import { Localize } from '@consult-kit/elements/foundation.js';
import { errorLabel, isConsultError } from '@consult-kit/protocol';
import { deskStyles } from './shared/desk-styles.ts';
import { fieldText } from './shared/modal.ts';

/** Name and password. An account that is not a doctor's is told where to go. */
export class DeskSignIn extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      :host {
        display: grid;
        place-items: center;
        min-block-size: 100%;
        padding: var(--_space-4);
      }
      form {
        inline-size: min(100%, calc(var(--_unit) * 360));
      }
    `,
  ];

  @property({ attribute: false }) client!: DeskClient;
  @state() private busy = false;
  @state() private problem = '';
  @query('h1') private headline!: HTMLElement;
  readonly #words = new Localize(this);

  protected override firstUpdated(): void {
    this.headline.focus();
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    return html`<main>
      <form class="card stack loose" novalidate @submit=${this.#onSubmit}>
        <h1 tabindex="-1">${words.text('sign-in.title')}</h1>
        <label class="field">
          <span>${words.text('sign-in.login')}</span>
          <input class="input" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" required />
        </label>
        <label class="field">
          <span>${words.text('sign-in.password')}</span>
          <input class="input" name="password" type="password" autocomplete="current-password" required />
        </label>
        <p class="error" role="alert">${this.problem}</p>
        <button class="button main wide" aria-disabled=${this.busy ? 'true' : 'false'}>
          ${words.text(this.busy ? 'sign-in.busy' : 'sign-in.button')}
        </button>
      </form>
    </main>`;
  }

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const form = event.target as HTMLFormElement;
    this.busy = true;
    this.problem = '';
    try {
      await this.client.signIn(fieldText(form, 'login'), String(new FormData(form).get('password') ?? ''));
    } catch (error) {
      this.problem = this.#explain(error);
    } finally {
      this.busy = false;
    }
  };

  #explain(error: unknown): string {
    if (!isConsultError(error)) return this.#words.text('sign-in.failed', { label: errorLabel('INTERNAL') });
    switch (error.code) {
      case 'SIGN_IN_REFUSED':
      case 'INPUT_INVALID':
        return this.#words.text('sign-in.refused');
      case 'ROLE_REFUSED':
        return this.#words.text('sign-in.role', { console: new URL('/console/', location.href).href });
      case 'SIGN_IN_THROTTLED':
        return this.#words.text('sign-in.throttled', { seconds: Math.ceil((error.retryAfterMs ?? 60_000) / 1_000) });
      default:
        return this.#words.text('sign-in.failed', { label: errorLabel(error.code) });
    }
  }
}
