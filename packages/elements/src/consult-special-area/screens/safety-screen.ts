import { type TemplateResult, html } from 'lit';
import { campaignText } from '../../shared/campaign-text.ts';
import type { ScreenContext } from './screen-context.ts';

/** What the safety check needs beside the context. */
export interface SafetyScreen extends ScreenContext {
  onAnswer: (safety: 'none' | 'some') => void;
}

/** Signs that call for an emergency number, shared ones first; two buttons of one size. Nothing is typed before it. */
export function safetyScreen({ words, document, module, onAnswer }: SafetyScreen): TemplateResult {
  const signs = [...document.warningSigns, ...(module?.warningSigns ?? [])];
  return html`<div class="screen stack loose">
    <h1 tabindex="-1">${words.text('safety.title')}</h1>
    <ul class="signs card">
      ${signs.map(({ texts }) => html`<li>${campaignText(document, texts, words)}</li>`)}
    </ul>
    <div class="bar stack">
      <button class="button main wide" type="button" @click=${() => onAnswer('none')}>${words.text('safety.none')}</button>
      <button class="button outline-danger wide" type="button" @click=${() => onAnswer('some')}>${words.text('safety.some')}</button>
    </div>
  </div>`;
}
