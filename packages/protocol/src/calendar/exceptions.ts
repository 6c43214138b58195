import type { CampaignFile, ServiceHours } from '../campaign-file.ts';
import type { Finding } from '../console.ts';
import { exceptionInWords } from './change-hours.ts';
import { finding } from './findings.ts';
import { WEEKDAYS } from './schedule.ts';
import { dayInWords } from './words.ts';
import { addDays, weekdayOf } from './zone.ts';

type Path = readonly (string | number)[];
type Exception = NonNullable<ServiceHours['exceptions']>[number];

/**
 * Exceptions that never count: outside the campaign's days, or on days that earlier ones decide.
 * @param hours - The campaign's hours and those of its groups, each with its place. Their days are sound.
 */
export function exceptionFindings({ firstDay, lastDay }: CampaignFile, hours: readonly (readonly [Path, ServiceHours])[]): Finding[] {
  const campaign = { first: dayInWords(firstDay), last: dayInWords(lastDay) };
  return hours.flatMap(([at, own]) =>
    (own.exceptions ?? []).flatMap((exception, index, all) => {
      const path = [...at, 'exceptions', index];
      const [from, to] = countingDays(exception, own, firstDay, lastDay);
      if (from > to) return [finding('exception-outside', path, { days: exceptionInWords(exception), ...campaign })];
      const other = deciding(all.slice(0, index), from, to);
      return other ? [finding('exception-hidden', path, { days: exceptionInWords(exception), other: exceptionInWords(other) })] : [];
    }),
  );
}

/** The days of an exception on which it says something of the campaign; the first one after the last one where there are none. */
function countingDays(exception: Exception, { weekly }: ServiceHours, firstDay: string, lastDay: string): [from: string, to: string] {
  const eve = addDays(firstDay, -1);
  // The night before the first day reaches into it: with these hours, or with those of the week in their place.
  const nights = [...exception.hours, ...(weekly[WEEKDAYS[weekdayOf(eve) - 1] ?? 'mon'] ?? [])].some(({ from, to }) => to <= from);
  const first = nights ? eve : firstDay;
  return [exception.firstDay > first ? exception.firstDay : first, exception.lastDay < lastDay ? exception.lastDay : lastDay];
}

/** The first of the exceptions that together hold every one of these days; `undefined` where a day is left. */
function deciding(earlier: readonly Exception[], from: string, to: string): Exception | undefined {
  let found: Exception | undefined;
  for (let day = from; day <= to;) {
    const holder = earlier.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
    if (!holder) return undefined;
    found ??= holder;
    day = addDays(holder.lastDay, 1);
  }
  return found;
}
