import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FollowedConsultation, OutgoingMessage } from '@consult-kit/client';
import { icons, type Localize } from '@consult-kit/elements/foundation.js';
import type { ChatMessage, ConsultationEvent } from '@consult-kit/protocol';
import { patientName } from '../shared/people.ts';
import { dayOf, dayText, timeOf } from './log-times.ts';
import { systemText } from './system-text.ts';

/** What the log shows beside the conversation itself, and what can be done from it. */
export interface LogOptions {
  /** The gateway's time now; decides which day is today. */
  nowMs: number;
  /** The first message that was new when the doctor came to this talk. */
  newFrom: number | undefined;
  resend(id: string): void;
  discard(id: string): void;
}

/** The conversation as list items: days, messages, notes and what happened, oldest first, then what is still going out. */
export function conversation(chat: FollowedConsultation, words: Localize, options: LogOptions): TemplateResult {
  const shown = chat.events.filter((event) => isShown(event, chat, words));
  return html`${repeat(
    shown,
    ({ seq }) => seq,
    (event, index) => html`${before(event, shown[index - 1], words, options)}${eventItem(event, chat, words)}`,
  )}
  ${repeat(
    chat.outgoing,
    ({ id }) => id,
    (message) => outgoingItem(message, chat, words, options),
  )}`;
}

function isShown(event: ConsultationEvent, chat: FollowedConsultation, words: Localize): boolean {
  return event.type === 'message.stored' || event.type === 'note.added' || systemText(event, chat.view, words) !== '';
}

/** The lines between two events: a new day, and where the new messages begin. */
function before(event: ConsultationEvent, last: ConsultationEvent | undefined, words: Localize, options: LogOptions): TemplateResult {
  const isNewDay = last === undefined || dayOf(last.at) !== dayOf(event.at);
  return html`${isNewDay ? html`<li class="system meta day">${dayText(event.at, options.nowMs, words)}</li>` : nothing}
  ${event.seq === options.newFrom ? html`<li class="divider meta" data-new><span>${words.text('chat.divider')}</span></li>` : nothing}`;
}

function eventItem(event: ConsultationEvent, chat: FollowedConsultation, words: Localize): TemplateResult {
  if (event.type === 'message.stored') return messageItem(event, chat, words);
  if (event.type === 'note.added') {
    return html`<li class="note">
      <span class="meta strong row">${icons.info}${words.text('note.label')} · ${timeOf(event.at)}</span>
      <span class="text">${event.text}</span>
    </li>`;
  }
  return html`<li class="system meta"><span>${timeOf(event.at)} · ${systemText(event, chat.view, words)}</span></li>`;
}

function messageItem(event: ChatMessage, chat: FollowedConsultation, words: Localize): TemplateResult {
  const { view } = chat;
  const own = event.from === 'doctor';
  const state = own ? words.text(`chat.${stateOf(event, chat)}`) : '';
  return html`<li class=${own ? 'bubble own' : 'bubble'}>
    <span class="visually-hidden">${own ? words.text('chat.you') : patientName(view, words)}, ${timeOf(event.at)}</span>
    <span class="text" lang=${view.language}>${event.text}</span>
    <span class="meta subtle"><time aria-hidden="true" datetime=${event.at}>${timeOf(event.at)}</time> ${state}</span>
  </li>`;
}

/** How far one's own message has come. */
function stateOf({ seq }: ChatMessage, { view, deliveredUpTo }: FollowedConsultation): 'seen' | 'delivered' | 'sent' {
  if (seq <= view.readUpTo.patient) return 'seen';
  return seq <= deliveredUpTo ? 'delivered' : 'sent';
}

function outgoingItem(message: OutgoingMessage, { view }: FollowedConsultation, words: Localize, options: LogOptions): TemplateResult {
  const failed = message.status === 'failed';
  return html`<li class="bubble own">
    <span class="visually-hidden">${words.text('chat.you')}</span>
    <span class="text" lang=${view.language}>${message.text}</span>
    ${
      failed
        ? html`${message.error?.code === 'CLAIM_STALE' ? html`<span class="meta subtle">${words.text('chat.stale')}</span>` : nothing}
            <span class="row failed">
              ${icons.warning}
              <button class="button text" @click=${() => options.resend(message.id)}>${words.text('chat.resend')}</button>
              <button class="button text" @click=${() => options.discard(message.id)}>${words.text('chat.discard')}</button>
            </span>`
        : html`<span class="meta subtle">${words.text(`chat.${message.status}`)}</span>`
    }
  </li>`;
}
