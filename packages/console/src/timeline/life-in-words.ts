import type { Localize } from '@consult-kit/elements/foundation.js';
import { pickText } from '@consult-kit/protocol';
import type { BothLanguages } from '@consult-kit/protocol/calendar';
import { dateText } from '@consult-kit/protocol/entry';
import { localeOf } from '../language.ts';
import { namedTime } from '../times.ts';
import { lifeEndsAtMs, type CampaignLife, type LifeException } from './campaign-life.ts';
import type { Marks } from './timeline-picture.ts';

const MINUTE_MS = 60_000;
/** A Monday. */
const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** Everything that the picture shows, in sentences. */
export function lifeInWords(life: CampaignLife, { nowMs, atMs }: Marks, words: Localize): string {
  const { startsAtMs, cardClosesAtMs, lineClosesAtMs, timeZone } = life;
  const time = (ms: number): string => namedTime(ms, timeZone, words.lang());
  const endMs = lifeEndsAtMs(life);
  const apart =
    cardClosesAtMs === lineClosesAtMs ? [] : [words.text('life.apart', { card: time(cardClosesAtMs), line: time(lineClosesAtMs) })];
  return [
    words.text('life.range', { first: time(startsAtMs), last: time(endMs - MINUTE_MS) }),
    ...apart,
    ...(life.paused ? [words.text('life.paused')] : []),
    ...(life.week.length > 0 ? [`${weekInWords(life, words)}.`] : []),
    ...exceptionLines(life, words).map((line) => `${line}.`),
    words.text('life.at.now', { time: time(nowMs), where: words.text(placeOf(nowMs, startsAtMs, endMs)) }),
    ...(atMs === undefined ? [] : [words.text('life.at.point', { time: time(atMs), where: words.text(placeOf(atMs, startsAtMs, endMs)) })]),
  ].join(' ');
}

/** The weekly hours: `Service hours: every day 08:00–22:00`. */
export function weekInWords({ week }: CampaignLife, words: Localize): string {
  const lang = words.lang();
  const format = new Intl.DateTimeFormat(localeOf(lang), { weekday: 'short', timeZone: 'UTC' });
  const day = (index: number): string => format.format(MONDAY_MS + index * DAY_MS);
  const days = (first: number, last: number): string => {
    if (first === 0 && last === 6) return words.text('life.every-day');
    return first === last ? day(first) : `${day(first)}–${day(last)}`;
  };
  const hours = week.map(({ first, last, hours: said }) => `${days(first, last)} ${inLanguage(said, lang)}`);
  return words.text('life.hours', { hours: hours.join(', ') });
}

/** Each exception: `Spring Festival 21 Jan – 27 Jan: 10:00–18:00`. */
export function exceptionLines({ exceptions, timeZone }: CampaignLife, words: Localize): string[] {
  return exceptions.map((exception) => `${exceptionName(exception, timeZone, words)}: ${inLanguage(exception.hours, words.lang())}`);
}

/** An exception by its name, if it has one, and its days. */
export function exceptionName({ names, fromMs, toMs }: LifeException, timeZone: string, words: Localize): string {
  const lang = words.lang();
  const [first, last] = [dateText(fromMs, timeZone, lang), dateText(toMs - MINUTE_MS, timeZone, lang)];
  const days = first === last ? first : `${first} – ${last}`;
  return names ? `${pickText(names, lang)} ${days}` : words.text('life.exception', { days });
}

function placeOf(atMs: number, startsAtMs: number, endMs: number): string {
  if (atMs < startsAtMs) return 'life.before';
  return atMs < endMs ? 'life.within' : 'life.after';
}

function inLanguage({ en, zh }: BothLanguages, lang: string): string {
  return lang.startsWith('zh') ? zh : en;
}
