import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Modal } from '../shared/modal.ts';

/** One question with two answers. The safe one is first and has the focus. */
export class DeskConfirmDialog extends Modal {
  @property() headline = '';
  @property() text = '';
  @property() stay = '';
  @property() action = '';
  @property({ type: Boolean }) danger = false;
  /** Does it; resolves to what went wrong, or to an empty text. */
  @property({ attribute: false }) confirm: () => Promise<string> = () => Promise.resolve('');

  protected override heading(): string {
    return this.headline;
  }

  protected override content(): TemplateResult {
    return html`<p>${this.text}</p>
      <div class="end">
        <button class="button outline" autofocus @click=${() => this.close()}>${this.stay || this.words.text('cancel')}</button>
        <button class=${this.danger ? 'button danger' : 'button main'} @click=${() => this.finishWith(this.confirm())}>
          ${this.action}
        </button>
      </div>`;
  }
}
