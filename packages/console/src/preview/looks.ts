import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '@consult-kit/elements/foundation.js';
import { LIMITS } from '@consult-kit/protocol';
import { TEXT_SIZES, type PreviewTextSize, type PreviewTheme } from './messages.ts';

/** Widths of screens: a usual phone, the smallest that we serve, a tablet. */
export const WIDTHS = [375, 320, 768] as const;
/** A region that nobody names: ISO 3166 keeps it free. */
const OTHER_REGION = 'ZZ';

/** Whose screen is shown. */
export interface Looks {
  query: string;
  language: string;
  textSize: PreviewTextSize;
  theme: PreviewTheme;
  width: (typeof WIDTHS)[number];
  region: string;
  speaks: boolean;
}

/** What can be chosen from. */
export interface Offer {
  languages: readonly string[];
  /** Regions of the campaign; none where it serves everybody. */
  regions: readonly string[];
}

/** The fields with which a shopper, a screen and a search are chosen. */
export function looksForm(looks: Looks, offer: Offer, words: Localize, change: (part: Partial<Looks>) => void): TemplateResult {
  const names = new Intl.DisplayNames([words.lang()], { type: 'language' });
  const select = <Key extends keyof Looks>(key: Key, options: readonly (readonly [Looks[Key], string])[]): TemplateResult =>
    choice(words.text(`preview.${key === 'textSize' ? 'size' : key}`), key, looks[key], options, (value) => change({ [key]: value }));
  const regions: [string, string][] = [
    ['', words.text('preview.region.any')],
    ...offer.regions.map((code): [string, string] => [code, code]),
    [OTHER_REGION, words.text('preview.region.other')],
  ];
  return html`<div class="looks">
    <label class="field wide">
      <span>${words.text('preview.query')}</span>
      <input
        class="input"
        name="query"
        type="search"
        maxlength=${LIMITS.queryChars}
        .value=${looks.query}
        @input=${(event: Event) => change({ query: (event.target as HTMLInputElement).value })}
      />
    </label>
    ${select(
      'language',
      offer.languages.map((tag) => [tag, names.of(tag) ?? tag]),
    )}
    ${select(
      'textSize',
      TEXT_SIZES.map((size) => [size, words.text(`preview.size.${size}`)]),
    )}
    ${select(
      'theme',
      (['light', 'dark'] as const).map((theme) => [theme, words.text(`preview.theme.${theme}`)]),
    )}
    ${select(
      'width',
      WIDTHS.map((width) => [width, words.text('preview.width.value', { width })]),
    )}
    ${offer.regions.length > 0 ? select('region', regions) : nothing}
    <label class="check wide">
      <input
        type="checkbox"
        name="speaks"
        .checked=${looks.speaks}
        @change=${(event: Event) => change({ speaks: (event.target as HTMLInputElement).checked })}
      />
      <span>${words.text('preview.closed')}</span>
    </label>
  </div>`;
}

function choice<Value extends string | number | boolean>(
  label: string,
  name: string,
  value: Value,
  options: readonly (readonly [Value, string])[],
  onChoose: (value: Value) => void,
): TemplateResult {
  const onChange = (event: Event): void => {
    const chosen = options[(event.target as HTMLSelectElement).selectedIndex];
    if (chosen) onChoose(chosen[0]);
  };
  return html`<label class="field">
    <span>${label}</span>
    <select class="input" name=${name} @change=${onChange}>
      ${options.map(([option, text]) => html`<option .value=${String(option)} ?selected=${option === value}>${text}</option>`)}
    </select>
  </label>`;
}
