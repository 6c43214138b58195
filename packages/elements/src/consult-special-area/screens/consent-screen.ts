import { type TemplateResult, html, nothing } from 'lit';
import { campaignText } from '../../shared/campaign-text.ts';
import { icons } from '../../shared/icons.ts';
import type { ScreenContext } from './screen-context.ts';

/** The boxes of the consent screen; none is ever ticked in advance. */
export interface ConsentBoxes {
  agree: boolean;
  guardian: boolean;
}

/** What the consent screen needs beside the context. */
export interface ConsentScreen extends ScreenContext {
  boxes: ConsentBoxes;
  /** Whether a parent or guardian has to agree. */
  needsGuardian: boolean;
  /** Whether Agree was pressed with a box unticked. */
  missing: boolean;
  /** Whether the text is another one than when the screen was opened. */
  changed: boolean;
  /** Whether the place in line is being asked for. */
  joining: boolean;
  onTick: (change: Partial<ConsentBoxes>) => void;
  onConfirm: () => void;
  onRefuse: () => void;
}

/** Who sees it, how long it is kept, how to delete it; then a box for each purpose and two buttons. */
export function consentScreen(screen: ConsentScreen): TemplateResult {
  const { words, document, joining } = screen;
  return html`<div class="screen stack loose">
    <h1 tabindex="-1">${words.text('consent.title')}</h1>
    ${screen.changed ? html`<p class="notice warning">${icons.info}<span>${words.text('consent.changed')}</span></p>` : nothing}
    <ul class="facts card stack">
      <li>${icons.person}<span>${words.text('consent.who')}</span></li>
      <li>${icons.clock}<span>${words.text('consent.kept', { count: document.consent.retentionDays })}</span></li>
      <li>${icons.info}<span>${campaignText(document, document.consent.contact, words)}</span></li>
    </ul>
    ${fullText(screen)} ${box(screen, 'agree', 'consent.agree')}
    ${screen.needsGuardian ? box(screen, 'guardian', 'consent.guardian') : nothing}
    <div class="bar stack">
      <button class="button main wide" type="button" aria-disabled=${joining ? 'true' : 'false'} @click=${screen.onConfirm}>
        ${words.text(joining ? 'consent.joining' : 'consent.confirm')}
      </button>
      <button class="button outline wide" type="button" @click=${screen.onRefuse}>${words.text('consent.refuse')}</button>
    </div>
  </div>`;
}

/** The whole text of the consent, opened in place; open at once if it has to be read again. Paragraphs are split by empty lines; nothing in it is markup. */
function fullText({ words, document, changed }: ConsentScreen): TemplateResult {
  const text = campaignText(document, document.consent.texts, words);
  return html`<details class="full-text" ?open=${changed}>
    <summary class="button text">${words.text('consent.full')}</summary>
    <div class="stack">${paragraphs(text)}</div>
  </details>`;
}

/** Plain text as paragraphs. */
export function paragraphs(text: string): TemplateResult[] {
  return text.split(/\n\s*\n/).map((paragraph) => html`<p class="lines">${paragraph.trim()}</p>`);
}

function box(screen: ConsentScreen, name: keyof ConsentBoxes, key: string): TemplateResult {
  const { words, boxes } = screen;
  const missing = screen.missing && !boxes[name];
  return html`<div class="field">
    <label class="option check">
      <input
        id="box-${name}"
        type="checkbox"
        aria-required="true"
        aria-invalid=${missing ? 'true' : 'false'}
        aria-describedby=${missing ? `missing-${name}` : nothing}
        .checked=${boxes[name]}
        @change=${(event: Event) => screen.onTick({ [name]: (event.target as HTMLInputElement).checked })}
      />
      <span class="face"><span class="box">${icons.check}</span>${words.text(key)}</span>
    </label>
    ${missing ? html`<p id="missing-${name}" class="error">${icons.warning}<span>${words.text('consent.missing')}</span></p>` : nothing}
  </div>`;
}
