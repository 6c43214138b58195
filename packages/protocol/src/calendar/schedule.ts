import type { CampaignFile, ServiceHours, ServiceStretch } from '../campaign-file.ts';
import type { CampaignInstants } from '../clock.ts';
import { addDays, dayOf, endOfDayMs, onceMs, startOfDayMs, wallTimeMs, weekdayOf } from './zone.ts';

/** Days of service hours that are worked out ahead; documents are asked for again long before. */
export const SCHEDULE_AHEAD_DAYS = 10;

const DAY_MS = 86_400_000;
/** As the keys of weekly hours. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

type Stretch = readonly [fromMs: number, toMs: number];

/**
 * A campaign's days and wall times as instants, in its own zone.
 * @param aroundMs - Service hours are worked out from the day before this instant to `SCHEDULE_AHEAD_DAYS` after it, and further until
 *   there are some.
 * @throws {RangeError} The file's zone or days don't exist; `checkCampaignFile` finds that before.
 */
export function resolveInstants(file: CampaignFile, aroundMs: number): CampaignInstants {
  const zone = file.timeZone;
  const bounds = {
    startsAtMs: file.opensAtLocal ? onceMs(file.firstDay, file.opensAtLocal, zone, 'begin') : startOfDayMs(file.firstDay, zone),
    cardClosesAtMs: file.cardClosesAtLocal ? onceMs(file.lastDay, file.cardClosesAtLocal, zone, 'end') : endOfDayMs(file.lastDay, zone),
    lineClosesAtMs: file.lineClosesAtLocal ? onceMs(file.lastDay, file.lineClosesAtLocal, zone, 'end') : endOfDayMs(file.lastDay, zone),
  };
  const whole: Stretch = [bounds.startsAtMs, Math.max(bounds.cardClosesAtMs, bounds.lineClosesAtMs)];
  return { ...bounds, ...serviceTimes(file, whole, bounds.lineClosesAtMs, aroundMs), paused: file.paused !== undefined };
}

/** Weekly hours repeat, so a little over a year of days shows whether there are any; exceptions are looked at by themselves. */
const CHECKED_DAYS = 400;

/** Whether any service hours fall between the campaign's start and the first of its two ends, so that the card shows and leads somewhere. */
export function hasServiceHours(file: CampaignFile): boolean {
  if (!file.serviceHours) return true;
  const { startsAtMs, cardClosesAtMs, lineClosesAtMs } = resolveInstants(file, 0);
  const whole: Stretch = [startsAtMs, Math.min(cardClosesAtMs, lineClosesAtMs)];
  const opensWithin = (firstDay: string, lastDay: string): boolean => {
    const end = earliest(lastDay, file.lastDay, addDays(firstDay, CHECKED_DAYS));
    for (let day = firstDay; day <= end; day = addDays(day, 1)) {
      if (stretchesOf(file, day).some((stretch) => clipped(stretch, whole).length > 0)) return true;
    }
    return false;
  };
  // The night before the first day may reach into it.
  const before = addDays(file.firstDay, -1);
  const exceptions = (file.serviceHours.exceptions ?? []).filter(({ hours }) => hours.length > 0);
  return opensWithin(before, file.lastDay) || exceptions.some(({ firstDay, lastDay }) => opensWithin(latest(firstDay, before), lastDay));
}

/** Days from the first to the last one, both included. */
function daysBetween(firstDay: string, lastDay: string): string[] {
  const days: string[] = [];
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) days.push(day);
  return days;
}

function serviceTimes(
  file: CampaignFile,
  whole: Stretch,
  lineClosesAtMs: number,
  aroundMs: number,
): Pick<CampaignInstants, 'open' | 'modules' | 'horizonMs'> {
  const ownHours = file.modules.flatMap(({ serviceHours }, index) => (serviceHours ? [index] : []));
  if (!file.serviceHours && ownHours.length === 0) return { open: [whole], horizonMs: whole[1] };
  const today = dayOf(aroundMs, file.timeZone);
  const fromDay = latest(addDays(file.firstDay, -1), addDays(today, -2));
  // Before the campaign the first days of service matter, however far away they are.
  let lastShown = earliest(file.lastDay, addDays(latest(today, file.firstDay), SCHEDULE_AHEAD_DAYS));
  const stretches = file.serviceHours ? daysBetween(fromDay, lastShown).flatMap((day) => stretchesOf(file, day)) : [whole];
  // A closed campaign says when it opens, however long the holidays are.
  const neededMs = Math.max(aroundMs, whole[0]) + DAY_MS;
  for (let days = 0; days < CHECKED_DAYS && lastShown < file.lastDay && !stretches.some(([, toMs]) => toMs > neededMs); days += 1) {
    lastShown = addDays(lastShown, 1);
    stretches.push(...stretchesOf(file, lastShown));
  }
  // Only up to here nothing is missing: the day after may have a stretch that touches the last one.
  const horizonMs = lastShown === file.lastDay ? whole[1] : Math.min(endOfDayMs(lastShown, file.timeZone), whole[1]);
  const shown: Stretch = [whole[0], horizonMs];
  // A campaign that is always open stays one stretch, whatever its groups do.
  const open = file.serviceHours ? joined(stretches.flatMap((stretch) => clipped(stretch, shown))) : stretches;
  if (ownHours.length === 0) return { open, horizonMs };
  const days = daysBetween(fromDay, lastShown);
  // A group's hours say when people may enter its line.
  const taking: Stretch = [whole[0], Math.min(horizonMs, lineClosesAtMs)];
  const modules = ownHours.map((index) => [file.modules[index]?.id, moduleTimes(file, index, days, open, taking)] as const);
  return { open, modules: Object.fromEntries(modules), horizonMs };
}

