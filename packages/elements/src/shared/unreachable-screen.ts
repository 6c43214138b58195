import { type TemplateResult, css, html } from 'lit';
import { icons } from './icons.ts';
import type { Words } from './words.ts';

/** What a shopper reads when the gateway does not answer; the same code as in the table of errors, which a test holds. */
export const UNREACHABLE_LABEL = 'E-204';

/** What stands where there is no campaign document yet, so no name and no number to show. */
export function unreachableScreen(words: Words, label: string, onRetry: () => void): TemplateResult {
  return html`<div class="screen">
    <div class="card stack state-card">
      ${icons.warning}
      <h1 tabindex="-1">${words.text('state.error', { code: label })}</h1>
      <button class="button main" type="button" @click=${onRetry}>${icons.retry}${words.text('state.retry')}</button>
    </div>
  </div>`;
}

/** Styles of a screen's column and of the card that says what is the matter. */
export const unreachableStyles = css`
  .screen {
    inline-size: 100%;
    max-inline-size: calc(var(--_unit) * 560);
    margin-inline: auto;
    padding: var(--_space-4);
  }
  .state-card {
    align-items: flex-start;
    padding: var(--_space-5);
  }
  .state-card > svg {
    inline-size: 1.9em;
    block-size: 1.9em;
    color: var(--_brand);
  }
`;
