import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { Localize } from '@consult-kit/elements/foundation.js';
import { deskStyles } from './desk-styles.ts';

/**
 * A modal dialog that opens when it is put into the page. `Esc` and Cancel close it; the element says `modal-close` and its
 * owner takes it out. Focus goes back to where it was by the platform's own rule.
 */
export abstract class Modal extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      dialog {
        inline-size: min(calc(100vw - 32px), calc(var(--_unit) * 520));
        max-block-size: calc(100vh - 64px);
        padding: 0;
        border: calc(var(--_unit) * 1) solid var(--_border);
        border-radius: var(--_radius-card);
        background: var(--_surface);
        color: var(--_text);
        box-shadow: var(--_shadow-2);
        overflow: auto;
      }
      dialog::backdrop {
        background: rgb(20 33 31 / 0.4);
      }
      .body {
        display: flex;
        flex-direction: column;
        gap: var(--_space-4);
        padding: var(--_space-5);
      }
      .end {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--_space-2);
      }
      fieldset {
        display: flex;
        flex-direction: column;
        gap: var(--_space-1);
      }
      legend {
        font-weight: 600;
      }
    `,
  ];

  @query('dialog') private dialog!: HTMLDialogElement;
  protected readonly words = new Localize(this);

  /** Closes the dialog; its owner hears `modal-close`. */
  close(): void {
    this.dialog.close();
  }

  protected abstract heading(): string;
  protected abstract content(): TemplateResult;

  protected override firstUpdated(_changed: PropertyValues): void {
    this.dialog.showModal();
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${this.#onClose}>
      <div class="body">
        <h2 id="title">${this.heading()}</h2>
        ${this.content()}
      </div>
    </dialog>`;
  }

  readonly #onClose = (): void => {
    this.dispatchEvent(new CustomEvent('modal-close'));
  };
}

/** The text of a form's field, without white space around it. */
export function fieldText(form: HTMLFormElement, name: string): string {
  return String(new FormData(form).get(name) ?? '').trim();
}
