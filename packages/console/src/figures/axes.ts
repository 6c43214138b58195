import { addDays, dayOf, startOfDayMs, wallTimeAt, wallTimeMs } from '@consult-kit/protocol/calendar';
import { tickText } from '../timeline/timeline-picture.ts';
import { ticksOf } from '../timeline/time-scale.ts';
import type { Interval } from './ranges.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Steps between values that are lengths of time. */
const TIME_STEPS_MS = [1, 2, 5, 10, 15, 30]
  .flatMap((count) => [count * SECOND_MS, count * MINUTE_MS])
  .concat([1, 2, 3, 6, 12, 24, 48, 72].map((hours) => hours * HOUR_MS))
  .sort((one, other) => one - other);
/** Lines above the ground, at most. */
const VALUE_TICKS_MAX = 4;
const HOUR_TICKS = [1, 2, 3, 6, 12];
const TIME_TICKS_MAX = 8;
/** Longer ranges have marks for days. */
const HOURS_MAX_MS = 60 * HOUR_MS;

/** A mark under a plot. */
export interface TimeTick {
  atMs: number;
  text: string;
}

/**
 * Round values for the lines of a plot, from 0 to the first that is not below the highest value.
 * @param kind - Lengths of time go by seconds, minutes and hours; counts and amounts are whole numbers.
 */
export function valueTicks(max: number, kind: 'whole' | 'time'): number[] {
  const step = kind === 'time' ? timeStep(max) : wholeStep(max);
  return Array.from({ length: Math.max(1, Math.ceil(max / step)) + 1 }, (_, index) => index * step);
}

function timeStep(max: number): number {
  return TIME_STEPS_MS.find((step) => max / step <= VALUE_TICKS_MAX) ?? wholeStep(max);
}

function wholeStep(max: number): number {
  for (let power = 1; ; power *= 10) {
    const step = [1, 2, 5].map((part) => part * power).find((size) => max / size <= VALUE_TICKS_MAX);
    if (step !== undefined) return step;
  }
}

/** Marks of full hours, days or months in a zone, few enough to be read. */
export function timeTicks({ fromMs, toMs }: Interval, timeZone: string, lang: string): TimeTick[] {
  // One moment earlier, so that a range that begins with a day begins with its mark.
  if (toMs - fromMs > HOURS_MAX_MS)
    return ticksOf({ fromMs: fromMs - 1, toMs }, timeZone).map(({ atMs, isMonth }) => ({
      atMs,
      text: tickText(atMs, isMonth, timeZone, lang),
    }));
  const hours = HOUR_TICKS.find((step) => (toMs - fromMs) / HOUR_MS / step <= TIME_TICKS_MAX) ?? 12;
  return hoursOf({ fromMs, toMs }, timeZone, hours).map((atMs) => {
    const time = wallTimeAt(atMs, timeZone).slice(-5);
    return { atMs, text: time === '00:00' ? tickText(atMs, false, timeZone, lang) : time };
  });
}

/** Every so many hours of each day's wall clock; a time that the clocks skip moves to the hour after it. */
function hoursOf({ fromMs, toMs }: Interval, timeZone: string, step: number): number[] {
  const at = new Set<number>();
  for (let day = dayOf(fromMs, timeZone); startOfDayMs(day, timeZone) < toMs; day = addDays(day, 1)) {
    for (let hour = 0; hour < 24; hour += step) at.add(wallTimeMs(day, `${String(hour).padStart(2, '0')}:00`, timeZone, 'begin'));
  }
  return [...at].filter((ms) => ms >= fromMs && ms < toMs);
}
