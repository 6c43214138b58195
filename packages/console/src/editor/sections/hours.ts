import { html, nothing, type TemplateResult } from 'lit';
import { CAMPAIGN_LIMITS } from '@consult-kit/protocol';
import { addDays, isCalendarDay } from '@consult-kit/protocol/calendar';
import { dayField, localizedField, placeProblems, textField, tickField } from '../form/fields.ts';
import { textAt, type FormView } from '../form/form-view.ts';
import { addButton, listEditor } from '../form/list-editor.ts';
import { textOf } from '../form/names.ts';
import { isRecord, valueAt, type Path } from '../paths.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** A Monday, to name weekdays by. */
const SOME_MONDAY_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
/** What a new stretch begins with. */
const NEW_STRETCH = { from: '08:00', to: '22:00' };

/** The hours of the campaign; always open if the file says nothing. */
export function hoursSection(view: FormView): TemplateResult {
  return hoursEditor(view, ['serviceHours'], view.words.text('hours.always'));
}

/** Weekly hours and exceptions at a place of the file. @param without - What holds while there are none. */
export function hoursEditor(view: FormView, path: Path, without: string): TemplateResult {
  const isWritten = valueAt(view.file, path) !== undefined;
  const begin = Object.fromEntries(WEEKDAYS.map((day) => [day, [NEW_STRETCH]]));
  return html`${tickField(view, path, without, !isWritten, (isOn) => view.set(path, isOn ? undefined : { weekly: begin }))}
  ${placeProblems(view, path)} ${isWritten ? html`${weekly(view, path)}${exceptions(view, path)}` : nothing}`;
}

function weekly(view: FormView, path: Path): TemplateResult {
  const { words } = view;
  const monday = [...path, 'weekly', 'mon'];
  const toAll = (): void => {
    const hours = valueAt(view.file, monday);
    view.set([...path, 'weekly'], Object.fromEntries(WEEKDAYS.map((day) => [day, hours ?? []])));
  };
  return html`<fieldset class="stack">
    <legend class="strong">${words.text('hours.weekly')}</legend>
    ${WEEKDAYS.map((day, index) => stretches(view, [...path, 'weekly', day], weekday(index, words.lang())))}
    ${view.readOnly ? nothing : html`<div><button class="button outline" type="button" @click=${toAll}>${words.text('hours.monday-to-all')}</button></div>`}
  </fieldset>`;
}

function weekday(index: number, lang: string): string {
  return new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' }).format(SOME_MONDAY_MS + index * DAY_MS);
}

/** The stretches of one day; none means closed. */
function stretches(view: FormView, path: Path, name: string): TemplateResult {
  const { words } = view;
  return html`<div class="day" role="group" aria-label=${name}>
    <span class="day-name">${name}</span>
    <div class="stack grow">
      ${listEditor(view, path, {
        nameOf: (item) => `${name} ${stretchName(item)}`,
        fields: (at) => stretchFields(view, at),
        isNeeded: true,
        max: CAMPAIGN_LIMITS.stretchesPerDayMax,
        none: words.text('hours.closed'),
        adder: (add) => addButton(path, words.text('hours.add'), () => add({ ...NEW_STRETCH }), words.text('hours.add-one', { name })),
      })}
    </div>
  </div>`;
}

function stretchName(item: unknown): string {
  return isRecord(item) ? `${String(item['from'] ?? '')}–${String(item['to'] ?? '')}` : '';
}

function stretchFields(view: FormView, path: Path): TemplateResult {
  const { words } = view;
  return html`<div class="row stretch">
    ${textField(view, [...path, 'from'], words.text('hours.from-time'), { placeholder: 'HH:MM' })}
    ${textField(view, [...path, 'to'], words.text('hours.to-time'), { placeholder: 'HH:MM' })}
  </div>`;
}

/** Days that differ. The first one that holds a day decides, so their order means something. */
function exceptions(view: FormView, path: Path): TemplateResult {
  const { words } = view;
  const at = [...path, 'exceptions'];
  const begin = (): object => {
    const firstDay = textAt(view, ['firstDay']);
    const day = isCalendarDay(firstDay) ? addDays(firstDay, 1) : firstDay;
    return { firstDay: day, lastDay: day, hours: [] };
  };
  return html`<fieldset class="stack" data-path=${JSON.stringify(at)} tabindex="-1">
    <legend class="strong">${words.text('hours.exceptions')}</legend>
    ${listEditor(view, at, {
      nameOf: (item, index) => textOf(view, item, 'names') || words.text('hours.exception', { number: index + 1 }),
      fields: (one) => exceptionFields(view, one),
      isOrdered: true,
      max: CAMPAIGN_LIMITS.exceptionsMax,
      none: words.text('hours.no-exceptions'),
      adder: (add) => addButton(at, words.text('hours.exception.add'), () => add(begin())),
    })}
  </fieldset>`;
}

function exceptionFields(view: FormView, path: Path): TemplateResult {
  const { words } = view;
  return html`<div class="columns">
      ${dayField(view, [...path, 'firstDay'], words.text('when.first-day'))}
      ${dayField(view, [...path, 'lastDay'], words.text('when.last-day'))}
    </div>
    ${stretches(view, [...path, 'hours'], words.text('hours.these-days'))}
    ${localizedField(view, [...path, 'names'], words.text('hours.exception.names'))}`;
}
