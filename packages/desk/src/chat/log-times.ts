import type { Localize } from '@consult-kit/elements/foundation.js';

const DAY_MS = 86_400_000;

/** Wall time of the doctor's device, `14:05`. */
export function timeOf(at: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

/** The calendar day of an instant on the doctor's device; only for comparing. */
export function dayOf(at: string | number): string {
  return new Date(at).toDateString();
}

/** Today, yesterday, or the date with its weekday. */
export function dayText(at: string, nowMs: number, words: Localize): string {
  if (dayOf(at) === dayOf(nowMs)) return words.text('day.today');
  if (dayOf(at) === dayOf(nowMs - DAY_MS)) return words.text('day.yesterday');
  const locale = words.lang() === 'en' ? 'en-GB' : words.lang();
  return new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at));
}
