import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '@consult-kit/elements/foundation.js';
import { errorLabel } from '@consult-kit/protocol';
import { ownZone, zonedText } from '../times.ts';
import type { DraftStatus } from './draft-keeper.ts';

/** Whether the draft is saved, in words, with a button where a save has failed. */
export function saveState({ saving, savedAt, failure, looseText }: DraftStatus, words: Localize, retry: () => void): TemplateResult {
  const isLoose = saving === 'unsaved' && looseText !== undefined;
  return html`<div class="row" role="status">
    <span class=${saving === 'failed' || saving === 'conflict' ? 'strong failed' : 'muted'}>
      ${saving === 'failed' && failure ? words.text('save.failed', { label: errorLabel(failure) }) : words.text(isLoose ? 'save.loose' : textKey(saving, savedAt), { time: timeOf(savedAt, words) })}
    </span>
    ${saving === 'failed' ? html`<button class="button outline" type="button" @click=${retry}>${words.text('save.retry')}</button>` : nothing}
  </div>`;
}

function textKey(saving: DraftStatus['saving'], savedAt: string | undefined): string {
  if (saving !== 'saved') return `save.${saving}`;
  return savedAt === undefined ? 'save.nothing' : 'save.saved';
}

function timeOf(at: string | undefined, words: Localize): string {
  return at === undefined ? '' : (zonedText(at, ownZone(), words.lang()).split(' ').pop() ?? '');
}
