import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { Localize } from '@consult-kit/elements/foundation.js';
import { deskStyles } from './desk-styles.ts';
import type { FormMemory } from './form-memory.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * A modal dialog that opens when it is put into the page. `Esc` and Cancel close it and keep what was typed; the element
 * says `modal-close` and its owner takes it out. Focus goes back to where it was by the platform's own rule.
 */
export abstract class Modal extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      dialog {
        inline-size: min(calc(100vw - 32px), calc(var(--_unit) * 560));
        max-block-size: calc(100vh - 32px);
        max-block-size: calc(100dvh - 32px);
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

  /** Where the fields are kept while the dialog is closed without being sent. */
  @property({ attribute: false }) memory: FormMemory | undefined;
  @state() private busy = false;
  @state() private failure = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  protected readonly words = new Localize(this);
  #done = false;

  /** Closes the dialog; its owner hears `modal-close`. */
  close(): void {
    this.dialog.close();
  }

  protected abstract heading(): string;
  protected abstract content(): TemplateResult;

  protected override firstUpdated(): void {
    const kept = this.memory?.load() ?? {};
    for (const field of this.#fields()) field.value = kept[field.name] ?? field.value;
    this.dialog.showModal();
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${this.#onClose}>
      <div class="body">
        <h2 id="title">${this.heading()}</h2>
        ${this.content()}
        <div role="alert">${this.failure ? html`<p class="notice danger">${this.failure}</p>` : nothing}</div>
      </div>
    </dialog>`;
  }

  /** Runs what the dialog is for: closes once it worked; says what went wrong otherwise, with everything still there. */
  protected async finishWith(command: Promise<string>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failure = '';
    this.failure = await command;
    this.busy = false;
    if (this.failure || !this.isConnected) return;
    this.#done = true;
    this.close();
  }

  /** Keeps the fields as they are now. */
  protected keep(): void {
    const values = this.#fields().map((field) => [field.name, field.value] as const);
    if (values.length > 0) this.memory?.save(Object.fromEntries(values));
  }

  #fields(): Field[] {
    return [...this.renderRoot.querySelectorAll<Field>('[name]:not([type=checkbox])')];
  }

  readonly #onClose = (): void => {
    if (this.#done) this.memory?.save({});
    else this.keep();
    this.dispatchEvent(new CustomEvent('modal-close'));
  };
}

/** The text of a form's field, without white space around it. */
export function fieldText(form: HTMLFormElement, name: string): string {
  return String(new FormData(form).get(name) ?? '').trim();
}
