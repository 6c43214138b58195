import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '@consult-kit/elements/foundation.js';
import type { DeskState, DoctorStatus } from '@consult-kit/protocol';
import { minutesSince } from '../shared/clock.ts';
import { doctorName } from '../shared/people.ts';

const STATUSES: readonly DoctorStatus[] = ['online', 'not-accepting', 'break', 'offline'];

/** What the header can ask for. */
export interface HeaderActions {
  setStatus(status: DoctorStatus): void;
  openCommands(): void;
  openSettings(): void;
  signOut(): void;
}

/** The desk's bar: status and load, the line, commands, settings, who is signed in. */
export function workbenchHeader(
  state: DeskState,
  nowMs: number,
  commandsKey: string,
  words: Localize,
  actions: HeaderActions,
): TemplateResult {
  const talking = state.chats.filter(({ consultation }) => consultation.state === 'talking').length;
  const oldest = state.line.map(({ waitingSince }) => waitingSince).sort()[0];
  return html`<header class="bar">
    <h1 tabindex="-1">${words.text('desk.title')}</h1>
    <label class="row status">
      <span class="visually-hidden">${words.text('status')}</span>
      <span class="dot" data-status=${state.status} aria-hidden="true"></span>
      <select class="input" .value=${state.status} @change=${(event: Event) => onStatus(event, state.status, actions)}>
        ${STATUSES.map((status) => html`<option value=${status} ?selected=${status === state.status}>${words.text(`status.${status}`)}</option>`)}
      </select>
    </label>
    <span class="meta summary grow">
      ${words.text('status.chats', { open: talking, cap: state.cap })} · ${words.text('line.count', { count: state.lineTotal })}
      ${oldest ? html` · ${words.text('line.longest', { minutes: minutesSince(oldest, nowMs) })}` : nothing}
    </span>
    <div class="row tools">
      <button class="button outline" title=${commandsKey} @click=${() => actions.openCommands()}>${words.text('commands.title')}</button>
      <button class="button outline" @click=${() => actions.openSettings()}>${words.text('settings')}</button>
      <span class="strong name">${doctorName(state.doctor, words)}</span>
      <button class="button text" @click=${() => actions.signOut()}>${words.text('sign-out')}</button>
    </div>
  </header>`;
}

/** The list shows the status that holds until the gateway has taken the new one. */
function onStatus(event: Event, held: DoctorStatus, actions: HeaderActions): void {
  const select = event.target as HTMLSelectElement;
  const wanted = select.value as DoctorStatus;
  select.value = held;
  actions.setStatus(wanted);
}
