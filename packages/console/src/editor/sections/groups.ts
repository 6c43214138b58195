import { html, nothing, type TemplateResult } from 'lit';
import { pickText, type LocalizedText } from '@consult-kit/protocol';
import { checkField, localizedField, numberField, placeProblems, selectField } from '../form/fields.ts';
import { listAt, textAt, type FormView } from '../form/form-view.ts';
import { isRecord, valueAt, type Path } from '../paths.ts';
import { hoursEditor } from './hours.ts';

const ICONS = ['adult', 'child', 'pregnant', 'elder', 'person'] as const;

/** The groups of people: on or off, their order, names, ages and hours. Questions and warning signs are in the JSON. */
export function groupsSection(view: FormView): TemplateResult {
  const list = listAt(view, ['modules']);
  return html`${placeProblems(view, ['modules'])} ${list.map((module, index) => group(view, module, index, list))}`;
}

function group(view: FormView, module: unknown, index: number, list: readonly unknown[]): TemplateResult {
  const { words } = view;
  const path = ['modules', index];
  const name = nameOf(view, module, path);
  const id = textAt(view, [...path, 'id']);
  return html`<fieldset class="group stack">
    <legend><span class="strong">${name}</span> <span class="meta muted">${id}</span></legend>
    <div class="row">
      <div class="grow">${checkField(view, [...path, 'enabled'], words.text('groups.on'), true)}</div>
      ${
        view.readOnly
          ? nothing
          : html`${mover(view, list, index, index - 1, words.text('groups.up', { name }), words.text('groups.up.short'))}
            ${mover(view, list, index, index + 1, words.text('groups.down', { name }), words.text('groups.down.short'))}`
      }
    </div>
    ${localizedField(view, [...path, 'names'], words.text('groups.names'))}
    ${localizedField(view, [...path, 'hints'], words.text('groups.hints'))}
    <div class="columns narrow">
      ${numberField(view, [...path, 'ages', 'fromYears'], words.text('groups.from-years'))}
      ${numberField(view, [...path, 'ages', 'toYears'], words.text('groups.to-years'))}
      ${selectField(view, [...path, 'icon'], words.text('groups.icon'), [
        ['', words.text('groups.icon.none')],
        ...ICONS.map((icon) => [icon, words.text(`groups.icon.${icon}`)] as const),
      ])}
    </div>
    ${placeProblems(view, [...path, 'ages'])} ${hoursEditor(view, [...path, 'serviceHours'], words.text('groups.hours'))}
    ${placeProblems(view, [...path, 'questions'])}
    <div class="row">
      ${jsonButton(view, [...path, 'questions'], words.text('groups.questions', { count: listAt(view, [...path, 'questions']).length, name }))}
      ${jsonButton(view, [...path, 'warningSigns'], words.text('groups.signs', { count: listAt(view, [...path, 'warningSigns']).length, name }))}
    </div>
  </fieldset>`;
}

function nameOf({ words }: FormView, module: unknown, path: Path): string {
  const names = isRecord(module) && isRecord(module['names']) ? (module['names'] as LocalizedText) : undefined;
  return pickText(names, words.lang()) || String(path[1]);
}

/** Moves a group to another place among the tiles. */
function mover(view: FormView, list: readonly unknown[], from: number, to: number, label: string, text: string): TemplateResult {
  const move = (): void => {
    if (to < 0 || to >= list.length) return;
    view.set(
      ['modules'],
      list.map((module, index) => (index === from ? list[to] : index === to ? list[from] : module)),
    );
  };
  return html`<button
    class="button outline"
    type="button"
    aria-label=${label}
    aria-disabled=${to < 0 || to >= list.length ? 'true' : 'false'}
    @click=${move}
  >
    ${text}
  </button>`;
}

function jsonButton(view: FormView, path: Path, text: string): TemplateResult {
  const at = valueAt(view.file, path) === undefined ? path.slice(0, -1) : path;
  return html`<button class="button text" type="button" @click=${() => view.showJson(at)}>${text}</button>`;
}
