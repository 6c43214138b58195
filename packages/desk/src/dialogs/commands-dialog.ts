import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Modal } from '../shared/modal.ts';

/** Something that can be done from the list of commands. */
export interface DeskCommandEntry {
  label: string;
  /** The key that does the same, for reading. */
  key?: string;
  run: () => void;
}

/** A list of all commands and open patients, filtered while typing. */
export class DeskCommandsDialog extends Modal {
  @property({ attribute: false }) entries: readonly DeskCommandEntry[] = [];
  @state() private typed = '';
  @state() private at = 0;

  protected override heading(): string {
    return this.words.text('commands.title');
  }

  protected override content(): TemplateResult {
    const found = this.#found();
    return html`<input
        class="input"
        autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls="list"
        aria-activedescendant=${found.length > 0 ? `entry-${this.at}` : ''}
        aria-label=${this.words.text('commands.find')}
        placeholder=${this.words.text('commands.find')}
        .value=${this.typed}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
      />
      <ul id="list" role="listbox" aria-label=${this.words.text('commands.title')}>
        ${found.map(
          ({ label, key }, index) =>
            html`<li
              id=${`entry-${index}`}
              class="row entry"
              role="option"
              aria-selected=${index === this.at ? 'true' : 'false'}
              @click=${() => this.#run(index)}
              @keydown=${this.#onKey}
            >
              <span class="grow">${label}</span><kbd class="meta muted">${key ?? ''}</kbd>
            </li>`,
        )}
      </ul>
      <p class="muted" role="status">${found.length === 0 ? this.words.text('commands.none') : ''}</p>`;
  }

  #found(): readonly DeskCommandEntry[] {
    const typed = this.typed.trim().toLowerCase();
    return this.entries.filter(({ label }) => label.toLowerCase().includes(typed));
  }

  #run(index: number): void {
    const entry = this.#found()[index];
    if (!entry) return;
    this.close();
    entry.run();
  }

  readonly #onInput = (event: InputEvent): void => {
    this.typed = (event.target as HTMLInputElement).value;
    this.at = 0;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const last = this.#found().length - 1;
    if (event.key === 'ArrowDown') this.at = Math.min(last, this.at + 1);
    else if (event.key === 'ArrowUp') this.at = Math.max(0, this.at - 1);
    else if (event.key === 'Enter') this.#run(this.at);
    else return;
    event.preventDefault();
  };
}
