import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Modal } from '../shared/modal.ts';
import type { Preferences } from '../shared/preferences.ts';
import { DESK_ACTIONS, keyFor, keyOf, keyText, ownerOf, type DeskAction } from '../shared/shortcuts.ts';

/** The list of shortcuts: one switch for all, and a new key for each. */
export class DeskKeysDialog extends Modal {
  @property({ attribute: false }) preferences!: Preferences;
  @property({ attribute: false }) change: (changed: Partial<Preferences>) => void = () => undefined;
  /** The action whose new key is being pressed. */
  @state() private asking: DeskAction | undefined;
  @state() private problem = '';

  protected override heading(): string {
    return this.words.text('keys.title');
  }

  protected override content(): TemplateResult {
    const { shortcutsOn } = this.preferences;
    return html`<label class="check">
        <input type="checkbox" .checked=${shortcutsOn} @change=${() => this.change({ shortcutsOn: !shortcutsOn })} />
        ${this.words.text('keys.on')}
      </label>
      <ul class="stack" @keydown=${this.#onKey}>
        ${DESK_ACTIONS.map((action) => this.#row(action))}
      </ul>
      <p class="error" role="status">${this.problem}</p>
      <div class="end">
        <button class="button outline" @click=${() => this.change({ keys: {} })}>${this.words.text('keys.reset')}</button>
        <button class="button main" @click=${() => this.close()}>${this.words.text('settings.close')}</button>
      </div>`;
  }

  #row(action: DeskAction): TemplateResult {
    const name = this.words.text(`key.${action}`);
    const shown = this.asking === action ? this.words.text('keys.press') : keyText(keyFor(action, this.preferences.keys));
    // The digits of “jump” stay: nine keys cannot be pressed as one.
    if (action === 'jump') return html`<li class="row"><span class="grow">${name}</span><kbd>${shown}</kbd></li>`;
    return html`<li class="row">
      <span class="grow">${name}</span>
      <button
        class="button outline"
        aria-label=${`${this.words.text('keys.change', { action: name })}: ${shown}`}
        @click=${() => this.#ask(action)}
      >
        <kbd>${shown}</kbd>
      </button>
    </li>`;
  }

  #ask(action: DeskAction): void {
    this.asking = action;
    this.problem = '';
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.asking) return;
    const key = keyOf(event);
    if (key === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (key === undefined) {
      this.asking = undefined;
      return;
    }
    const owner = ownerOf(key, this.preferences.keys, this.asking);
    if (owner) {
      this.problem = this.words.text('keys.taken', { key: keyText(key), action: this.words.text(`key.${owner}`) });
      return;
    }
    this.change({ keys: { ...this.preferences.keys, [this.asking]: key } });
    this.asking = undefined;
  };
}
