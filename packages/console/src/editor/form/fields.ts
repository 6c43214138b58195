import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { pickText, type Finding } from '@consult-kit/protocol';
import { isRecord, valueAt, type Path } from '../paths.ts';
import { findingsAt, idOf, languageName, languagesAt, languagesOf, textAt, type FormView } from './form-view.ts';
import { lines, parsedValue, wholeNumber, type Writing } from './parsed-value.ts';

/** What every field may have beside its label. */
export interface FieldOptions {
  /** Read with the field by assistive technology. */
  hint?: TemplateResult | string | undefined;
  /** Below the field: what the value means elsewhere. */
  note?: TemplateResult | typeof nothing | undefined;
  placeholder?: string;
  /** Says something else than the finding does, where the form knows the problem better. */
  problem?: string | undefined;
}

/** One line of text. Left empty, the key goes. */
export function textField(view: FormView, path: Path, label: string, options: FieldOptions & { list?: string; inputMode?: string } = {}) {
  return labelled(view, path, label, options, (attributes) => {
    return html`<input
      class="input"
      id=${attributes.id}
      data-path=${attributes.path}
      aria-describedby=${attributes.describedBy}
      aria-invalid=${attributes.invalid}
      autocomplete="off"
      spellcheck="false"
      inputmode=${(options.inputMode ?? nothing) as 'numeric'}
      list=${options.list ?? nothing}
      placeholder=${options.placeholder ?? nothing}
      ?readonly=${view.readOnly}
      .value=${live(textAt(view, path))}
      @input=${(event: InputEvent) => view.set(path, textOf(event) || undefined)}
    />`;
  });
}

/** A calendar day, in the browser's own day field. */
export function dayField(view: FormView, path: Path, label: string, options: FieldOptions = {}) {
  return labelled(view, path, label, options, (attributes) => {
    return html`<input
      class="input"
      type="date"
      id=${attributes.id}
      data-path=${attributes.path}
      aria-describedby=${attributes.describedBy}
      aria-invalid=${attributes.invalid}
      ?readonly=${view.readOnly}
      .value=${live(textAt(view, path))}
      @change=${(event: Event) => view.set(path, textOf(event) || undefined)}
    />`;
  });
}

/** A value that is written in another way than it stands in the file: whole numbers, amounts, lists. */
export function writtenField(
  view: FormView,
  path: Path,
  label: string,
  writing: Writing,
  options: FieldOptions & { rows?: number; inputMode?: string } = {},
) {
  return labelled(view, path, label, { ...options, below: true }, (attributes) => {
    const onInput = (event: InputEvent): void => view.set(path, writing.read(textOf(event)));
    const shown = parsedValue(valueAt(view.file, path), writing);
    if (options.rows === undefined)
      return html`<input
        class="input"
        id=${attributes.id}
        data-path=${attributes.path}
        data-below
        aria-describedby=${attributes.describedBy}
        aria-invalid=${attributes.invalid}
        autocomplete="off"
        inputmode=${(options.inputMode ?? nothing) as 'numeric'}
        placeholder=${options.placeholder ?? nothing}
        ?readonly=${view.readOnly}
        ${shown}
        @input=${onInput}
      />`;
    return html`<textarea
      class="input"
      id=${attributes.id}
      data-path=${attributes.path}
      data-below
      aria-describedby=${attributes.describedBy}
      aria-invalid=${attributes.invalid}
      spellcheck="false"
      rows=${options.rows}
      placeholder=${options.placeholder ?? nothing}
      ?readonly=${view.readOnly}
      ${shown}
      @input=${onInput}
    ></textarea>`;
  });
}

/** A whole number. */
export function numberField(view: FormView, path: Path, label: string, options: FieldOptions = {}): TemplateResult {
  return writtenField(view, path, label, wholeNumber, { ...options, inputMode: 'numeric' });
}

/** A list of texts, one on each line. */
export function linesField(
  view: FormView,
  path: Path,
  label: string,
  options: FieldOptions & { isNeeded?: boolean; rows?: number } = {},
): TemplateResult {
  const count = Array.isArray(valueAt(view.file, path)) ? (valueAt(view.file, path) as unknown[]).length : 0;
  return writtenField(view, path, label, lines(options.isNeeded), {
    ...options,
    rows: options.rows ?? Math.min(Math.max(count + 1, 2), 8),
  });
}

/** A choice among a few values. */
export function selectField(
  view: FormView,
  path: Path,
  label: string,
  choices: readonly (readonly [value: string, text: string])[],
  options: FieldOptions = {},
) {
  const value = textAt(view, path);
  return labelled(view, path, label, options, (attributes) => {
    return html`<select
      class="input"
      id=${attributes.id}
      data-path=${attributes.path}
      aria-describedby=${attributes.describedBy}
      aria-invalid=${attributes.invalid}
      ?disabled=${view.readOnly}
      @change=${(event: Event) => view.set(path, textOf(event) || undefined)}
    >
      ${choices.some(([choice]) => choice === value) ? nothing : html`<option value=${value} selected>${value}</option>`}
      ${choices.map(([choice, text]) => html`<option value=${choice} ?selected=${choice === value}>${text}</option>`)}
    </select>`;
  });
}

