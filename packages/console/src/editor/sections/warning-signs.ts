import { html, type TemplateResult } from 'lit';
import { CAMPAIGN_LIMITS } from '@consult-kit/protocol';
import { textField, textsFields } from '../form/fields.ts';
import type { FormView } from '../form/form-view.ts';
import { addButton, listEditor, type ListOptions } from '../form/list-editor.ts';
import { idFromTexts, textOf } from '../form/names.ts';
import type { Path } from '../paths.ts';

/** Warning signs of the safety check. @param isNeeded - Those of every group, of which there has to be one. */
export function signsEditor(view: FormView, path: Path, isNeeded: boolean): TemplateResult {
  const { words } = view;
  return listEditor(view, path, {
    nameOf: (item, index) => textOf(view, item, 'texts') || words.text('signs.unnamed', { number: index + 1 }),
    ...shortText(view),
    isOrdered: true,
    isNeeded,
    max: CAMPAIGN_LIMITS.warningSignsMax,
    none: words.text('signs.none'),
    adder: (add) => addButton(path, words.text('signs.add'), () => add({ id: view.lists.freshId('sign'), texts: {} })),
  });
}

/** An entry that is a short text in every language, and an id. */
export function shortText(view: FormView): Pick<ListOptions, 'fields' | 'foot' | 'idOf'> {
  return {
    fields: (path) => html`<div class="columns">${textsFields(view, [...path, 'texts'])}</div>`,
    foot: (path) => textField(view, [...path, 'id'], view.words.text('form.id')),
    idOf: (item) => idFromTexts(item, 'texts'),
  };
}
