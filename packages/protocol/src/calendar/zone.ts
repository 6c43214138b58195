import { Temporal } from 'temporal-polyfill';

/** How a wall time on a day exists in a zone: once, not at all (clocks go forward), or twice (clocks go back). */
export type WallTimeKind = 'once' | 'skipped' | 'repeated';

/** Whether the platform's time-zone rules know this IANA name. Bare offsets such as `+08:00` are not zones of a place. */
export function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** Whether the day stands in the calendar, written `YYYY-MM-DD`. */
export function isCalendarDay(day: string): boolean {
  try {
    Temporal.PlainDate.from(day, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** First instant of a calendar day in a zone; some zone-days begin after midnight. */
export function startOfDayMs(day: string, timeZone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
}

/** First instant after a calendar day in a zone. */
export function endOfDayMs(day: string, timeZone: string): number {
  return startOfDayMs(addDays(day, 1), timeZone);
}

/** The calendar day `count` days later. */
export function addDays(day: string, count: number): string {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

/** The calendar day of an instant in a zone. */
export function dayOf(atMs: number, timeZone: string): string {
  return zoned(atMs, timeZone).toPlainDate().toString();
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** The zone's offset at an instant, for example `+08:00`. */
export function offsetAt(atMs: number, timeZone: string): string {
  return zoned(atMs, timeZone).offset;
}

/** An instant as wall time in a zone, `YYYY-MM-DD HH:MM`. */
export function wallTimeAt(atMs: number, timeZone: string): string {
  return zoned(atMs, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** How a wall time exists on a day. */
export function wallTimeKind(day: string, time: string, timeZone: string): WallTimeKind {
  const { earlier, later, plain } = readings(day, time, timeZone);
  if (earlier.epochMilliseconds === later.epochMilliseconds) return 'once';
  return earlier.toPlainDateTime().equals(plain) ? 'repeated' : 'skipped';
}

/**
 * The instant at which a stretch begins or ends that is written as a wall time. A time that the clocks skip stands for the
 * instant at which they go forward; of a time that comes twice, a beginning takes the first and an end the second.
 * @param time - `HH:MM`; `24:00` is the end of the day.
 */
export function wallTimeMs(day: string, time: string, timeZone: string, edge: 'begin' | 'end'): number {
  if (time === '24:00') return endOfDayMs(day, timeZone);
  if (time === '00:00') return startOfDayMs(day, timeZone);
  const { earlier, later } = readings(day, time, timeZone);
  switch (wallTimeKind(day, time, timeZone)) {
    case 'once':
      return earlier.epochMilliseconds;
    case 'repeated':
      return (edge === 'begin' ? earlier : later).epochMilliseconds;
    case 'skipped':
      return changeAfterMs(earlier);
  }
}

/**
 * Reads a time as people write it: an instant with an offset or `Z`, or a wall time in the zone (`2022-12-31`,
 * `2022-12-31 08:00`, `2022-12-31T08:00`).
 * @throws {RangeError} The text is no time, or the wall time does not exist or comes twice in the zone.
 */
export function readTimeMs(text: string, timeZone: string): number {
  const trimmed = text.trim();
  // Read as a wall time, it would lose its own zone and offset.
  if (trimmed.includes('[')) throw new RangeError('a zone in brackets is not read');
  if (/(Z|[+-]\d{2}:?\d{2})$/i.test(trimmed) && /\d[T ]\d/.test(trimmed))
    return Temporal.Instant.from(trimmed.replace(' ', 'T')).epochMilliseconds;
  const plain = Temporal.PlainDateTime.from(trimmed.replace(' ', 'T'), { overflow: 'reject' });
  if (!/\d[T ]\d/.test(trimmed)) return startOfDayMs(plain.toPlainDate().toString(), timeZone);
  return plain.toZonedDateTime(timeZone, { disambiguation: 'reject' }).epochMilliseconds;
}

function readings(day: string, time: string, timeZone: string) {
  const plain = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  return {
    plain,
    earlier: plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' }),
    later: plain.toZonedDateTime(timeZone, { disambiguation: 'later' }),
  };
}

/** The instant at which the clocks go forward over a skipped time; `before` is the reading just before it. */
function changeAfterMs(before: Temporal.ZonedDateTime): number {
  return (before.getTimeZoneTransition('next') ?? before).epochMilliseconds;
}

function zoned(atMs: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
}