/** Yes or no. @param unsaid - What holds while the file says nothing; choosing that takes the key away. */
export function checkField(view: FormView, path: Path, label: string, unsaid: boolean): TemplateResult {
  const value = valueAt(view.file, path) ?? unsaid;
  return tickField(view, path, label, value === true, (isOn) => view.set(path, isOn === unsaid ? undefined : isOn));
}

/** A tick that stands for whatever `onTick` makes of it. */
export function tickField(view: FormView, path: Path, label: string, isOn: boolean, onTick: (isOn: boolean) => void): TemplateResult {
  return html`<label class="row tick">
    <input
      type="checkbox"
      data-path=${JSON.stringify(path)}
      ?disabled=${view.readOnly}
      .checked=${live(isOn)}
      @change=${(event: Event) => onTick((event.target as HTMLInputElement).checked)}
    />
    <span>${label}</span>
  </label>`;
}

interface TextsOptions {
  rows?: number;
  pathIn?: (language: string) => Path;
}

/** A text in every language of the campaign, side by side, under a title of its own. */
export function localizedField(view: FormView, path: Path, label: string, options: FieldOptions & TextsOptions = {}): TemplateResult {
  return html`<fieldset class="group stack" data-path=${JSON.stringify(path)} tabindex="-1">
    <legend>${label}</legend>
    ${options.hint === undefined ? nothing : html`<p class="meta muted">${options.hint}</p>`}
    ${problems(view, idOf([...path, '']), findingsAt(view, path))}
    <div class="columns">${textFields(view, path, options)}</div>
  </fieldset>`;
}

/** The same without a title, among the other fields of a short entry. */
export function textsFields(view: FormView, path: Path): TemplateResult {
  return html`${placeProblems(view, path)}${textFields(view, path, {})}`;
}

function textFields(view: FormView, path: Path, { rows, pathIn = (language) => [...path, language] }: TextsOptions): TemplateResult[] {
  const texts = valueAt(view.file, path);
  const [source] = languagesOf(view);
  const isWritten = isRecord(texts) && Object.keys(texts).length > 0;
  return languagesAt(view, texts).map((language) => {
    const name = languageName(language, view);
    const at = pathIn(language);
    const isMissing = isWritten && language !== source && textAt(view, at) === '';
    const note = isMissing ? html`<span class="meta missing">${view.words.text('form.missing')}</span>` : undefined;
    if (rows === undefined) return textField(view, at, name, { note });
    return labelled(
      view,
      at,
      name,
      { note },
      (attributes) =>
        html`<textarea
          class="input"
          id=${attributes.id}
          data-path=${attributes.path}
          aria-describedby=${attributes.describedBy}
          aria-invalid=${attributes.invalid}
          lang=${language}
          rows=${rows}
          ?readonly=${view.readOnly}
          .value=${live(textAt(view, at))}
          @input=${(event: InputEvent) => view.set(at, textOf(event) || undefined)}
        ></textarea>`,
    );
  });
}

/** What was found at a place that has no field of its own, such as a whole list. Focus can be moved to it. */
export function placeProblems(view: FormView, path: Path): TemplateResult | typeof nothing {
  const found = findingsAt(view, path);
  if (found.length === 0) return nothing;
  return html`<div data-path=${JSON.stringify(path)} tabindex="-1">${problems(view, idOf(path), found)}</div>`;
}

interface FieldAttributes {
  id: string;
  path: string;
  describedBy: string | typeof nothing;
  invalid: 'true' | 'false';
}

/** A field with its label above it, and what is found at it below, joined by ids. */
function labelled(
  view: FormView,
  path: Path,
  label: string,
  { hint, note, problem, below = false }: FieldOptions & { below?: boolean },
  field: (attributes: FieldAttributes) => TemplateResult,
): TemplateResult {
  const id = idOf(path);
  const found = findingsAt(view, path, below);
  const ids = [hint === undefined ? '' : `${id}-hint`, found.length > 0 ? `${id}-found` : ''].filter((part) => part !== '');
  const invalid = found.some(({ severity }) => severity === 'error') ? 'true' : 'false';
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${field({ id, path: JSON.stringify(path), describedBy: ids.join(' ') || nothing, invalid })}
    ${hint === undefined ? nothing : html`<span id="${id}-hint" class="meta muted">${hint}</span>`} ${note ?? nothing}
    ${problem !== undefined && found.length > 0 ? html`<span id="${id}-found" class="error">${problem}</span>` : problems(view, id, found)}
  </div>`;
}

function problems({ words }: FormView, id: string, found: readonly Finding[]): TemplateResult | typeof nothing {
  if (found.length === 0) return nothing;
  return html`<div id="${id}-found">
    ${found.map(
      ({ severity, messages }) =>
        html`<p class="found ${severity}">
          <span class="strong">${words.text(`finding.${severity}`)}</span> ${pickText(messages, words.lang())}
        </p>`,
    )}
  </div>`;
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}
