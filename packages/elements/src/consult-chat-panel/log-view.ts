import type { ConsultationEvent, DoctorProfile } from '@consult-kit/protocol';
import { type TemplateResult, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icons } from '../shared/icons.ts';
import type { Words } from '../shared/words.ts';
import { clockText, dayName } from './chat-times.ts';
import { doctorInitial, fullDoctorName, shortDoctorName } from './doctor-name.ts';
import { linkedText } from './linked-text.ts';
import type { DeliveryState, LogRow, MessageRow, SystemRow } from './log-rows.ts';

/** What the log shows and does. */
export interface LogViewOptions {
  words: Words;
  rows: readonly LogRow[];
  doctor: DoctorProfile | null;
  nowMs: number;
  /** Language of the interface around the messages. */
  hasOlder: boolean;
  isLoadingOlder: boolean;
  isTyping: boolean;
  /** Unread messages below, while the reader is away from the end; `undefined` while at the end. */
  below: number | undefined;
  /** Messages of the doctor after this one are not seen yet. */
  seenSeq: number;
  onOlder: () => void;
  onNewest: () => void;
  onResend: (id: string) => void;
  onMenu: (row: MessageRow) => void;
}

/** The conversation: a live log of list items that scrolls on its own, and the way to what is new. */
export function logTemplate(options: LogViewOptions): TemplateResult {
  const { words, doctor } = options;
  const label = doctor ? words.text('chat.log', { doctor: shortDoctorName(doctor, words) }) : words.text('chat.logWaiting');
  return html`<div class="log-frame">
    <div class="log" part="log" role="log" aria-label=${label} tabindex="0" aria-live="off">
      ${options.hasOlder ? olderTemplate(options) : nothing}
      <ol class="rows" role="list">
        ${repeat(
          options.rows,
          (row) => row.key,
          (row) => rowTemplate(row, options),
        )}
      </ol>
      ${options.isTyping ? typingTemplate(options) : nothing}
    </div>
    ${options.below === undefined ? nothing : pillTemplate(options, options.below)}
  </div>`;
}

function olderTemplate({ words, isLoadingOlder, onOlder }: LogViewOptions): TemplateResult {
  return html`<div class="older">
    ${
      isLoadingOlder
        ? html`<span class="meta muted">${words.text('chat.loadingOlder')}</span>`
        : html`<button class="button text" type="button" @click=${onOlder}>${words.text('chat.older')}</button>`
    }
  </div>`;
}

/** Not part of what the log announces: it comes and goes. */
function typingTemplate({ words, doctor }: LogViewOptions): TemplateResult {
  return html`<p class="typing meta" aria-live="off">
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span
    >${words.text('chat.typing', { doctor: shortDoctorName(doctor, words) })}
  </p>`;
}

function pillTemplate({ words, onNewest }: LogViewOptions, below: number): TemplateResult {
  return html`<button class="pill" type="button" @click=${onNewest}>
    <span>${below > 0 ? words.text('chat.newBelow', { count: below }) : words.text('chat.toEnd')}</span>${icons.down}
  </button>`;
}

function rowTemplate(row: LogRow, options: LogViewOptions): TemplateResult {
  const { words, nowMs } = options;
  switch (row.kind) {
    case 'day':
      return html`<li class="line meta" data-key=${row.key}><span>${dayName(row.atMs, nowMs, words)}</span></li>`;
    case 'divider':
      return html`<li class="line divider meta" data-key="divider"><span>${words.text('chat.unreadDivider')}</span></li>`;
    case 'system':
      return html`<li class="line meta" data-key=${row.key} data-seq=${row.seq}><span>${systemText(row, nowMs, words)}</span></li>`;
    case 'message':
      return messageTemplate(row, options);
  }
}

function systemText({ atMs, event, startsDay }: SystemRow, nowMs: number, words: Words): string {
  const at = startsDay ? `${dayName(atMs, nowMs, words)} ${clockText(atMs)}` : clockText(atMs);
  return `${at} · ${eventText(event, words)}`;
}

