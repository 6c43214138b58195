import { html, nothing, type TemplateResult } from 'lit';
import { icons, type Localize } from '@consult-kit/elements/foundation.js';
import type { ConsultationView } from '@consult-kit/protocol';

/** What can be asked for on one talk. */
export type TalkAction = 'handover' | 'end' | 'emergency' | 'decline' | 'pause';

/** Keys for the tooltips, by action; empty while shortcuts are off. */
export type KeyTips = Readonly<Partial<Record<string, string>>>;

/** Says to the owner which action on which talk is wanted. */
export function askFor(element: HTMLElement, action: TalkAction, consultation: string): void {
  element.dispatchEvent(new CustomEvent('desk-action', { detail: { action, consultation }, bubbles: true, composed: true }));
}

/** The three actions that have to be one press away, wherever the patient card is. */
export function mainActions(element: HTMLElement, view: ConsultationView, keys: KeyTips, words: Localize): TemplateResult {
  return html`<button
      class="button outline"
      title=${keys['handover'] ?? ''}
      ?disabled=${view.handover !== null || view.state !== 'talking'}
      @click=${() => askFor(element, 'handover', view.id)}
    >
      ${words.text('action.handover')}
    </button>
    <button class="button outline" title=${keys['end'] ?? ''} @click=${() => askFor(element, 'end', view.id)}>
      ${words.text('action.end')}
    </button>
    <button class="button outline-danger emergency" @click=${() => askFor(element, 'emergency', view.id)}>
      ${icons.warning}${words.text('action.emergency')}
    </button>`;
}

/** What is wanted less often. */
export function otherActions(element: HTMLElement, view: ConsultationView, words: Localize): TemplateResult {
  return html`<button class="button text" @click=${() => askFor(element, 'decline', view.id)}>${words.text('action.decline')}</button> ${
      view.state === 'talking'
        ? html`<button class="button text" @click=${() => askFor(element, 'pause', view.id)}>${words.text('action.pause')}</button>`
        : nothing
    }`;
}
