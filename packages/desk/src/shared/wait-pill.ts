import { html, type TemplateResult } from 'lit';
import type { Localize } from '@consult-kit/elements/foundation.js';
import { minutesSince, waitLevel } from './clock.ts';

/** How long a patient has waited for a reply, in words and in colour. */
export function replyTimer(unansweredSince: string, nowMs: number, words: Localize): TemplateResult {
  const minutes = minutesSince(unansweredSince, nowMs);
  const text = minutes === 0 ? words.text('timer.now') : words.text('timer.waiting', { count: minutes });
  return html`<span class="meta wait ${waitLevel(minutes)}">${text}</span>`;
}

/** How long somebody has stood in line: short for the eye, whole for the ear. */
export function lineTimer(waitingSince: string, nowMs: number, words: Localize): TemplateResult {
  const count = minutesSince(waitingSince, nowMs);
  return html`<span class="meta wait ${waitLevel(count)}"
    ><span class="visually-hidden">${words.text('waited', { count })}</span
    ><span aria-hidden="true">${words.text('minutes', { count })}</span></span
  >`;
}
