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

/** Whether a day of the calendar happened in a zone: one that changed sides of the date line has left a day out. */
export function hasDay(day: string, timeZone: string): boolean {
  return dayOf(startOfDayMs(day, timeZone), timeZone) === day;
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

/** A city or region as the name of its zone has it: `New York`, `Berlin`. */
export function cityOf(timeZone: string): string {
  return (timeZone.split('/').pop() ?? timeZone).replace(/_/g, ' ');
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

/** How a wall time exists on a day, and the instants that it may stand for. */
export interface WallTimeReading {
  kind: WallTimeKind;
  /** The instant, or the first of two; for a skipped time the instant at which the clocks go forward. */
  firstMs: number;
  /** The same again, or the second of two. */
  secondMs: number;
}

/** @param time - `HH:MM`, 00:00 to 23:59. */
export function readWallTime(day: string, time: string, timeZone: string): WallTimeReading {
  const plain = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  const earlier = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = plain.toZonedDateTime(timeZone, { disambiguation: 'later' });
  const [firstMs, secondMs] = [earlier.epochMilliseconds, later.epochMilliseconds];
  if (firstMs === secondMs) return { kind: 'once', firstMs, secondMs };
  if (earlier.toPlainDateTime().equals(plain)) return { kind: 'repeated', firstMs, secondMs };
  const changeMs = changeAfterMs(earlier);
  return { kind: 'skipped', firstMs: changeMs, secondMs: changeMs };
}

/** How a wall time exists on a day. */
export function wallTimeKind(day: string, time: string, timeZone: string): WallTimeKind {
  return readWallTime(day, time, timeZone).kind;
}

/**
 * The instant at which a stretch begins or ends that is written as a wall time. A time that the clocks skip stands for the
 * instant at which they go forward; of a time that comes twice, a beginning takes the first and an end the second, unless no earlier wall time
 * comes twice: hours until 02:00 end with the first 02:00 where 02:00 to 03:00 is repeated.
 * @param time - `HH:MM`; `24:00` is the end of the day, `00:00` its first instant.
 */
export function wallTimeMs(day: string, time: string, timeZone: string, edge: 'begin' | 'end'): number {
  if (time === '24:00') return endOfDayMs(day, timeZone);
  if (time === '00:00') return startOfDayMs(day, timeZone);
  const { kind, firstMs, secondMs } = readWallTime(day, time, timeZone);
  const repeatBegins = kind === 'repeated' && offsetAt(secondMs - 1, timeZone) !== offsetAt(secondMs, timeZone);
  return edge === 'begin' || repeatBegins ? firstMs : secondMs;
}

/**
 * The instant of a wall time that stands for one moment of a campaign. With an offset after it (`02:30+01:00`) it names the one of two
 * that was meant.
 * @param edge - Which of two is taken where no offset says; `checkCampaignFile` refuses such a file.
 */
export function onceMs(day: string, time: string, timeZone: string, edge: 'begin' | 'end'): number {
  return hasOffset(time) ? Date.parse(`${day}T${time}`) : wallTimeMs(day, time, timeZone, edge);
}

/** Whether a wall time is written with the offset that decides between two readings. */
export function hasOffset(time: string): boolean {
  return time.length > 'HH:MM'.length;
}

/** Every instant from `fromMs` up to `toMs`, excluded, at which the zone's clocks change. At most `max`, the first ones. */
export function clockChanges(fromMs: number, toMs: number, timeZone: string, max: number): number[] {
  const changes: number[] = [];
  // Starting a moment earlier finds a change at `fromMs` itself.
  let at = zoned(fromMs - 1, timeZone).getTimeZoneTransition('next');
  while (at && at.epochMilliseconds < toMs && changes.length < max) {
    changes.push(at.epochMilliseconds);
    at = at.getTimeZoneTransition('next');
  }
  return changes;
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

/** The instant at which the clocks go forward over a skipped time; `before` is the reading just before it. */
function changeAfterMs(before: Temporal.ZonedDateTime): number {
  return (before.getTimeZoneTransition('next') ?? before).epochMilliseconds;
}

function zoned(atMs: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
}
