import type { LineInfo } from '@consult-kit/protocol';
import { type TemplateResult, html, nothing } from 'lit';
import type { Words } from '../shared/words.ts';

/** What the place in line shows. */
export interface WaitingViewOptions {
  words: Words;
  /** `null` until the gateway told. */
  place: { ahead: number; wait: LineInfo['wait']; busy: boolean; urgentAhead: boolean } | null;
  /** Whether the host can tell when it is one's turn. */
  willNotify: boolean;
  /** What helps meanwhile; plain text, may be empty. */
  meanwhile: string;
  onAdd: () => void;
  onLeave: () => void;
}

/** The place in line: a big number, an honest range, and that one may leave. */
export function waitingTemplate(options: WaitingViewOptions): TemplateResult {
  const { words, meanwhile } = options;
  return html`<div class="screen stack loose">
    <h2 class="center" tabindex="-1">${words.text('queue.title')}</h2>
    ${placeTemplate(options)}
    <p class="center muted">
      ${words.text('queue.mayLeave')}${options.willNotify ? html`<br />${words.text('queue.willNotify')}` : nothing}
    </p>
    <div class="actions">
      <button class="button outline" type="button" @click=${options.onAdd}>${words.text('queue.add')}</button>
      <button class="button outline" type="button" @click=${options.onLeave}>${words.text('queue.leave')}</button>
    </div>
    ${
      meanwhile
        ? html`<details class="card meanwhile">
            <summary>${words.text('queue.meanwhile')}</summary>
            <p class="plain">${meanwhile}</p>
          </details>`
        : nothing
    }
  </div>`;
}

function placeTemplate({ words, place }: WaitingViewOptions): TemplateResult {
  if (!place) return html`<p class="center muted place">${words.text('queue.finding')}</p>`;
  return html`<div class="card place center">
    ${place.urgentAhead ? html`<p class="notice warning">${words.text('queue.urgent')}</p>` : nothing}
    ${
      place.ahead === 0
        ? html`<p class="display">${words.text('queue.next')}</p>`
        : html`<p><span class="display number">${place.ahead}</span> <br />${words.text('queue.ahead', { count: place.ahead })}</p>`
    }
    ${waitText(words, place)}
  </div>`;
}

function waitText(words: Words, { wait, busy }: NonNullable<WaitingViewOptions['place']>): TemplateResult | typeof nothing {
  const range = wait && words.text('queue.wait', { from: wait.fromMinutes, to: wait.toMinutes });
  const texts = [range, busy && words.text('queue.busy')].filter(Boolean);
  return texts.length > 0 ? html`<p class="muted">${texts.join(' · ')}</p>` : nothing;
}

/** One line above the messages written while waiting: where one stands, and the way back. */
export function waitingStrip(options: WaitingViewOptions, onBack: () => void): TemplateResult {
  const { words, place } = options;
  return html`<div class="strip">
    <h2 class="strip-text" tabindex="-1">
      ${words.text('queue.title')}${place ? html` <span class="strip-place">· ${placeText(words, place.ahead)}</span>` : nothing}
    </h2>
    <button class="button text" type="button" @click=${onBack}>${words.text('queue.showPlace')}</button>
  </div>`;
}

/** "3 people ahead of you", "You're next". */
export function placeText(words: Words, ahead: number): string {
  return ahead === 0 ? words.text('queue.next') : words.text('queue.aheadFull', { count: ahead });
}
