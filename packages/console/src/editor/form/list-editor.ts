import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { valueAt, type Path } from '../paths.ts';
import { placeProblems } from './fields.ts';
import { findingsAt, idOf, listAt, textAt, type FormView } from './form-view.ts';
import type { Removal } from './form-lists.ts';

/** How one list of the file is shown and changed. */
export interface ListOptions {
  /** What people call an entry, for labels and for what is said. */
  nameOf: (item: unknown, index: number) => string;
  /** The fields of an entry. */
  fields: (path: Path, item: unknown) => TemplateResult;
  /** A small field beside the buttons of an entry. */
  foot?: (path: Path) => TemplateResult;
  /** Entries of many fields are closed at first, and show their name alone. */
  folds?: boolean;
  /** Behind the name of a closed entry. */
  detail?: (item: unknown, index: number) => TemplateResult | string;
  /** The order means something, so entries can be moved. */
  isOrdered?: boolean;
  /** The file needs the list, though it may be empty. */
  isNeeded?: boolean;
  /** Entries at most. */
  max: number;
  /** An id for an entry that was added here, from its name. */
  idOf?: (item: unknown) => string;
  /** Shown while there are none. */
  none?: string;
  /** What adds an entry; `add` puts it at the end. */
  adder: (add: (item: unknown) => void) => TemplateResult;
}

/** A list of the file: its entries with their fields, and what adds, removes, moves and restores them. */
export function listEditor(view: FormView, path: Path, options: ListOptions): TemplateResult {
  const { words, lists } = view;
  const list = listAt(view, path);
  const keys = lists.keysAt(view, path);
  const removal = view.readOnly ? undefined : lists.removalAt(view, path);
  const isBroken = valueAt(view.file, path) !== undefined && !Array.isArray(valueAt(view.file, path));
  return html`${placeProblems(view, path)} ${isBroken ? broken(view, path) : nothing}
    ${list.length === 0 && options.none !== undefined ? html`<p class="muted">${options.none}</p>` : nothing}
    <ul class="entries" ?hidden=${list.length === 0 && !removal}>
      ${repeat(
        list,
        (_, index) => keys[index],
        (item, index) =>
          html`${removal?.index === index ? undoRow(view, path, removal) : nothing}
          ${entry(view, path, { item, index, count: list.length, key: keys[index] ?? '' }, options)}`,
      )}
      ${removal && removal.index >= list.length ? undoRow(view, path, removal) : nothing}
    </ul>
    ${
      view.readOnly || isBroken
        ? nothing
        : list.length >= options.max
          ? html`<p class="meta muted" tabindex="-1" data-add=${JSON.stringify(path)}>
              ${words.text('list.full', { count: options.max })}
            </p>`
          : options.adder((item) => lists.add(view, path, item, options.nameOf))
    }`;
}

/**
 * The button of an `adder`. Focus comes here when the last entry is gone.
 * @param label - Says more than the text where several lists have the same one.
 */
export function addButton(path: Path, text: string, onAdd: () => void, label?: string): TemplateResult {
  return html`<div>
    <button class="button outline" type="button" data-add=${JSON.stringify(path)} aria-label=${label ?? nothing} @click=${onAdd}>
      ${text}
    </button>
  </div>`;
}

/** A choice of what to add, and the button that adds it. */
export function addChoice(
  path: Path,
  label: string,
  choices: readonly (readonly [value: string, text: string])[],
  text: string,
  onAdd: (choice: string) => void,
): TemplateResult {
  const id = `${idOf(path)}-kind`;
  const add = (event: Event): void => {
    const select = (event.currentTarget as HTMLElement).closest('.adder')?.querySelector('select');
    if (select) onAdd(select.value);
  };
  return html`<div class="row adder">
    <div class="field grow">
      <label for=${id}>${label}</label>
      <select class="input" id=${id}>
        ${choices.map(([value, name]) => html`<option value=${value}>${name}</option>`)}
      </select>
    </div>
    <button class="button outline end" type="button" data-add=${JSON.stringify(path)} @click=${add}>${text}</button>
  </div>`;
}

