import { type TemplateResult, html } from 'lit';
import type { Words } from '../../shared/words.ts';

/** After "I don't agree": nothing is left on the device. */
export function refusedScreen(words: Words, onAgain: () => void, onClose: () => void): TemplateResult {
  return html`<div class="screen stack loose">
    <h1 tabindex="-1">${words.text('consent.refused')}</h1>
    <div class="stack">
      <button class="button main wide" type="button" @click=${onAgain}>${words.text('consent.again')}</button>
      <button class="button outline wide" type="button" @click=${onClose}>${words.text('consent.close')}</button>
    </div>
  </div>`;
}
