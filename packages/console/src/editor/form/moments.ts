import { onceClosingTimeSchema, type CampaignText } from '@consult-kit/protocol';
import { dayOf, endOfDayMs, isCalendarDay, isTimeZone, readWallTime, startOfDayMs, wallTimeMs } from '@consult-kit/protocol/calendar';

export type TimeKey = 'opensAtLocal' | 'cardClosesAtLocal' | 'lineClosesAtLocal';

/** The instants that the days and times of a file stand for, each where its own values make one. */
export interface Moments {
  timeZone: string | undefined;
  startsAtMs: number | undefined;
  /** First instants without the card, and without new people in line. */
  cardClosesAtMs: number | undefined;
  lineClosesAtMs: number | undefined;
}

/** Reads the moments of a file that may be broken anywhere. */
export function momentsOf(file: CampaignText): Moments {
  const { timeZone: zone, firstDay, lastDay } = file;
  const timeZone = typeof zone === 'string' && isTimeZone(zone) ? zone : undefined;
  const at = (key: TimeKey, day: unknown): number | undefined =>
    timeZone === undefined ? undefined : momentOf(day, file[key], timeZone, key);
  return {
    timeZone,
    startsAtMs: at('opensAtLocal', firstDay),
    cardClosesAtMs: at('cardClosesAtLocal', lastDay),
    lineClosesAtMs: at('lineClosesAtLocal', lastDay),
  };
}

function momentOf(day: unknown, time: unknown, timeZone: string, key: TimeKey): number | undefined {
  const begins = key === 'opensAtLocal';
  if (typeof day !== 'string' || !isCalendarDay(day)) return undefined;
  // A place that changed sides of the date line has left a day out.
  if (dayOf(startOfDayMs(day, timeZone), timeZone) !== day) return undefined;
  if (time === undefined) return begins ? startOfDayMs(day, timeZone) : endOfDayMs(day, timeZone);
  if (typeof time !== 'string' || !onceClosingTimeSchema.safeParse(time).success) return undefined;
  // An offset behind the time says which of two it is.
  return time.length > 5 ? Date.parse(`${day}T${time}`) : wallTimeMs(day, time, timeZone, begins ? 'begin' : 'end');
}

/** The two instants of a wall time that the clocks repeat on this day; `undefined` where it comes once or not at all. */
export function repeatedAt(
  day: unknown,
  time: string,
  timeZone: string | undefined,
): readonly [firstMs: number, secondMs: number] | undefined {
  const wall = time.slice(0, 5);
  if (timeZone === undefined || typeof day !== 'string' || !isCalendarDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(wall)) return undefined;
  const { kind, firstMs, secondMs } = readWallTime(day, wall, timeZone);
  return kind === 'repeated' ? [firstMs, secondMs] : undefined;
}
