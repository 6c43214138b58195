import { addDays, dayOf, startOfDayMs } from '@consult-kit/protocol/calendar';
import { lifeEndsAtMs, type CampaignLife, type Stretch } from './campaign-life.ts';

const DAY_MS = 86_400_000;
const QUARTER_MS = 15 * 60_000;
/** Room before the first and after the last instant, as a part of the life's length; at least a day. */
const MARGIN = 0.1;
const TICKS_MAX = 8;
const TICK_DAYS = [1, 2, 7, 14];
const TICK_MONTHS = [1, 2, 3, 6, 12];

/** Maps instants to places on the picture, in percent of its width. */
export interface TimeScale {
  fromMs: number;
  toMs: number;
  /** Instants off the scale stand at its nearer end. */
  place(atMs: number): number;
  /** The instant at a part (0 to 1) of the width, on a full quarter of an hour. */
  at(part: number): number;
}

/** A mark with a date under the picture. */
export interface Tick {
  atMs: number;
  /** A whole month begins here. */
  isMonth: boolean;
}

export function timeScale(life: CampaignLife): TimeScale {
  const endMs = lifeEndsAtMs(life);
  const margin = Math.max(DAY_MS, (endMs - life.startsAtMs) * MARGIN);
  // On full quarters, so that the slider's steps meet the instants that people mean.
  const fromMs = Math.floor((life.startsAtMs - margin) / QUARTER_MS) * QUARTER_MS;
  const toMs = Math.ceil((endMs + margin) / QUARTER_MS) * QUARTER_MS;
  return {
    fromMs,
    toMs,
    place: (atMs) => ((Math.min(Math.max(atMs, fromMs), toMs) - fromMs) / (toMs - fromMs)) * 100,
    at: (part) => fromMs + Math.round((Math.min(Math.max(part, 0), 1) * (toMs - fromMs)) / QUARTER_MS) * QUARTER_MS,
  };
}

/** Dates for the marks: days, weeks or months, whichever are few enough to be read. */
export function ticksOf({ fromMs, toMs }: Pick<TimeScale, 'fromMs' | 'toMs'>, timeZone: string): Tick[] {
  const days = (toMs - fromMs) / DAY_MS;
  const step = TICK_DAYS.find((length) => days / length <= TICKS_MAX);
  if (step !== undefined) return dayTicks([fromMs, toMs], timeZone, step);
  const months = TICK_MONTHS.find((length) => days / 30.4 / length <= TICKS_MAX) ?? Math.ceil(days / 30.4 / TICKS_MAX / 12) * 12;
  return monthTicks([fromMs, toMs], timeZone, months);
}

function dayTicks([fromMs, toMs]: Stretch, timeZone: string, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let day = addDays(dayOf(fromMs, timeZone), 1); startOfDayMs(day, timeZone) < toMs; day = addDays(day, step)) {
    ticks.push({ atMs: startOfDayMs(day, timeZone), isMonth: false });
  }
  return ticks;
}

function monthTicks([fromMs, toMs]: Stretch, timeZone: string, step: number): Tick[] {
  const ticks: Tick[] = [];
  const [year = 1970, month = 1] = dayOf(fromMs, timeZone).split('-').map(Number);
  // Counted from January, so that steps of three fall on quarters.
  for (let index = year * 12 + Math.ceil(month / step) * step; ; index += step) {
    const day = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
    const atMs = startOfDayMs(day, timeZone);
    if (atMs >= toMs) return ticks;
    ticks.push({ atMs, isMonth: true });
  }
}