/** A group's own hours on these days, cut with the campaign's. */
function moduleTimes(file: CampaignFile, index: number, days: readonly string[], open: readonly Stretch[], taking: Stretch): Stretch[] {
  const own = joined(days.flatMap((day) => stretchesOf(file, day, index))).flatMap((stretch) => clipped(stretch, taking));
  return own.flatMap((stretch) => open.flatMap((hours) => clipped(stretch, hours)));
}

/** When the campaign is open on a calendar day of its zone, whatever day the stretches began on: `[from, to)`, sorted. */
export function openOn(file: CampaignFile, day: string): Stretch[] {
  const { startsAtMs, cardClosesAtMs, lineClosesAtMs } = resolveInstants(file, 0);
  const [from, to] = [startOfDayMs(day, file.timeZone), endOfDayMs(day, file.timeZone)];
  const shown: Stretch = [Math.max(from, startsAtMs), Math.min(to, Math.max(cardClosesAtMs, lineClosesAtMs))];
  const stretches = file.serviceHours ? [...stretchesOf(file, addDays(day, -1)), ...stretchesOf(file, day)] : [shown];
  return joined(stretches.flatMap((stretch) => clipped(stretch, shown)));
}

/** A written stretch of service on one day. */
export interface ServiceOnDay {
  /** Where it stands in the file. */
  path: readonly (string | number)[];
  stretch: ServiceStretch;
  fromMs: number;
  /** Not after `fromMs` where the clocks skip all of it. */
  toMs: number;
}

/**
 * The stretches that begin on a day. The first exception that holds the day decides it.
 * @param module - Index of a group: its own hours in place of the campaign's.
 */
export function stretchesOn(file: CampaignFile, day: string, module?: number): ServiceOnDay[] {
  const [hours, at] = module === undefined ? [file.serviceHours, []] : [file.modules[module]?.serviceHours, ['modules', module]];
  const [path, list] = hoursOn(hours, day);
  return list.map((stretch, index) => {
    const overnight = stretch.to <= stretch.from;
    const fromMs = wallTimeMs(day, stretch.from, file.timeZone, 'begin');
    const toMs = wallTimeMs(overnight ? addDays(day, 1) : day, stretch.to, file.timeZone, 'end');
    return { path: [...at, ...path, index], stretch, fromMs, toMs };
  });
}

/** What is written for a day, and where below the one whose hours they are. */
export function hoursOn(
  serviceHours: ServiceHours | undefined,
  day: string,
): [path: readonly (string | number)[], list: readonly ServiceStretch[]] {
  const exceptions = serviceHours?.exceptions ?? [];
  const at = exceptions.findIndex(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  if (at >= 0) return [['serviceHours', 'exceptions', at, 'hours'], exceptions[at]?.hours ?? []];
  const weekday = WEEKDAYS[weekdayOf(day) - 1] ?? 'mon';
  return [['serviceHours', 'weekly', weekday], serviceHours?.weekly[weekday] ?? []];
}

function stretchesOf(file: CampaignFile, day: string, module?: number): Stretch[] {
  return stretchesOn(file, day, module).flatMap(({ fromMs, toMs }) => (fromMs < toMs ? [[fromMs, toMs] as const] : []));
}

/** The part of a stretch that lies within bounds: one stretch or none. */
function clipped([fromMs, toMs]: Stretch, [minMs, maxMs]: Stretch): Stretch[] {
  const part: Stretch = [Math.max(fromMs, minMs), Math.min(toMs, maxMs)];
  return part[0] < part[1] ? [part] : [];
}

/** Sorted, with stretches that touch or overlap made one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: [number, number][] = [];
  for (const [fromMs, toMs] of [...stretches].sort((a, b) => a[0] - b[0])) {
    const last = result[result.length - 1];
    if (last && fromMs <= last[1]) last[1] = Math.max(last[1], toMs);
    else result.push([fromMs, toMs]);
  }
  return result;
}

/** ISO days compare as text. */
function latest(a: string, b: string): string {
  return a > b ? a : b;
}

function earliest(first: string, ...others: string[]): string {
  return others.reduce((a, b) => (a < b ? a : b), first);
}

/** A wall time as minutes since midnight, whatever offset stands after it. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
