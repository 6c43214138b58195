import { errorLabel, isConsultError } from '@consult-kit/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { appStyles } from './app-styles.ts';
import { Localize } from './localize.ts';

/** Said by the gateway when it gives no time of its own. */
const THROTTLED_MS = 60_000;

/**
 * The door of desk and console: name and password. Its words are the app's own, under `sign-in.*`; `sign-in.role` tells
 * an account that does not belong here where to go.
 */
export class StaffSignIn extends LitElement {
  static override styles = [
    ...appStyles,
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

  /** Signs in; a rejection with `ConsultError` is explained to the person. */
  @property({ attribute: false }) signIn!: (login: string, password: string) => Promise<unknown>;
  /** Address of the other app, for accounts that belong there. */
  @property() elsewhere = '';
  /** Why somebody who was signed in has to sign in again, if so. */
  @property() notice = '';
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
        ${this.notice ? html`<p class="notice warning">${this.notice}</p>` : nothing}
        <label class="field">
          <span>${words.text('sign-in.login')}</span>
          <input class="input" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" required />
        </label>
        <label class="field">
          <span>${words.text('sign-in.password')}</span>
          <input class="input" name="password" type="password" autocomplete="current-password" required />
        </label>
        <div role="alert"><p class="error">${this.problem}</p></div>
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
      await this.signIn(String(data.get('login') ?? '').trim(), String(data.get('password') ?? ''));
    } catch (error) {
      this.problem = this.#explain(error);
    } finally {
      this.busy = false;
    }
  };

  #explain(error: unknown): string {
    const words = this.#words;
    if (!isConsultError(error)) return words.text('sign-in.failed', { label: errorLabel('INTERNAL') });
    switch (error.code) {
      case 'SIGN_IN_REFUSED':
      case 'INPUT_INVALID':
        return words.text('sign-in.refused');
      case 'ROLE_REFUSED':
        return words.text('sign-in.role', { elsewhere: this.elsewhere });
      case 'SIGN_IN_THROTTLED':
        return words.text('sign-in.throttled', { seconds: Math.ceil((error.retryAfterMs ?? THROTTLED_MS) / 1_000) });
      default:
        return words.text('sign-in.failed', { label: errorLabel(error.code) });
    }
  }
}
