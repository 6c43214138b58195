import { type TemplateResult, html } from 'lit';
import { telLink } from '../../shared/tel-link.ts';
import { icons } from '../../shared/icons.ts';
import type { Words } from '../../shared/words.ts';

/** The line that sends people in danger to the phone; above the fold on every opening screen, open or closed. */
export function dangerStrip(words: Words, number: string, onCall: (event: Event) => void): TemplateResult {
  return html`<div class="danger-strip">
    ${icons.warning}
    <p class="meta">${words.text('area.danger', { number })}</p>
    <a class="button danger" href=${telLink(number)} aria-label=${words.text('area.callNumber', { number })} @click=${onCall}
      >${words.text('area.call')}</a
    >
  </div>`;
}
