import { html, type TemplateResult } from 'lit';
import type { FollowedConsultation } from '@consult-kit/client';
import type { Localize } from '@consult-kit/elements/foundation.js';
import { colleagueOf, isOwnChat, type DeskContext } from '../shared/desk-context.ts';
import { doctorName, moduleName, patientName } from '../shared/people.ts';

/**
 * What is going on with a talk right now: writing, a handover on its way, a pause, an absence. Typing and presence are only
 * told while the desk itself is connected, because otherwise nobody knows. Talks of others say nothing here.
 */
export function stateLine(chat: FollowedConsultation, desk: DeskContext, words: Localize): TemplateResult | string {
  const { view } = chat;
  if (!isOwnChat(desk.snapshot, view.id)) return '';
  const name = patientName(view, words);
  const isLive = desk.snapshot.connection.type === 'live';
  if (isLive && chat.otherTyping) return words.text('chat.typing', { name });
  if (view.handover) return offered(chat, desk, words);
  if (view.refusal) {
    const by = colleagueOf(desk.snapshot, view.refusal.by);
    return words.text('handover.refused', { name: by ? doctorName(by, words) : '…', reason: view.refusal.reason });
  }
  if (view.state === 'paused') return words.text('chat.paused', { name });
  if (isLive && view.state === 'talking' && chat.otherPresent === false) return words.text('chat.absent', { name });
  return '';
}

function offered({ view }: FollowedConsultation, desk: DeskContext, words: Localize): TemplateResult {
  return html`<span class="grow">${offeredTo(view.handover?.to, desk, view.campaign, words)}</span>
    <button class="button text" @click=${() => desk.run(desk.client.cancelHandover(view.id))}>${words.text('handover.cancel')}</button>`;
}

function offeredTo(
  to: NonNullable<FollowedConsultation['view']['handover']>['to'] | undefined,
  desk: DeskContext,
  campaign: string,
  words: Localize,
): string {
  if (to?.kind === 'module') return words.text('handover.sent-module', { module: moduleName(desk.texts.find(campaign), to.module, words) });
  const doctor = to && colleagueOf(desk.snapshot, to.doctor);
  return words.text('handover.sent', { name: doctor ? doctorName(doctor, words) : '…' });
}
