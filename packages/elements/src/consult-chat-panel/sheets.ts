import { type TemplateResult, html, nothing } from 'lit';
import type { OverlayContent } from '../shared/overlay.ts';

/** One choice of a sheet. */
export interface SheetAction {
  text: string;
  onPress: () => void;
  /** `main` and `danger` stand out; others are plain. */
  look?: 'main' | 'danger' | 'outline';
}

/** A question with two answers, the one that changes nothing first. */
export function askSheet(title: string, stay: SheetAction, go: SheetAction, note = ''): OverlayContent {
  return {
    title,
    body: html`${note ? html`<p class="muted">${note}</p>` : nothing}
      <div class="actions">${button({ look: 'outline', ...stay })}${button({ look: 'danger', ...go })}</div>`,
  };
}

/** A list of things to do, and Close. */
export function menuSheet(title: string, actions: readonly SheetAction[], close: SheetAction): OverlayContent {
  return {
    title,
    body: html`<ul class="menu" role="list">
        ${actions.map((action) => html`<li>${button({ look: 'outline', ...action }, 'wide')}</li>`)}
      </ul>
      ${button({ look: 'main', ...close }, 'wide')}`,
  };
}

/** Something to read, and Close. */
export function readSheet(title: string, content: TemplateResult, close: SheetAction): OverlayContent {
  return { title, body: html`${content}${button({ look: 'main', ...close }, 'wide')}` };
}

function button({ text, onPress, look }: SheetAction, width = ''): TemplateResult {
  return html`<button class="button ${look ?? ''} ${width}" type="button" @click=${onPress}>${text}</button>`;
}
