import type { FollowedConsultation } from '@consult-kit/client';
import { type TemplateResult, html, nothing } from 'lit';
import { icons } from '../shared/icons.ts';
import type { Words } from '../shared/words.ts';
import { shortDoctorName } from './doctor-name.ts';
import type { Notice } from './notices.ts';
import type { SheetAction } from './sheets.ts';

type Look = 'info' | 'warning' | 'danger' | 'success';

const NOTICE_TEXTS: Readonly<Record<Notice, string>> = {
  offline: 'chat.offline',
  back: 'chat.back',
  'doctor-lost': 'chat.doctorLost',
  'slow-doctor': 'chat.slowDoctor',
};
const NOTICE_LOOKS: Readonly<Record<Notice, Look>> = { offline: 'warning', back: 'success', 'doctor-lost': 'info', 'slow-doctor': 'info' };
const ICONS = { info: icons.info, warning: icons.warning, danger: icons.warning, success: icons.done };

/** What stands above the composer. */
export interface NoticesOptions {
  words: Words;
  followed: FollowedConsultation;
  notice: Notice | undefined;
  /** Whether the shopper looks at the place in line. */
  isInLine: boolean;
  /** Something the shopper asked for failed. */
  problem: string | undefined;
  /** The connection will not come back by itself. */
  stopped: string | undefined;
  onProblemRead: () => void;
  onRetry: () => void;
  onSendAll: () => void;
  onResume: () => void;
}

/** Lines about what went wrong, the connection, unsent messages and a pause, the most urgent first. */
export function noticesTemplate(options: NoticesOptions): TemplateResult {
  const { words, followed, notice, problem, stopped } = options;
  const failed = followed.outgoing.filter(({ status }) => status === 'failed').length;
  const isPaused = followed.view.state === 'paused';
  const text = (key: string, onPress: () => void): SheetAction => ({ text: words.text(key), onPress });
  return html`${problem ? bar(problem, 'danger', text('chat.close', options.onProblemRead)) : nothing}
  ${stopped ? bar(stopped, 'danger', text('state.retry', options.onRetry)) : nothing}
  ${notice ? bar(noticeText(notice, followed, words, options.isInLine), NOTICE_LOOKS[notice]) : nothing}
  ${failed > 1 ? bar(words.text('chat.manyFailed', { count: failed }), 'danger', text('chat.sendAll', options.onSendAll)) : nothing}
  ${isPaused ? bar(words.text('chat.paused'), 'warning', text('chat.resume', options.onResume)) : nothing}`;
}

/** The words of a notice, as shown and as announced. */
export function noticeText(notice: Notice, followed: FollowedConsultation | null, words: Words, isInLine: boolean): string {
  const key = notice === 'offline' && isInLine ? 'queue.offline' : NOTICE_TEXTS[notice];
  return words.text(key, { doctor: shortDoctorName(followed?.view.doctor, words) });
}

function bar(text: string, look: Look, action?: SheetAction): TemplateResult {
  return html`<div class="notice bar ${look}" part="notice">
    ${ICONS[look]}<span class="bar-text">${text}</span>
    ${action ? html`<button class="button text" type="button" @click=${action.onPress}>${action.text}</button>` : nothing}
  </div>`;
}
