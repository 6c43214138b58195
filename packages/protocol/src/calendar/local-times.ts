import type { CampaignFile, ServiceStretch } from '../campaign-file.ts';
import type { Finding } from '../console.ts';
import { finding } from './findings.ts';
import { minutesOf, resolveInstants, stretchesOn } from './schedule.ts';
import { dayInWords, type BothLanguages } from './words.ts';
import { addDays, cityOf, clockChanges, dayOf, hasOffset, offsetAt, readWallTime, wallTimeAt, type WallTimeReading } from './zone.ts';

/** Changes of the clocks that are looked at for warnings: five years of them, from the campaign's first day on. */
const CHANGES_MAX = 10;
const MINUTE_MS = 60_000;

/** Keys of single moments, with the day that each belongs to. */
const ONCE = [
  ['opensAtLocal', 'firstDay'],
  ['cardClosesAtLocal', 'lastDay'],
  ['lineClosesAtLocal', 'lastDay'],
] as const;

/** A wall time that stands for one moment of the campaign has to exist once, or to say which of two it is. */
export function onceFindings(file: CampaignFile): Finding[] {
  return ONCE.flatMap(([key, dayKey]) => {
    const [time, day] = [file[key], file[dayKey]];
    if (time === undefined || time === '24:00') return [];
    const found = hasOffset(time) ? offsetFinding(key, day, time, file.timeZone) : bareFinding(key, day, time, file.timeZone);
    return found ? [found] : [];
  });
}

function bareFinding(key: string, day: string, time: string, timeZone: string): Finding | undefined {
  const reading = readWallTime(day, time, timeZone);
  // The day's first instant is one moment even where midnight is skipped or comes twice.
  if (time === '00:00' || reading.kind === 'once') return undefined;
  if (reading.kind === 'skipped') return skippedFinding(key, day, time, timeZone);
  return finding('local-time-repeated', [key], {
    time,
    city: cityOf(timeZone),
    day: dayInWords(day),
    ...choicesOf(time, reading, timeZone),
  });
}

function skippedFinding(key: string, day: string, time: string, timeZone: string): Finding {
  const { firstMs } = readWallTime(day, time, timeZone);
  const choices = { before: clockAt(firstMs - MINUTE_MS, timeZone), after: clockAt(firstMs, timeZone) };
  return finding('local-time-skipped', [key], { time, city: cityOf(timeZone), day: dayInWords(day), ...choices });
}

function choicesOf(time: string, { firstMs, secondMs }: WallTimeReading, timeZone: string): { first: string; second: string } {
  return { first: `${time}${offsetAt(firstMs, timeZone)}`, second: `${time}${offsetAt(secondMs, timeZone)}` };
}

/** An offset has to be one that the zone has at that wall time. */
function offsetFinding(key: string, day: string, written: string, timeZone: string): Finding | undefined {
  const time = written.slice(0, 5);
  const reading = readWallTime(day, time, timeZone);
  if (reading.kind === 'skipped') return skippedFinding(key, day, time, timeZone);
  const { first, second } = choicesOf(time, reading, timeZone);
  if (written === first || written === second) return undefined;
  const choices = first === second ? first : `${first} / ${second}`;
  return finding('offset-not-there', [key], { value: written, city: cityOf(timeZone), day: dayInWords(day), choices });
}

/**
 * Hours of the campaign or of a group that a change of the clocks makes shorter or longer than they are written: one warning for each stretch and way. Whole
 * days are left out, for whom nothing is surprising.
 */
export function changeFindings(file: CampaignFile): Finding[] {
  const found = new Map<string, Change[]>();
  for (const change of changesIn(file)) {
    const key = JSON.stringify([change.path, change.way]);
    found.set(key, [...(found.get(key) ?? []), change]);
  }
  return [...found.values()].map((changes) => changeFinding(changes, file.timeZone));
}

interface Change {
  path: readonly (string | number)[];
  stretch: ServiceStretch;
  way: 'shorter' | 'longer';
  day: string;
  changeMs: number;
  /** Minutes that it is open, and those that are written. */
  minutes: number;
  written: number;
}

function changesIn(file: CampaignFile): Change[] {
  const { startsAtMs, cardClosesAtMs, lineClosesAtMs } = resolveInstants(file, 0);
  const endMs = Math.max(cardClosesAtMs, lineClosesAtMs);
  return clockChanges(startsAtMs, endMs, file.timeZone, CHANGES_MAX).flatMap((changeMs) => {
    const today = dayOf(changeMs, file.timeZone);
    return [undefined, ...file.modules.keys()].flatMap((module) =>
      [addDays(today, -1), today].flatMap((day) => stretchesOn(file, day, module).flatMap((one) => changedStretch(one, day, changeMs))),
    );
  });
}

function changedStretch({ path, stretch, fromMs, toMs }: ReturnType<typeof stretchesOn>[number], day: string, changeMs: number): Change[] {
  // A skipped stretch has no length, and touches the change.
  if (changeMs < fromMs || changeMs > toMs || (stretch.from === '00:00' && stretch.to === '24:00')) return [];
  const minutes = Math.max(toMs - fromMs, 0) / MINUTE_MS;
  const written = writtenMinutes(stretch);
  if (minutes === written) return [];
  return [{ path, stretch, way: minutes < written ? 'shorter' : 'longer', day, changeMs, minutes, written }];
}

function writtenMinutes({ from, to }: ServiceStretch): number {
  const length = minutesOf(to) - minutesOf(from);
  return length > 0 ? length : length + 24 * 60;
}

function changeFinding(changes: readonly Change[], timeZone: string): Finding {
  const [first, ...more] = changes as [Change, ...Change[]];
  return finding(first.way === 'shorter' ? 'hours-skipped' : 'hours-repeated', first.path, {
    from: first.stretch.from,
    to: first.stretch.to,
    city: cityOf(timeZone),
    day: dayInWords(dayOf(first.changeMs, timeZone)),
    minutes: first.minutes,
    written: first.written,
    more: moreDays(more.length),
  });
}

function moreDays(count: number): BothLanguages {
  if (count === 0) return { en: '', zh: '' };
  return { en: ` and ${count} more ${count === 1 ? 'time' : 'times'}`, zh: `等 ${count + 1} 次` };
}

/** Wall time of an instant, `HH:MM`. */
function clockAt(atMs: number, timeZone: string): string {
  return wallTimeAt(atMs, timeZone).slice(-5);
}
