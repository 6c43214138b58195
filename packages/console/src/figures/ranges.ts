import type { CampaignPage } from '@consult-kit/protocol';
import { addDays, dayOf, endOfDayMs, startOfDayMs } from '@consult-kit/protocol/calendar';
import { lifeEndsAtMs, lifeOf } from '../timeline/campaign-life.ts';

const DAY_MS = 86_400_000;
/** The longest range that is read, in days; the gateway is asked for it in pieces. */
export const RANGE_DAYS_MAX = 731;

/** An interval of time, its end excluded; milliseconds since 1970. */
export interface Interval {
  fromMs: number;
  toMs: number;
}

/** What a person chose to look at; an interval of their own, or one that is known by name. */
export type Range = 'today' | 'week' | 'whole' | Interval;

/** What a range stands for at a moment, in the campaign's zone. */
export function intervalOf(range: Range, page: CampaignPage, zone: string, nowMs: number): Interval {
  if (typeof range === 'object') return range;
  const today = dayOf(nowMs, zone);
  const toMs = endOfDayMs(today, zone);
  if (range === 'today') return { fromMs: startOfDayMs(today, zone), toMs };
  if (range === 'week') return { fromMs: startOfDayMs(addDays(today, -6), zone), toMs };
  return wholeOf(page, zone, nowMs) ?? intervalOf('week', page, zone, nowMs);
}

/** What is shown first: today, or the whole of a campaign that is over. */
export function firstRange(page: CampaignPage, zone: string, nowMs: number): Range {
  const whole = wholeOf(page, zone, nowMs);
  return whole && whole.toMs <= nowMs ? 'whole' : 'today';
}

/**
 * Full days up to today, and one more than the campaign has: talks go on after the line has closed. All of it while it lies ahead; the last
 * part of one that is too long.
 */
function wholeOf({ published }: CampaignPage, zone: string, nowMs: number): Interval | null {
  const life = published && lifeOf(published.file);
  if (!life) return null;
  const lastDay = dayOf(lifeEndsAtMs(life) - 1, zone);
  const fromMs = startOfDayMs(dayOf(life.startsAtMs, zone), zone);
  const endMs = endOfDayMs(addDays(lastDay, 1), zone);
  const toMs = nowMs < fromMs ? endMs : Math.min(endMs, endOfDayMs(dayOf(nowMs, zone), zone));
  return { fromMs: Math.max(fromMs, toMs - RANGE_DAYS_MAX * DAY_MS), toMs };
}
