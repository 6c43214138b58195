import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { wallTimeAt, offsetAt } from '@consult-kit/protocol/calendar';
import { namedTime, ownTime, ownZone } from '../../times.ts';
import { zoneChoice, zoneLabel } from '../../zone-names.ts';
import { dayField, textField } from '../form/fields.ts';
import { findingsAt, idOf, textAt, type FormView } from '../form/form-view.ts';
import { momentsOf, repeatedAt, type Moments, type TimeKey } from '../form/moments.ts';
import { minutesBehind, zoneGroups } from '../form/zones.ts';
import { pickText } from '@consult-kit/protocol';

const MINUTE_MS = 60_000;

/** Time zone, first and last day, and the optional times of both; below each what it stands for, here and at the reader's place. */
export function whenSection(view: FormView): TemplateResult {
  const { words } = view;
  const moments = momentsOf(view.file);
  const lastMinute = (atMs: number | undefined): number | undefined => (atMs === undefined ? undefined : atMs - MINUTE_MS);
  const firstNote = note(view, moments, 'when.first-minute', moments.startsAtMs);
  const lastMs = latest(moments.cardClosesAtMs, moments.lineClosesAtMs);
  return html`${zoneField(view, moments)}
    <div class="columns">
      <div class="stack">
        ${dayField(view, ['firstDay'], words.text('when.first-day'), { note: firstNote })}
        ${timeField(view, moments, 'opensAtLocal', 'firstDay', words.text('when.opens.hint'))}
      </div>
      <div class="stack">
        ${dayField(view, ['lastDay'], words.text('when.last-day'), { note: note(view, moments, 'when.last-minute', lastMinute(lastMs)) })}
        ${timeField(view, moments, 'cardClosesAtLocal', 'lastDay', words.text('when.closes.hint'))}
        ${timeField(view, moments, 'lineClosesAtLocal', 'lastDay', words.text('when.closes.hint'))}
      </div>
    </div>`;
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : Math.max(a, b);
}

function zoneField(view: FormView, { timeZone }: Moments): TemplateResult {
  const { words, nowMs } = view;
  const path = ['timeZone'];
  const value = textAt(view, path);
  const groups = zoneGroups(nowMs, words.lang());
  const isListed = groups.some(({ zones }) => zones.some(([zone]) => zone === value));
  const found = findingsAt(view, path);
  const id = idOf(path);
  return html`<div class="field">
    <label for=${id}>${words.text('when.zone')}</label>
    <select
      class="input zone"
      id=${id}
      data-path=${JSON.stringify(path)}
      aria-describedby="${id}-here ${id}-found"
      aria-invalid=${found.length > 0 ? 'true' : 'false'}
      ?disabled=${view.readOnly}
      @change=${(event: Event) => view.set(path, (event.target as HTMLSelectElement).value)}
    >
      ${guard(
        [groups, value, words.lang()],
        () =>
          html`${isListed ? nothing : html`<option value=${value} selected>${timeZone === undefined ? value : zoneChoice(value, nowMs, words.lang())}</option>`}
          ${groups.map(
            ({ part, zones }) =>
              html`<optgroup label=${words.text(`when.part.${part}`)}>
                ${zones.map(([zone, label]) => html`<option value=${zone} ?selected=${zone === value}>${label}</option>`)}
              </optgroup>`,
          )}`,
      )}
    </select>
    <span id="${id}-here" class="meta muted">${timeZone === undefined ? nothing : hereText(view, timeZone)}</span>
    <span id="${id}-found">${found.map(({ messages }) => html`<span class="found error">${pickText(messages, words.lang())}</span>`)}</span>
  </div>`;
}

/** Where the reader is, and how far from the campaign: `You are in Europe/Berlin, 7 hours behind the campaign.` */
function hereText({ words, nowMs }: FormView, timeZone: string): string {
  const here = ownZone();
  const minutes = minutesBehind(here, timeZone, nowMs);
  const zone = `${zoneLabel(here, nowMs, words.lang())} (${here})`;
  if (minutes === 0) return words.text('when.here.same', { zone });
  const hours = words.text('when.hours', { count: Math.abs(minutes) / 60 });
  return words.text(minutes > 0 ? 'when.here.behind' : 'when.here.ahead', { zone, hours });
}

/** A wall time on the first or last day. Where the clocks give it twice, it is chosen which of the two is meant. */
function timeField(view: FormView, moments: Moments, key: TimeKey, dayKey: 'firstDay' | 'lastDay', hint: string): TemplateResult {
  const { words, file } = view;
  const atMs = { opensAtLocal: moments.startsAtMs, cardClosesAtLocal: moments.cardClosesAtMs, lineClosesAtLocal: moments.lineClosesAtMs }[
    key
  ];
  const isWritten = file[key] !== undefined;
  const time = textAt(view, [key]);
  const repeated = repeatedAt(file[dayKey], time, moments.timeZone);
  const shown = isWritten && atMs !== undefined ? note(view, moments, 'when.stands-for', atMs) : nothing;
  return html`${textField(view, [key], words.text(`when.${key}`), {
    hint,
    placeholder: 'HH:MM',
    note: html`${repeated && moments.timeZone ? repeatedChoice(view, key, time, repeated, moments.timeZone) : nothing}${shown}`,
  })}`;
}

function repeatedChoice(view: FormView, key: TimeKey, time: string, both: readonly [number, number], timeZone: string): TemplateResult {
  const wall = time.slice(0, 5);
  return html`<div class="row" role="group" aria-label=${view.words.text('when.twice')}>
    <span class="meta">${view.words.text('when.twice')}</span>
    ${both.map((atMs, index) => {
      const written = `${wall}${offsetAt(atMs, timeZone)}`;
      return html`<button
        class="button outline"
        type="button"
        aria-pressed=${written === time ? 'true' : 'false'}
        ?disabled=${view.readOnly}
        @click=${() => view.set([key], written)}
      >
        ${view.words.text(index === 0 ? 'when.twice.first' : 'when.twice.second', { time: written })}
      </button>`;
    })}
  </div>`;
}

/** What a value stands for: wall time with its zone, and in grey that of the reader. */
function note({ words }: FormView, { timeZone }: Moments, key: string, atMs: number | undefined): TemplateResult | typeof nothing {
  if (timeZone === undefined || atMs === undefined) return nothing;
  return html`<span class="meta note" title=${wallTimeAt(atMs, timeZone)}>
    ${words.text(key, { time: namedTime(atMs, timeZone, words.lang()) })} ${ownTime(atMs, timeZone, words)}
  </span>`;
}
