import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '@consult-kit/elements/foundation.js';
import { pickText, type LocalizedText } from '@consult-kit/protocol';

/** More sentences wait behind a fold. */
const SHOWN_MAX = 6;

/** Differences between two campaign files, one sentence each. */
export function changeList(changes: readonly { messages: LocalizedText }[], words: Localize): TemplateResult | typeof nothing {
  const sentences = changes.map(({ messages }) => pickText(messages, words.lang()));
  if (sentences.length === 0) return nothing;
  const more = sentences.slice(SHOWN_MAX);
  return html`${list(sentences.slice(0, SHOWN_MAX))}
  ${
    more.length === 0
      ? nothing
      : html`<details>
          <summary>${words.text('changes.more', { count: more.length })}</summary>
          ${list(more)}
        </details>`
  }`;
}

function list(sentences: readonly string[]): TemplateResult {
  return html`<ul class="changes">
    ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
  </ul>`;
}
