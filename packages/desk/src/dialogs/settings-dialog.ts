import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { askPermission } from '../shared/alerts.ts';
import { Modal } from '../shared/modal.ts';
import type { Preferences } from '../shared/preferences.ts';
import { ownReplies } from './own-replies.ts';

type Switch = 'soundWaiting' | 'soundMessage' | 'notify';

/** Language, colours, alerts and own replies of this desk. */
export class DeskSettingsDialog extends Modal {
  @property({ attribute: false }) preferences!: Preferences;
  @property({ attribute: false }) change: (changed: Partial<Preferences>) => void = () => undefined;
  @state() private denied = false;

  protected override heading(): string {
    return this.words.text('settings');
  }

  protected override content(): TemplateResult {
    const { words, preferences } = this;
    return html`<label class="field">
        <span>${words.text('settings.language')}</span>
        <select class="input" autofocus @change=${this.#onLanguage}>
          <option value="en" lang="en" ?selected=${preferences.lang === 'en'}>English</option>
          <option value="zh-Hans" lang="zh-Hans" ?selected=${preferences.lang === 'zh-Hans'}>简体中文</option>
        </select>
      </label>
      <label class="field">
        <span>${words.text('settings.theme')}</span>
        <select class="input" @change=${this.#onTheme}>
          ${(['auto', 'light', 'dark'] as const).map(
            (theme) =>
              html`<option value=${theme} ?selected=${preferences.theme === theme}>${words.text(`settings.theme.${theme}`)}</option>`,
          )}
        </select>
      </label>
      <div>
        ${this.#switch('soundWaiting', 'settings.sound.waiting')} ${this.#switch('soundMessage', 'settings.sound.message')}
        ${this.#switch('notify', 'settings.notify')}
        <p class="error" role="status">${this.denied ? words.text('settings.notify.denied') : ''}</p>
      </div>
      ${ownReplies(preferences.replies, words, (replies) => this.change({ replies }))}
      <div class="end"><button class="button main" @click=${() => this.close()}>${words.text('settings.close')}</button></div>`;
  }

  #switch(name: Switch, label: string): TemplateResult {
    return html`<label class="check">
      <input type="checkbox" .checked=${this.preferences[name]} @change=${() => this.#toggle(name)} />${this.words.text(label)}
    </label>`;
  }

  async #toggle(name: Switch): Promise<void> {
    const on = !this.preferences[name];
    this.denied = name === 'notify' && on && (await askPermission()) !== 'granted';
    this.change({ [name]: on && !this.denied });
    this.requestUpdate();
  }

  readonly #onLanguage = (event: Event): void => {
    this.change({ lang: (event.target as HTMLSelectElement).value as Preferences['lang'] });
  };

  readonly #onTheme = (event: Event): void => {
    this.change({ theme: (event.target as HTMLSelectElement).value as Preferences['theme'] });
  };
}
