import { css, html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '@consult-kit/elements/foundation.js';
import { pickText, type Editor } from '@consult-kit/protocol';
import { placeLabel } from '@consult-kit/protocol/calendar';
import type { DraftStatus } from './draft-keeper.ts';
import type { Conflict, Place } from './merge.ts';

/** Places that are named in a notice; more are counted. */
const NAMED_MAX = 4;

/** What others have changed meanwhile, and for every value that both have changed, both of them to choose from. */
export function conflictList(
  { conflicts, taken, other }: Pick<DraftStatus, 'conflicts' | 'taken' | 'other'>,
  words: Localize,
  on: { resolve: (conflict: Conflict, side: 'mine' | 'theirs') => void; dismiss: () => void },
): TemplateResult {
  const name = nameOf(other, words);
  return html`<div role="status">${taken.length > 0 ? takenNotice(taken, name, words, on.dismiss) : nothing}</div>
    <div role="alert">
      ${
        conflicts.length === 0
          ? nothing
          : html`<section class="notice warning conflicts stack" aria-labelledby="conflicts">
              <h3 id="conflicts">${words.text('conflict.title', { count: conflicts.length, name })}</h3>
              <p>${words.text('conflict.what')}</p>
              <ul class="stack">
                ${conflicts.map((conflict) => conflictItem(conflict, name, words, on.resolve))}
              </ul>
            </section>`
      }
    </div>`;
}

function takenNotice(taken: readonly Place[], name: string, words: Localize, dismiss: () => void): TemplateResult {
  const labels = [...new Set(taken.map((place) => labelOf(place, words)))];
  const more = labels.length - NAMED_MAX;
  const places = labels.slice(0, NAMED_MAX).join('; ') + (more > 0 ? ` ${words.text('merge.more', { count: more })}` : '');
  return html`<div class="notice row">
    <span class="grow">${words.text('merge.taken', { name, places })}</span>
    <button class="button outline" type="button" @click=${dismiss}>${words.text('merge.seen')}</button>
  </div>`;
}

function conflictItem(
  conflict: Conflict,
  name: string,
  words: Localize,
  resolve: (conflict: Conflict, side: 'mine' | 'theirs') => void,
): TemplateResult {
  const label = labelOf(conflict.place, words);
  const side = (which: 'mine' | 'theirs', whose: string): TemplateResult =>
    html`<div class="side">
      <p class="meta">${whose}</p>
      <p class="value">${valueText(conflict[which], words)}</p>
      <button
        class="button outline"
        type="button"
        aria-label=${words.text(`conflict.take-${which}`, { label, name })}
        @click=${() => resolve(conflict, which)}
      >
        ${words.text(`conflict.${which}`, { name })}
      </button>
    </div>`;
  return html`<li>
    <div role="group" aria-label=${label}>
      <p class="strong">${label}</p>
      <div class="sides">${side('mine', words.text('conflict.yours'))}${side('theirs', name)}</div>
    </div>
  </li>`;
}

function labelOf(place: Place, words: Localize): string {
  const { en, zh } = placeLabel(place);
  return (words.lang() === 'zh-Hans' ? zh : en) || words.text('conflict.whole');
}

function nameOf(editor: Editor | undefined, words: Localize): string {
  return pickText(editor?.names ?? undefined, words.lang()) || words.text('conflict.somebody');
}

function valueText(value: unknown, words: Localize): string {
  if (value === undefined) return words.text('conflict.nothing');
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}

export const conflictStyles = css`
  .conflicts {
    align-items: stretch;
  }
  .sides {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(var(--_unit) * 220)), 1fr));
    gap: var(--_space-3);
    margin-block-start: var(--_space-2);
  }
  .side {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
    align-items: flex-start;
    min-inline-size: 0;
    padding: var(--_space-3);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: var(--_text);
  }
  .value {
    max-block-size: calc(var(--_unit) * 160);
    inline-size: 100%;
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