function eventText(event: ConsultationEvent, words: Words): string {
  switch (event.type) {
    case 'consultation.accepted':
      return words.text('queue.joined', { doctor: fullDoctorName(event.doctor, words) });
    case 'handover.accepted':
      return words.text('chat.handover', { from: shortDoctorName(event.from, words), doctor: shortDoctorName(event.doctor, words) });
    case 'consultation.paused':
      return words.text('chat.paused');
    case 'consultation.resumed':
      return words.text('chat.resumed');
    case 'consultation.returned':
      return words.text('chat.returned');
    default:
      return words.text('chat.endedLine');
  }
}

function messageTemplate(row: MessageRow, options: LogViewOptions): TemplateResult {
  const own = row.from === 'patient';
  const part = own ? 'message message-own' : 'message';
  return html`<li
    class="message ${own ? 'own' : 'other'} ${row.startsGroup ? 'starts' : ''} ${row.state ?? ''}"
    data-key=${row.key}
    data-seq=${row.seq ?? nothing}
    tabindex="-1"
  >
    ${own || !row.startsGroup ? nothing : avatarTemplate(row.doctor ?? options.doctor, options.words)}
    <div class="message-body">
      <span class="visually-hidden">${senderText(row, options)}</span>
      <div class="bubble" dir="auto" part=${part} @contextmenu=${row.state === 'failed' ? menuOn(row, options) : undefined}>
        <span class="said">${linkedText(row.text)}</span>
      </div>
      ${metaTemplate(row, options)}
    </div>
    ${!own && row.seq !== undefined && row.seq > options.seenSeq ? html`<i class="end-mark" data-unread=${row.seq}></i>` : nothing}
  </li>`;
}

/** What a screen reader hears before each message: "Dr Li, 14:03". */
function senderText({ from, doctor, atMs }: MessageRow, { words, doctor: current }: LogViewOptions): string {
  const name = from === 'patient' ? words.text('chat.you') : shortDoctorName(doctor ?? current, words);
  return atMs === undefined ? `${name}: ` : `${name}, ${clockText(atMs)}: `;
}

function avatarTemplate(doctor: DoctorProfile | null, words: Words): TemplateResult {
  return html`<span class="avatar small" aria-hidden="true">${doctor ? doctorInitial(doctor, words) : ''}</span>`;
}

/** Its own quiet region: "Sent" turning into "Read" is no news worth interrupting for. */
function metaTemplate(row: MessageRow, options: LogViewOptions): TemplateResult | typeof nothing {
  if (row.state === 'failed') return failedTemplate(row, options);
  if (!row.showsMeta) return nothing;
  const { words } = options;
  return html`<p class="message-meta meta subtle" aria-live="off">
    ${row.atMs === undefined ? nothing : html`<time aria-hidden="true">${clockText(row.atMs)}</time>`}${row.state ? stateTemplate(row.state, words) : nothing}
  </p>`;
}

const STATE_ICONS = {
  queued: icons.wait,
  sending: icons.clock,
  failed: icons.retry,
  sent: icons.check,
  delivered: icons.checks,
  read: icons.done,
};

function stateTemplate(state: DeliveryState, words: Words): TemplateResult {
  return html`<span class="state">${STATE_ICONS[state]}${words.text(`chat.${state}`)}</span>`;
}

function failedTemplate(row: MessageRow, options: LogViewOptions): TemplateResult {
  const { words } = options;
  return html`<div class="failed-row">
    <button class="button text resend" type="button" @click=${() => options.onResend(row.key)}>
      <span class="resend-mark">${icons.retry}</span>${words.text('chat.resend')}
    </button>
    <button class="button text" type="button" @click=${() => options.onMenu(row)}>${words.text('chat.menu')}</button>
  </div>`;
}

function menuOn(row: MessageRow, { onMenu }: LogViewOptions): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    onMenu(row);
  };
}
