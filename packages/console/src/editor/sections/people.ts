import { html, type TemplateResult } from 'lit';
import { checkField, linesField, numberField, placeProblems, textField } from '../form/fields.ts';
import type { FormView } from '../form/form-view.ts';
import { hostKeysEditor } from './host-keys.ts';

/** Where the campaign is, whom it serves, and which pages may show it. */
export function regionSection(view: FormView): TemplateResult {
  const { words } = view;
  return html`${placeProblems(view, ['region'])}
    <div class="columns">
      ${textField(view, ['region', 'code'], words.text('region.code'), { hint: words.text('region.code.hint'), placeholder: 'CN' })}
      ${textField(view, ['region', 'emergencyNumber'], words.text('region.emergency'), { placeholder: '120', inputMode: 'tel' })}
    </div>
    ${linesField(view, ['region', 'eligible'], words.text('region.eligible'), { hint: words.text('region.eligible.hint') })}
    ${linesField(view, ['hosts', 'origins'], words.text('hosts.origins'), {
      hint: words.text('hosts.origins.hint'),
      placeholder: 'https://shop.example',
      isNeeded: true,
    })}
    ${checkField(view, ['hosts', 'guests'], words.text('hosts.guests'), true)}
    <fieldset class="stack">
      <legend class="strong">${words.text('keys')}</legend>
      <p class="meta muted">${words.text('keys.hint')}</p>
      ${hostKeysEditor(view)}
    </fieldset>`;
}

/** Bounds of the lines. */
export function queueSection(view: FormView): TemplateResult {
  const { words } = view;
  return html`<div class="columns">
    ${numberField(view, ['queue', 'maxWaiting'], words.text('queue.max-waiting'), { hint: words.text('queue.max-waiting.hint') })}
    ${numberField(view, ['queue', 'maxChatsPerDoctor'], words.text('queue.max-chats'), { hint: words.text('queue.max-chats.hint') })}
  </div>`;
}
