import { html, nothing, type TemplateResult } from 'lit';
import { LIMITS } from '@consult-kit/protocol';
import { checkField, localizedField, placeProblems, textField } from '../form/fields.ts';
import { textAt, type FormView } from '../form/form-view.ts';
import { addButton, addChoice, listEditor } from '../form/list-editor.ts';
import { idFromTexts, textOf } from '../form/names.ts';
import { isRecord, type Path } from '../paths.ts';
import { shortText } from './warning-signs.ts';

const KINDS = ['age', 'choices', 'onset', 'text'] as const;

/** The questions of a group, one screen each. */
export function questionsEditor(view: FormView, path: Path): TemplateResult {
  const { words } = view;
  const kinds = KINDS.map((kind) => [kind, words.text(`questions.kind.${kind}`)] as const);
  return listEditor(view, path, {
    nameOf: (item, index) => textOf(view, item, 'titles') || kindName(view, item) || words.text('questions.unnamed', { number: index + 1 }),
    fields: (at) => questionFields(view, at),
    detail: (item) => detail(view, item),
    folds: true,
    isOrdered: true,
    isNeeded: true,
    max: LIMITS.questionsMax,
    idOf: (item) => idFromTexts(item, 'titles'),
    adder: (add) =>
      addChoice(path, words.text('questions.new'), kinds, words.text('questions.add'), (kind) => add(newQuestion(view, kind))),
  });
}

function kindName({ words }: FormView, item: unknown): string {
  const kind = isRecord(item) ? KINDS.find((known) => known === item['kind']) : undefined;
  return kind === undefined ? '' : words.text(`questions.kind.${kind}`);
}

/** Behind the name: the id, and the kind where the name does not say it. */
function detail(view: FormView, item: unknown): string {
  const id = isRecord(item) ? String(item['id'] ?? '') : '';
  return textOf(view, item, 'titles') === '' ? id : `${kindName(view, item)} · ${id}`;
}

/** A question of a kind, with what that kind needs. */
function newQuestion(view: FormView, kind: string): object {
  const options = kind === 'choices' ? { options: [newOption(view)], other: true } : {};
  return { id: view.lists.freshId('question'), kind, ...options };
}

function newOption(view: FormView): object {
  return { id: view.lists.freshId('option'), texts: {} };
}

function questionFields(view: FormView, path: Path): TemplateResult {
  const { words } = view;
  return html`${placeProblems(view, [...path, 'kind'])} ${localizedField(view, [...path, 'titles'], words.text('questions.titles'))}
  ${localizedField(view, [...path, 'hints'], words.text('questions.hints'))}
  ${textField(view, [...path, 'id'], words.text('form.id'), { hint: words.text('questions.id.hint') })} ${ofThisKind(view, path)}`;
}

function ofThisKind(view: FormView, path: Path): TemplateResult | typeof nothing {
  const { words } = view;
  const tick = (key: string): TemplateResult => checkField(view, [...path, key], words.text(`questions.${key}`), false);
  switch (textAt(view, [...path, 'kind'])) {
    case 'age':
      return html`<div>${tick('months')} ${tick('pregnancyWeeks')}</div>`;
    case 'onset':
      return tick('temperature');
    case 'choices':
      return html`<fieldset class="stack">
        <legend class="strong">${words.text('options')}</legend>
        ${optionsEditor(view, [...path, 'options'])} ${tick('other')}
      </fieldset>`;
    default:
      return nothing;
  }
}

function optionsEditor(view: FormView, path: Path): TemplateResult {
  const { words } = view;
  return listEditor(view, path, {
    nameOf: (item, index) => textOf(view, item, 'texts') || words.text('options.unnamed', { number: index + 1 }),
    ...shortText(view),
    isOrdered: true,
    isNeeded: true,
    max: LIMITS.optionsMax,
    adder: (add) => addButton(path, words.text('options.add'), () => add(newOption(view))),
  });
}
