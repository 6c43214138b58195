import type { AdviceCard } from '@consult-kit/protocol';
import { type TemplateResult, html, nothing } from 'lit';
import type { Words } from '../shared/words.ts';

/** What stands after a consultation. */
export interface EndedViewOptions {
  words: Words;
  title: string;
  /** "Dr Li". */
  doctor: string;
  /** `undefined`: there was none to give, for example after leaving the line. */
  advice: AdviceCard | null | undefined;
  /** Until when the conversation can be read: "22 May"; empty when there is nothing to read. */
  readableUntil: string;
  /** Below the advice: the rating. */
  rating: TemplateResult | typeof nothing;
  onView: () => void;
  onAgain: () => void;
  onRemove: () => void;
}

/** The doctor's advice and what one can do now; stays until the shopper goes. */
export function endedTemplate(options: EndedViewOptions): TemplateResult {
  const { words } = options;
  return html`<div class="screen stack loose">
    <h2 tabindex="-1">${options.title}</h2>
    ${options.advice === undefined ? nothing : adviceTemplate(options, options.advice)}
    <div class="actions stacked">
      ${
        options.readableUntil
          ? html`<button class="button outline" type="button" @click=${options.onView}>
              <span
                >${words.text('ended.view')}
                <span class="meta muted">${words.text('ended.viewUntil', { day: options.readableUntil })}</span></span
              >
            </button>`
          : nothing
      }
      <button class="button outline" type="button" @click=${options.onAgain}>${words.text('ended.again')}</button>
    </div>
    ${options.rating}
    <button class="button text remove" type="button" @click=${options.onRemove}>${words.text('ended.remove')}</button>
  </div>`;
}

function adviceTemplate({ words, doctor }: EndedViewOptions, advice: AdviceCard | null): TemplateResult {
  if (!advice) return html`<p class="card">${words.text('ended.noAdvice')}</p>`;
  const parts = [
    ['ended.advice', advice.advice],
    ['ended.whenToGetHelp', advice.whenToGetHelp],
    ['ended.followUp', advice.followUp],
  ] as const;
  return html`<section class="card stack loose advice" aria-labelledby="advice-title">
    <h3 id="advice-title" class="title">${words.text('ended.summary', { doctor })}</h3>
    ${parts.map(([key, text]) =>
      text
        ? html`<div>
            <h4 class="meta muted strong">${words.text(key)}</h4>
            <p class="plain">${text}</p>
          </div>`
        : nothing,
    )}
    <p class="meta muted">${words.text('ended.notPrescription')}</p>
  </section>`;
}
