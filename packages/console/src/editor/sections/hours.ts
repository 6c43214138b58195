import { html, nothing, type TemplateResult } from 'lit';
import { addDays, isCalendarDay } from '@consult-kit/protocol/calendar';
import { dayField, localizedField, placeProblems, textField, tickField } from '../form/fields.ts';
import { listAt, textAt, type FormView } from '../form/form-view.ts';
import { valueAt, type Path } from '../paths.ts';

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
  const list = listAt(view, path);
  return html`<div class="day" role="group" aria-label=${name}>
    <span class="day-name">${name}</span>
    <div class="stack grow">
      ${list.length === 0 ? html`<span class="muted closed">${words.text('hours.closed')}</span>` : nothing} ${placeProblems(view, path)}
      ${list.map(
        (_, index) =>
          html`<div class="row stretch">
            ${textField(view, [...path, index, 'from'], words.text('hours.from-time'), { placeholder: 'HH:MM' })}
            ${textField(view, [...path, index, 'to'], words.text('hours.to-time'), { placeholder: 'HH:MM' })}
            ${
              view.readOnly
                ? nothing
                : html`<button
                    class="button text"
                    type="button"
                    aria-label=${words.text('hours.remove-one', { name })}
                    @click=${() => view.set([...path, index], undefined)}
                  >
                    ${words.text('form.remove')}
                  </button>`
            }
            ${placeProblems(view, [...path, index])}
          </div>`,
      )}
    </div>
    ${
      view.readOnly
        ? nothing
        : html`<button
            class="button text"
            type="button"
            aria-label=${words.text('hours.add-one', { name })}
            @click=${() => view.set(path, [...list, NEW_STRETCH])}
          >
            ${words.text('hours.add')}
          </button>`
    }
  </div>`;
}

function exceptions(view: FormView, path: Path): TemplateResult {
  const { words } = view;
  const at = [...path, 'exceptions'];
  const list = listAt(view, at);
  const begin = (): void => {
    const firstDay = textAt(view, ['firstDay']);
    const day = isCalendarDay(firstDay) ? addDays(firstDay, 1) : firstDay;
    view.set(at, [...list, { firstDay: day, lastDay: day, hours: [] }]);
  };
  const remove = (index: number): void => view.set(at, list.length === 1 ? undefined : list.filter((_, other) => other !== index));
  return html`<fieldset class="stack" data-path=${JSON.stringify(at)} tabindex="-1">
    <legend class="strong">${words.text('hours.exceptions')}</legend>
    ${list.map((_, index) => {
      const one = [...at, index];
      return html`<fieldset class="group stack">
        <legend>${words.text('hours.exception', { number: index + 1 })}</legend>
        <div class="columns">
          ${dayField(view, [...one, 'firstDay'], words.text('when.first-day'))}
          ${dayField(view, [...one, 'lastDay'], words.text('when.last-day'))}
        </div>
        ${stretches(view, [...one, 'hours'], words.text('hours.these-days'))}
        ${localizedField(view, [...one, 'names'], words.text('hours.exception.names'))}
        ${
          view.readOnly
            ? nothing
            : html`<div>
                <button class="button text" type="button" @click=${() => remove(index)}>
                  ${words.text('hours.exception.remove', { number: index + 1 })}
                </button>
              </div>`
        }
      </fieldset>`;
    })}
    ${
      view.readOnly
        ? list.length === 0
          ? html`<p class="muted">${words.text('hours.no-exceptions')}</p>`
          : nothing
        : html`<div><button class="button outline" type="button" @click=${begin}>${words.text('hours.exception.add')}</button></div>`
    }
  </fieldset>`;
}
