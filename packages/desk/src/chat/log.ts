import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FollowedConsultation, OutgoingMessage } from '@consult-kit/client';
import { icons, type Localize } from '@consult-kit/elements/foundation.js';
import type { ChatMessage, ConsultationEvent } from '@consult-kit/protocol';
import { doctorName, patientName } from '../shared/people.ts';

/** What can be done from the log. */
export interface LogActions {
  resend(id: string): void;
  discard(id: string): void;
}

/** The conversation as list items: messages, notes and what happened, oldest first, then what is still going out. */
export function conversation(chat: FollowedConsultation, words: Localize, actions: LogActions): TemplateResult {
  return html`${repeat(
    chat.events,
    ({ seq }) => seq,
    (event) => eventItem(event, chat, words),
  )}
  ${repeat(
    chat.outgoing,
    ({ id }) => id,
    (message) => outgoingItem(message, words, actions),
  )}`;
}

/** Wall time of the doctor's device, `14:05`. */
export function timeOf(at: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

function eventItem(event: ConsultationEvent, chat: FollowedConsultation, words: Localize): TemplateResult | typeof nothing {
  if (event.type === 'message.stored') return messageItem(event, chat, words);
  if (event.type === 'note.added') {
    return html`<li class="note">
      <span class="meta strong">${words.text('note.label')} · ${timeOf(event.at)}</span>
      <span class="text">${event.text}</span>
    </li>`;
  }
  const text = systemText(event, chat, words);
  return text ? html`<li class="system meta"><span>${timeOf(event.at)} · ${text}</span></li>` : nothing;
}

function messageItem(event: ChatMessage, { view }: FollowedConsultation, words: Localize): TemplateResult {
  const own = event.from === 'doctor';
  const seen = own && view.readUpTo.patient >= event.seq;
  const state = own ? words.text(seen ? 'chat.seen' : 'chat.sent') : '';
  return html`<li class=${own ? 'bubble own' : 'bubble'}>
    <span class="visually-hidden">${own ? words.text('chat.you') : patientName(view, words)}, ${timeOf(event.at)}</span>
    <span class="text">${event.text}</span>
    <span class="meta subtle"><time aria-hidden="true">${timeOf(event.at)}</time> ${state}</span>
  </li>`;
}

function outgoingItem(message: OutgoingMessage, words: Localize, actions: LogActions): TemplateResult {
  const failed = message.status === 'failed';
  return html`<li class="bubble own">
    <span class="visually-hidden">${words.text('chat.you')}</span>
    <span class="text">${message.text}</span>
    ${
      failed
        ? html`<span class="row failed">
            ${icons.warning}
            <button class="button text" @click=${() => actions.resend(message.id)}>${words.text('chat.resend')}</button>
            <button class="button text" @click=${() => actions.discard(message.id)}>${words.text('chat.discard')}</button>
          </span>`
        : html`<span class="meta subtle">${words.text('chat.sending')}</span>`
    }
  </li>`;
}

function systemText(event: ConsultationEvent, { view }: FollowedConsultation, words: Localize): string {
  const name = patientName(view, words);
  switch (event.type) {
    case 'consultation.created':
      return words.text('event.created', { name });
    case 'consultation.accepted':
      return words.text('event.accepted', { doctor: doctorName(event.doctor, words) });
    case 'consultation.paused':
      return words.text('event.paused');
    case 'consultation.resumed':
      return words.text('event.resumed', { name });
    case 'consultation.returned': {
      const reason = words.text(`event.returned.${event.reason}`);
      return words.text('event.returned', { reason: event.note ? `${reason} (${event.note})` : reason });
    }
    case 'handover.offered':
      return words.text('event.handover.offered', { reason: event.note ? `${event.reason} — ${event.note}` : event.reason });
    case 'handover.accepted':
      return words.text('event.handover.accepted', { from: doctorName(event.from, words), doctor: doctorName(event.doctor, words) });
    case 'handover.refused':
      return words.text('event.handover.refused', { reason: event.reason });
    case 'handover.cancelled':
      return words.text('event.handover.cancelled');
    case 'consultation.flagged':
      return words.text('event.flagged');
    case 'emergency.shown':
      return words.text('event.emergency.shown');
    case 'emergency.reported':
      return words.text(`event.emergency.${event.what}`);
    case 'consultation.ended':
      return words.text('event.ended');
    case 'consultation.left':
      return words.text('event.left');
    default:
      return '';
  }
}
