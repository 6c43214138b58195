import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { Localize } from '@consult-kit/elements/foundation.js';
import { errorLabel, isConsultError } from '@consult-kit/protocol';
import type { ConsoleClient } from './console-client.ts';
import { consoleStyles } from './console-styles.ts';

/** Name and password of an integrator or a viewer. */
export class ConsoleSignIn extends LitElement {
  static override styles = [
    ...consoleStyles,
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

  @property({ attribute: false }) client!: ConsoleClient;
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
    const data = new FormData(event.target as HTMLFormElement);
    this.busy = true;
    this.problem = '';
    try {
      await this.client.signIn(String(data.get('login') ?? '').trim(), String(data.get('password') ?? ''));
      this.dispatchEvent(new CustomEvent('signed-in'));
    } catch (error) {
      this.problem = this.#explain(error);
    } finally {
      this.busy = false;
    }
  };

  #explain(error: unknown): string {
    const code = isConsultError(error) ? error.code : 'INTERNAL';
    if (code === 'SIGN_IN_REFUSED' || code === 'INPUT_INVALID') return this.#words.text('sign-in.refused');
    if (code === 'ROLE_REFUSED') return this.#words.text('sign-in.role', { desk: new URL('/desk/', location.href).href });
    if (code === 'SIGN_IN_THROTTLED' && isConsultError(error)) {
      return this.#words.text('sign-in.throttled', { seconds: Math.ceil((error.retryAfterMs ?? 60_000) / 1_000) });
    }
    return this.#words.text('sign-in.failed', { label: errorLabel(code) });
  }
}
