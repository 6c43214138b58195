import { h } from '../dom.ts';
import type { Settings } from '../settings.ts';
import type { Shop } from '../shop.ts';

/** The sheet where a shopper chooses language, appearance and text size. */
export class SettingsDialog {
  readonly dialog = h('dialog', { class: 'sheet', 'aria-labelledby': 'settings-title' });
  readonly #shop: Shop;
  readonly #onChange: (changes: Partial<Settings>) => void;

  constructor(shop: Shop, onChange: (changes: Partial<Settings>) => void) {
    this.#shop = shop;
    this.#onChange = onChange;
    this.dialog.addEventListener('click', (event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
  }

  open(): void {
    this.translate();
    if (typeof this.dialog.showModal === 'function') this.dialog.showModal();
    else this.dialog.setAttribute('open', '');
  }

  choose(changes: Partial<Settings>): void {
    this.#onChange(changes);
  }

  /** Writes the sheet in the chosen language, keeping the focus on the chosen button. */
  translate(): void {
    const { copy } = this.#shop;
    const focused = this.dialog.contains(document.activeElement) ? document.activeElement?.id : undefined;
    this.dialog.replaceChildren(
      h('h2', { id: 'settings-title' }, copy.settings),
      this.#group('language', copy.languageLabel, { en: 'English', zh: '简体中文' }),
      this.#group('theme', copy.theme, copy.themes),
      this.#group('textSize', copy.textSize, copy.textSizes),
      h('button', { type: 'button', class: 'button button--main', onclick: () => this.dialog.close() }, copy.close),
    );
    if (focused) document.getElementById(focused)?.focus();
  }

  #group<Key extends keyof Settings>(key: Key, label: string, names: Readonly<Record<Settings[Key], string>>): HTMLElement {
    const present = this.#shop.settings[key];
    const choices = (Object.keys(names) as Settings[Key][]).map((value) => {
      const onchange = (): void => this.choose({ [key]: value });
      const id = `setting-${key}-${value}`;
      return h(
        'label',
        { class: 'segment' },
        h('input', { type: 'radio', name: `setting-${key}`, id, value, checked: value === present, onchange }),
        h('span', {}, names[value]),
      );
    });
    return h('fieldset', { class: 'segments' }, h('legend', {}, label), h('div', { class: 'segments__row' }, ...choices));
  }
}
