import { css, html, LitElement, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { Localize } from '@consult-kit/elements/foundation.js';
import { deskStyles } from './shared/desk-styles.ts';

/** Lies over a desk that nobody uses. A modal dialog of its own, because another dialog may be open below it. */
export class DeskLockScreen extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      dialog {
        inline-size: min(calc(100vw - 32px), calc(var(--_unit) * 360));
        border: calc(var(--_unit) * 1) solid var(--_border);
        border-radius: var(--_radius-card);
        background: var(--_surface);
        color: var(--_text);
      }
      dialog::backdrop {
        background: var(--_canvas);
      }
    `,
  ];

  @query('dialog') private dialog!: HTMLDialogElement;
  readonly #words = new Localize(this);

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    return html`<dialog aria-labelledby="title" @cancel=${(event: Event) => event.preventDefault()} @close=${this.#onClose}>
      <div class="stack loose">
        <h2 id="title">${words.text('lock.title')}</h2>
        <p class="muted">${words.text('lock.text')}</p>
        <button class="button main wide" autofocus @click=${() => this.dialog.close()}>${words.text('lock.open')}</button>
      </div>
    </dialog>`;
  }

  readonly #onClose = (): void => {
    this.dispatchEvent(new CustomEvent('desk-unlock'));
  };
}
