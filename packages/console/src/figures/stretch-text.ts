import { dayOf, wallTimeAt } from '@consult-kit/protocol/calendar';
import { zonedText } from '../times.ts';
import type { Interval } from './ranges.ts';

/** A stretch of time as wall time in a zone; the day stands once where both ends are on it: `5 Jan 2023, 14:00–14:30`. */
export function stretchText({ fromMs, toMs }: Interval, timeZone: string, lang: string): string {
  const from = zonedText(fromMs, timeZone, lang);
  if (dayOf(fromMs, timeZone) === dayOf(toMs, timeZone)) return `${from}–${wallTimeAt(toMs, timeZone).slice(-5)}`;
  return `${from} – ${zonedText(toMs, timeZone, lang)}`;
}
