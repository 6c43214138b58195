import type { Words } from '../shared/words.ts';

/*
 * Times of messages are those of the reader's device: they tell when something was said, and decide nothing.
 */

/** Wall time on this device, 24 hours: `14:05`. */
export function clockText(atMs: number): string {
  const at = new Date(atMs);
  return `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`;
}

/** First instant of the device's calendar day; equal for two instants of one day. */
export function dayStartMs(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}

/** "Today", "Yesterday", or the date; with the year if it is not this one. */
export function dayName(atMs: number, nowMs: number, words: Words): string {
  const days = Math.round((dayStartMs(nowMs) - dayStartMs(atMs)) / 86_400_000);
  if (days === 0) return words.text('chat.today');
  if (days === 1) return words.text('chat.yesterday');
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  const locale = words.lang() === 'en' ? 'en-GB' : words.lang();
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) }).format(atMs);
}
