import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LIMITS } from '@consult-kit/protocol';
import { fieldText, Modal } from '../shared/modal.ts';

/** Asks for one reason: for giving a patient back, or for refusing a handover. */
export class DeskReasonDialog extends Modal {
  @property() headline = '';
  @property() text = '';
  @property() action = '';
  /** Called with the reason, never empty; resolves to what went wrong, or to an empty text. */
  @property({ attribute: false }) give: (reason: string) => Promise<string> = () => Promise.resolve('');
  @state() private missing = false;

  protected override heading(): string {
    return this.headline;
  }

  protected override content(): TemplateResult {
    return html`<form class="stack" novalidate @submit=${this.#onSubmit}>
      ${this.text ? html`<p class="muted">${this.text}</p>` : nothing}
      <label class="field">
        <span>${this.words.text('decline.reason')}</span>
        <input
          class="input"
          name="reason"
          maxlength=${LIMITS.reasonChars}
          autofocus
          aria-invalid=${this.missing ? 'true' : 'false'}
          aria-describedby="problem"
        />
      </label>
      <p id="problem" class="error" aria-live="polite">${this.missing ? this.words.text('needed') : ''}</p>
      <div class="end">
        <button class="button outline" type="button" @click=${() => this.close()}>${this.words.text('cancel')}</button>
        <button class="button main">${this.action}</button>
      </div>
    </form>`;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const reason = fieldText(event.target as HTMLFormElement, 'reason');
    this.missing = reason === '';
    if (this.missing) this.renderRoot.querySelector<HTMLElement>('[name=reason]')?.focus();
    else void this.finishWith(this.give(reason));
  };
}
