import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '@consult-kit/elements/foundation.js';
import { amountText, countText } from '../amounts.ts';
import { durationText } from './durations.ts';
import { costSoFar } from './plots.ts';
import type { Figures } from './read-figures.ts';
import { stretchText } from './stretch-text.ts';

/** All that the plots show, as a table with a row for each step. */
export function figuresTable({ steps, currency }: Figures, timeZone: string, words: Localize): TemplateResult {
  const lang = words.lang();
  const wait = (ms: number | null): string => (ms === null ? words.text('figures.no-value') : durationText(ms, lang));
  const soFar = costSoFar(steps);
  const heads = ['waiting.label', 'starts.entered', 'starts.accepted', 'waits.median', 'waits.ninetieth', 'settled.label'];
  const costs = currency === null ? [] : ['cost.step', 'cost.label'];
  return html`<div class="scroll table" role="region" aria-labelledby="steps" tabindex="0">
    <table>
      <caption class="visually-hidden" id="steps">
        ${words.text('figures.caption')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.text('figures.time')}</th>
          ${[...heads, ...costs].map((key) => html`<th scope="col" class="number">${words.text(`figures.${key}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${steps.map(
          (step, index) =>
            html`<tr>
              <th scope="row">${stretchText(step, timeZone, lang)}</th>
              <td>${countText(step.waiting, lang)}</td>
              <td>${countText(step.entered, lang)}</td>
              <td>${countText(step.accepted, lang)}</td>
              <td>${wait(step.waitMedianMs)}</td>
              <td>${wait(step.waitNinetiethMs)}</td>
              <td>${countText(step.settled, lang)}</td>
              ${
                currency === null
                  ? nothing
                  : html`<td>${amountText(step.settledMinor, currency, lang)}</td>
                      <td>${amountText(soFar[index] ?? 0, currency, lang)}</td>`
              }
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
