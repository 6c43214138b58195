import { html, type TemplateResult } from 'lit';
import { CAMPAIGN_LIMITS } from '@consult-kit/protocol';
import { checkField, localizedField, numberField, placeProblems, selectField, textField } from '../form/fields.ts';
import type { FormView } from '../form/form-view.ts';
import { addChoice, listEditor } from '../form/list-editor.ts';
import { idFromTexts, textOf } from '../form/names.ts';
import { isRecord, type Path } from '../paths.ts';
import { hoursEditor } from './hours.ts';
import { groupChoices, newGroup } from './new-group.ts';
import { questionsEditor } from './questions.ts';
import { signsEditor } from './warning-signs.ts';

const ICONS = ['adult', 'child', 'pregnant', 'elder', 'person'] as const;
const PATH: Path = ['modules'];

/** The groups of people, in the order of the tiles: each with its names, ages, hours, warning signs and questions. */
export function groupsSection(view: FormView): TemplateResult {
  const { words } = view;
  const nameOf = (item: unknown, index: number): string =>
    textOf(view, item, 'names') || words.text('groups.unnamed', { number: index + 1 });
  return listEditor(view, PATH, {
    nameOf,
    detail: (item) => detail(view, item),
    fields: (path) => groupFields(view, path),
    folds: true,
    isOrdered: true,
    isNeeded: true,
    max: CAMPAIGN_LIMITS.modulesMax,
    idOf: (item) => idFromTexts(item, 'names'),
    adder: (add) =>
      addChoice(PATH, words.text('groups.template'), groupChoices(view, nameOf), words.text('groups.add'), (choice) =>
        add(newGroup(view, choice)),
      ),
  });
}

/** The id of a closed group, and whether it is turned off. */
function detail({ words }: FormView, item: unknown): string {
  if (!isRecord(item)) return '';
  const id = String(item['id'] ?? '');
  return item['enabled'] === false ? `${id} · ${words.text('groups.is-off')}` : id;
}

function groupFields(view: FormView, path: Path): TemplateResult {
  const { words } = view;
  return html`${checkField(view, [...path, 'enabled'], words.text('groups.on'), true)}
    ${localizedField(view, [...path, 'names'], words.text('groups.names'))}
    ${localizedField(view, [...path, 'hints'], words.text('groups.hints'))}
    ${textField(view, [...path, 'id'], words.text('groups.id'), { hint: words.text('groups.id.hint') })}
    <div class="columns narrow">
      ${numberField(view, [...path, 'ages', 'fromYears'], words.text('groups.from-years'))}
      ${numberField(view, [...path, 'ages', 'toYears'], words.text('groups.to-years'))}
      ${selectField(view, [...path, 'icon'], words.text('groups.icon'), [
        ['', words.text('groups.icon.none')],
        ...ICONS.map((icon) => [icon, words.text(`groups.icon.${icon}`)] as const),
      ])}
    </div>
    ${placeProblems(view, [...path, 'ages'])} ${hoursEditor(view, [...path, 'serviceHours'], words.text('groups.hours'))}
    <fieldset class="stack">
      <legend class="strong">${words.text('signs.of-group')}</legend>
      ${signsEditor(view, [...path, 'warningSigns'], false)}
    </fieldset>
    <fieldset class="stack">
      <legend class="strong">${words.text('questions')}</legend>
      ${questionsEditor(view, [...path, 'questions'])}
    </fieldset>`;
}
