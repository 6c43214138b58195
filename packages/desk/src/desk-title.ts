import type { Timers } from '@consult-kit/client';
import type { DeskSnapshot } from '@consult-kit/client/desk';
import type { Localize } from '@consult-kit/elements/foundation.js';
import { longestWaiting } from './shared/chat-order.ts';
import { minutesSince } from './shared/clock.ts';
import { gatewayNowMs } from './shared/desk-context.ts';
import { patientName, shortName } from './shared/people.ts';

/**
 * What the tab says: how many messages are unread and who has waited longest for a reply. Only first letters of the name,
 * because titles stay in the browser's history.
 */
export function deskTitle(snapshot: DeskSnapshot, timers: Timers, words: Localize): string {
  const { desk, chats } = snapshot;
  const title = words.text('desk.title');
  const unread = (desk?.chats ?? []).reduce((sum, { consultation }) => sum + (chats[consultation.id]?.unread ?? 0), 0);
  const count = unread > 0 ? `(${unread}) ` : '';
  const first = longestWaiting(snapshot, null);
  if (!first?.view.unansweredSince) return `${count}${title}`;
  const minutes = words.text('minutes', { count: minutesSince(first.view.unansweredSince, gatewayNowMs(snapshot, timers)) });
  const { name } = first.view.intake;
  return `${count}${name ? shortName(name) : patientName(first.view, words)} ${minutes} · ${title}`;
}
