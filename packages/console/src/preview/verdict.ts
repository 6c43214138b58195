import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '@consult-kit/elements/foundation.js';
import { instantsOf } from '@consult-kit/protocol/clock';
import { entryVerdict, type EntryClause } from '@consult-kit/protocol/entry';
import { namedTime, ownTime } from '../times.ts';
import type { SoundPreview } from './preview-asker.ts';

/**
 * The clause that decided. The protocol's decider says it of everything but the search, which the gateway has matched: `entry.show` is the
 * answer for it.
 */
export function clauseOf({ said, wish }: SoundPreview): EntryClause {
  const { document, entry, at } = said;
  const rules = { languages: document.languages, eligible: document.region.eligible };
  const { clause } = entryVerdict({
    instants: instantsOf(document),
    ...{ rules, atMs: Date.parse(at), match: { matched: true }, region: wish.region, language: wish.language },
    capReached: document.capReached,
  });
  return clause === 'open' && !entry.show ? 'query' : clause;
}

/** What a campaign is and does at the instant, in words. */
export function verdictList(sound: SoundPreview, words: Localize): TemplateResult {
  const { said } = sound;
  const { document, state, entry, takesNewPeople, nextChangeAt } = said;
  const clause = clauseOf(sound);
  const facts: [string, string, TemplateResult | string][] = [
    ['state', 'preview.state', html`<span class="state ${state}">${words.text(`state.${state}`)}</span>`],
    ['card', 'preview.card', words.text(entry.show ? 'preview.card.shown' : 'preview.card.hidden')],
    ['line', 'preview.line', words.text(takesNewPeople ? 'preview.line.open' : 'preview.line.closed')],
    ['next', 'preview.next', nextChange(nextChangeAt, document.timeZone, words)],
    [
      'why',
      'preview.why',
      html`${words.text(`preview.why.${clause}`)}
      ${clause === 'query' ? html`<span class="meta muted part" lang="en">${entry.why}</span>` : nothing}`,
    ],
  ];
  return html`<dl class="verdict">
    ${facts.map(
      ([name, label, value]) =>
        html`<div>
          <dt>${words.text(label)}</dt>
          <dd id=${name}>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function nextChange(at: string | null, timeZone: string, words: Localize): TemplateResult | string {
  if (at === null) return words.text('preview.next.none');
  return html`${namedTime(at, timeZone, words.lang())} ${ownTime(at, timeZone, words)}`;
}