interface Entry {
  item: unknown;
  index: number;
  count: number;
  key: string;
}

function entry(view: FormView, list: Path, { item, index, count, key }: Entry, options: ListOptions): TemplateResult {
  const path = [...list, index];
  const name = options.nameOf(item, index);
  const { idOf: idFor } = options;
  const follow = idFor && (() => view.lists.followName(view, list, index, idFor(valueAt(view.file, path))));
  const isOpen = !options.folds || view.lists.isOpen(key);
  const actions = view.readOnly ? nothing : entryActions(view, list, index, count, name, options);
  const fields = (): TemplateResult => html`${placeProblems(view, path)}${options.fields(path, item)}`;
  return html`<li class="entry" tabindex="-1" data-item=${JSON.stringify(path)} @change=${follow ?? nothing}>
    ${
      options.folds
        ? html`<div class="entry-head">
              <h4 class="grow">
                <button class="fold" type="button" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => view.lists.toggle(key)}>
                  <span class="strong">${name}</span>
                  <span class="meta muted">${options.detail?.(item, index) ?? textAt(view, [...path, 'id'])}</span>
                  ${foundInside(view, path)}
                </button>
              </h4>
              ${actions}
            </div>
            ${isOpen ? html`<div class="entry-body">${fields()}</div>` : nothing}`
        : html`<div class="entry-flat" role="group" aria-label=${name}>
            <div class="stack">${fields()}</div>
            <div class="entry-foot">${options.foot?.(path) ?? nothing} ${actions}</div>
          </div>`
    }
  </li>`;
}

function foundInside(view: FormView, path: Path): TemplateResult | typeof nothing {
  const { words } = view;
  const found = findingsAt(view, path, true);
  const errors = found.filter(({ severity }) => severity === 'error').length;
  if (found.length === 0) return nothing;
  return errors > 0
    ? html`<span class="meta count error">${words.text('findings.errors', { count: errors })}</span>`
    : html`<span class="meta count">${words.text('findings.warnings', { count: found.length })}</span>`;
}

function entryActions(view: FormView, list: Path, index: number, count: number, name: string, options: ListOptions): TemplateResult {
  const { words, lists } = view;
  const mover = (on: 'up' | 'down'): TemplateResult =>
    html`<button
      class="button text"
      type="button"
      data-move=${on}
      aria-label=${words.text(`list.${on}`, { name })}
      aria-disabled=${(on === 'up' ? index === 0 : index === count - 1) ? 'true' : 'false'}
      @click=${() => lists.move(view, list, index, on, name)}
    >
      ${words.text(`list.${on}.short`)}
    </button>`;
  return html`<div class="entry-actions">
    ${options.isOrdered ? html`${mover('up')}${mover('down')}` : nothing}
    <button
      class="button text"
      type="button"
      aria-label=${words.text('list.remove', { name })}
      @click=${() => lists.remove(view, list, index, name, options.isNeeded ?? false)}
    >
      ${words.text('form.remove')}
    </button>
  </div>`;
}

/** Stands where the entry was. */
function undoRow(view: FormView, path: Path, removal: Removal): TemplateResult {
  const { words, lists } = view;
  const { name } = removal;
  return html`<li class="removed row">
    <span class="grow">${words.text('list.removed', { name })}</span>
    <button
      class="button outline"
      type="button"
      aria-label=${words.text('list.undo.name', { name })}
      @click=${() => lists.undo(view, path, removal)}
    >
      ${words.text('list.undo')}
    </button>
  </li>`;
}

/** What stands in the place of the list is none; only the JSON can show it. */
function broken(view: FormView, path: Path): TemplateResult {
  return html`<div class="row">
    <span class="grow">${textAt(view, path)}</span>
    <button class="button text" type="button" @click=${() => view.showJson(path)}>${view.words.text('list.json')}</button>
  </div>`;
}
