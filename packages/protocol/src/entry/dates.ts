/** Texts by key, with their values put in. Elements and the gateway have their own. */
export interface EntryWords {
  /** The reader's language as it was asked for. */
  wanted(): string;
  /** The language of the words: `en`, `zh-Hans`, or one that a host registered. Good for `Intl`. */
  lang(): string;
  /** A text with its values put in; the key itself if nobody has the text. */
  text(key: string, values?: Readonly<Record<string, string | number>>): string;
}

const DAY_MS = 86_400_000;

interface WallParts {
  year: number;
  /** Days since 1970 of the calendar day in the zone; only for comparing days. */
  day: number;
  hour: number;
  minute: number;
}

/** A format costs more to make than to use. One for each zone that is shown. */
const formats: Record<string, Intl.DateTimeFormat> = {};

function wallParts(atMs: number, timeZone: string | undefined): WallParts {
  const numeric = 'numeric';
  const format = (formats[`${timeZone}`] ??= new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
  }));
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(atMs)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
  return { year, day: Date.UTC(year, month - 1, day) / DAY_MS, hour: hour % 24, minute };
}

/** Wall time in a zone, 24 hours, without a leading zero: `8:00`. An end at midnight is `24:00`. */
export function timeText(atMs: number, timeZone: string, isEnd = false): string {
  const { hour, minute } = wallParts(atMs, timeZone);
  return `${isEnd && hour === 0 && minute === 0 ? 24 : hour}:${String(minute).padStart(2, '0')}`;
}

/**
 * Day and month in a zone: `1 Dec`, `12月1日`.
 * @param nowMs - With it, the year is named where it is another one than now: `1 Dec 2027`, `2027年12月1日`.
 */
export function dateText(atMs: number, timeZone: string, lang: string, nowMs = atMs): string {
  const locale = lang === 'en' ? 'en-GB' : lang;
  const year = wallParts(atMs, timeZone).year === wallParts(nowMs, timeZone).year ? undefined : 'numeric';
  return new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short', year }).format(atMs);
}

/** The calendar day of an instant in a zone, as a number that only tells whether days are the same, earlier or later. */
export function dayNumber(atMs: number, timeZone: string): number {
  return wallParts(atMs, timeZone).day;
}

/** `today`, `tomorrow`, or the date, with its year where that is another one, as the campaign's zone counts days. */
export function dayText(atMs: number, nowMs: number, timeZone: string, words: EntryWords): string {
  const ahead = dayNumber(atMs, timeZone) - dayNumber(nowMs, timeZone);
  if (ahead === 0) return words.text('day.today');
  if (ahead === 1) return words.text('day.tomorrow');
  return dateText(atMs, timeZone, words.lang(), nowMs);
}

/**
 * The zone's name in brackets if wall times there differ from the reader's at that instant; else nothing.
 * @param readersZone - The device's own if left out.
 */
export function zoneText(atMs: number, timeZone: string, words: EntryWords, readersZone?: string): string {
  const there = wallParts(atMs, timeZone);
  const here = wallParts(atMs, readersZone);
  if (there.day === here.day && there.hour === here.hour && there.minute === here.minute) return '';
  return words.text('zone', { zone: zoneName(timeZone, words) });
}

function zoneName(timeZone: string, words: EntryWords): string {
  const key = `zone.${timeZone}`;
  const named = words.text(key);
  if (named !== key) return named;
  const lang = words.lang();
  if (lang === 'en') return words.text('zone.time', { city: timeZone.split('/').pop()?.replace(/_/g, ' ') ?? timeZone });
  const parts = new Intl.DateTimeFormat(lang, { timeZone, timeZoneName: 'long' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
