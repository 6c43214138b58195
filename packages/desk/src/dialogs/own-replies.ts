import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '@consult-kit/elements/foundation.js';
import { LIMITS } from '@consult-kit/protocol';

/** The doctor's own ready replies: a list to delete from, and a field to add one. */
export function ownReplies(replies: readonly string[], words: Localize, change: (replies: readonly string[]) => void): TemplateResult {
  const onAdd = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem('reply') as HTMLTextAreaElement;
    const text = field.value.trim();
    if (text && !replies.includes(text)) change([text, ...replies]);
    field.value = '';
  };
  return html`<section class="stack" aria-labelledby="replies">
    <h3 id="replies">${words.text('replies.title')}</h3>
    ${replies.length === 0 ? html`<p class="muted">${words.text('replies.none')}</p>` : nothing}
    <ul>
      ${replies.map(
        (text) =>
          html`<li class="row">
            <span class="grow">${text}</span>
            <button
              class="button text"
              aria-label=${words.text('replies.delete-one', { text })}
              @click=${() => change(replies.filter((other) => other !== text))}
            >
              ${words.text('replies.delete')}
            </button>
          </li>`,
      )}
    </ul>
    <form class="stack" @submit=${onAdd}>
      <label class="field">
        <span>${words.text('replies.new')}</span>
        <textarea class="input" name="reply" rows="2" maxlength=${LIMITS.messageChars}></textarea>
      </label>
      <div class="row"><span class="grow"></span><button class="button outline">${words.text('replies.add')}</button></div>
    </form>
  </section>`;
}
