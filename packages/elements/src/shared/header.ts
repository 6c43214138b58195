import { type TemplateResult, css, html, nothing } from 'lit';
import { icons } from './icons.ts';
import { telLink } from './tel-link.ts';
import type { Words } from './words.ts';
import type { TextSize } from './text-size.ts';

/** What the header of a shopper's screen shows and does. */
export interface HeaderOptions {
  words: Words;
  textSize: TextSize;
  /** Emergency number of the campaign's region; nothing while it is unknown. */
  emergencyNumber: string | undefined;
  /** Between Back and the other controls; the special area has none, its `h1` is in the hero. */
  title?: TemplateResult | string;
  /** After the other controls, for example a menu. */
  extra?: TemplateResult;
  onBack: () => void;
  onTextSize: () => void;
  /** The press on the emergency link; it can be prevented. */
  onCall: (event: Event) => void;
}

/** `‹ Back` · title · `Aa Text size` · `120 Emergency`: the same on every shopper screen. */
export function headerTemplate(options: HeaderOptions): TemplateResult {
  const { words, textSize, emergencyNumber, title } = options;
  const size = words.text(`size.${textSize}`);
  return html`<header class="header" part="header">
    <button class="header-control" type="button" @click=${options.onBack}>${icons.back}<span>${words.text('header.back')}</span></button>
    ${title ? html`<div class="header-title">${title}</div>` : html`<span class="header-space"></span>`}
    <button class="header-control" type="button" aria-describedby="size-now" @click=${options.onTextSize}>
      <b aria-hidden="true">Aa</b><span>${words.text('header.textSize')}</span>
    </button>
    <span id="size-now" hidden>${words.text('header.sizeNow', { size })}</span>
    ${
      emergencyNumber === undefined
        ? nothing
        : html`<a class="header-control emergency" href=${telLink(emergencyNumber)} @click=${options.onCall}>
            <b>${emergencyNumber}</b> <span>${words.text('header.emergency')}</span>
          </a>`
    }
    ${options.extra ?? nothing}
  </header>`;
}

/** Styles of the header; the shadow root also needs `tokens` and `baseStyles`. */
export const headerStyles = css`
  .header {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-1);
    min-block-size: var(--_header);
    padding: env(safe-area-inset-top, 0) var(--_space-2) 0;
    background-color: var(--_surface);
    border-block-end: calc(var(--_unit) * 1) solid var(--_border);
  }
  .header-space,
  .header-title {
    flex: 1 1 0;
    min-inline-size: 0;
  }
  .header-title {
    padding-inline: var(--_space-2);
    font-weight: 600;
  }
  .header-control {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-1);
    min-block-size: var(--_target);
    min-inline-size: var(--_target);
    padding: var(--_space-1) var(--_space-2);
    border: calc(var(--_unit) * 1) solid transparent;
    border-radius: var(--_radius-control);
    background: none;
    color: var(--_text);
    font-size: var(--_meta);
    line-height: var(--_meta-line);
    font-weight: 600;
    text-decoration: none;
    white-space: nowrap;
    cursor: pointer;
    touch-action: manipulation;
  }
  .header-control:hover {
    background-color: var(--_sunken);
  }
  .header-control b {
    font-weight: 600;
    font-size: var(--_body);
    line-height: var(--_body-line);
  }
  .header-control svg {
    margin-inline: calc(var(--_unit) * -6) calc(var(--_unit) * -2);
  }
  :host([dir='rtl']) .header-control svg {
    transform: scaleX(-1);
  }
  .header-control.emergency {
    color: var(--_danger);
  }
  :host([text-size='elder']) .header-control,
  :host([text-size='max']) .header-control {
    flex-direction: column;
    gap: 0;
    line-height: 1.2;
  }
  :host([text-size='elder']) .header-control b,
  :host([text-size='max']) .header-control b {
    line-height: 1.2;
  }
  @media (max-width: 359px) {
    .header {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: auto;
      justify-content: space-between;
      gap: 0;
      padding-inline: var(--_space-1);
    }
    .header-space {
      display: none;
    }
    .header-title {
      grid-row: 2;
      grid-column: 1 / span 3;
      padding-block-end: var(--_space-2);
    }
    .header-control {
      flex-direction: column;
      gap: 0;
      padding-inline: calc(var(--_unit) * 2);
      line-height: 1.2;
      white-space: normal;
    }
    .header-control b {
      line-height: 1.2;
    }
    .header-control svg {
      margin: 0;
    }
    :host([text-size='max']) .header-control {
      font-weight: 400;
    }
  }
  @media (max-height: 360px) {
    .header {
      position: static;
    }
  }
`;
