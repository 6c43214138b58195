import { endsAtMs, type CampaignFile, type ServiceStretch } from '@consult-kit/protocol';
import {
  addDays,
  clockChanges,
  dayInWords,
  dayOf,
  endOfDayMs,
  offsetAt,
  openOn,
  resolveInstants,
  startOfDayMs,
  stretchesInWords,
  wallTimeAt,
} from '@consult-kit/protocol/calendar';

/** Months that are drawn, and changes of clocks that are named; a campaign may last for years. */
const MONTHS_MAX = 24;
const CHANGES_MAX = 8;
const MINUTE_MS = 60_000;

const OUTSIDE = '·';
/** A day without service, then with hours, then open as long as it lasts. */
const [CLOSED, PARTLY, WHOLE] = ['○', '▒', '█'];

/**
 * A campaign as a picture of text: its bounds, a row for each month with a sign for each day, a week in half-hours, the days that differ, and
 * changes of clocks.
 */
export function timelineText(file: CampaignFile, nowMs: number): string {
  return [
    ...boundLines(file, nowMs),
    '',
    ...monthLines(file),
    '',
    ...weekLines(file),
    ...exceptionLines(file),
    ...changeLines(file),
    '',
  ].join('\n');
}

function boundLines(file: CampaignFile, nowMs: number): string[] {
  const { startsAtMs, cardClosesAtMs, lineClosesAtMs } = resolveInstants(file, nowMs);
  const zoned = (atMs: number): string => `${wallTimeAt(atMs, file.timeZone)} (${offsetAt(atMs, file.timeZone)})`;
  return [
    `${file.id} in ${file.timeZone}, ${dayInWords(file.firstDay).en} to ${dayInWords(file.lastDay).en}`,
    `opens        ${zoned(startsAtMs)}`,
    `card closes  ${zoned(cardClosesAtMs)}`,
    `line closes  ${zoned(lineClosesAtMs)}; who is in line or talking then, goes on`,
    ...(file.paused ? ['paused       now, until "paused" is taken out of the file'] : []),
    `now          ${zoned(nowMs)}`,
  ];
}

function monthLines(file: CampaignFile): string[] {
  const rows: string[] = [];
  for (let month = file.firstDay.slice(0, 7); month <= file.lastDay.slice(0, 7); month = nextMonth(month)) {
    if (rows.length === MONTHS_MAX) {
      rows.push(`…        and so on to ${dayInWords(file.lastDay).en}`);
      break;
    }
    rows.push(
      `${month}  ${daysOf(month)
        .map((day) => daySign(file, day))
        .join('')}`,
    );
  }
  return [
    '         1   5    10   15   20   25   30',
    ...rows,
    `${OUTSIDE} outside  ${CLOSED} closed  ${PARTLY} part of the day  ${WHOLE} all day`,
  ];
}

function daySign(file: CampaignFile, day: string): string {
  if (day < file.firstDay || day > file.lastDay) return OUTSIDE;
  const open = openOn(file, day).reduce((sum, [from, to]) => sum + to - from, 0);
  if (open === 0) return CLOSED;
  return open === endOfDayMs(day, file.timeZone) - startOfDayMs(day, file.timeZone) ? WHOLE : PARTLY;
}

function nextMonth(month: string): string {
  return addDays(`${month}-28`, 4).slice(0, 7);
}

function daysOf(month: string): string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

function weekLines({ serviceHours }: CampaignFile): string[] {
  if (!serviceHours) return ['open day and night'];
  const rows = WEEKDAYS.map((day, index) => {
    const [yesterday, today] = [serviceHours.weekly[WEEKDAYS[(index + 6) % 7] ?? 'sun'] ?? [], serviceHours.weekly[day] ?? []];
    return `${day}      ${halfHours(yesterday, today)}  ${stretchesInWords(today).en}`;
  });
  return ['         0     3     6     9     12    15    18    21   24', ...rows];
}

/** 48 signs; those before the morning may belong to yesterday's night. */
function halfHours(yesterday: readonly ServiceStretch[], today: readonly ServiceStretch[]): string {
  const spans = [...today.map((stretch) => span(stretch, 0)), ...yesterday.map((stretch) => span(stretch, -1_440))];
  const signs = Array.from({ length: 48 }, (_, index) => {
    const open = spans.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, index * 30 + 30) - Math.max(from, index * 30)), 0);
    return open >= 30 ? WHOLE : open > 0 ? PARTLY : OUTSIDE;
  });
  return signs.join('');
}

function span({ from, to }: ServiceStretch, shift: number): [fromMinute: number, toMinute: number] {
  const minute = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return [minute(from) + shift, minute(to) + shift + (to <= from ? 1_440 : 0)];
}

function exceptionLines({ serviceHours, languages }: CampaignFile): string[] {
  const exceptions = serviceHours?.exceptions ?? [];
  if (exceptions.length === 0) return [];
  const rows = exceptions.map(({ firstDay, lastDay, hours, names }) => {
    const name = names?.['en'] ?? names?.[languages[0] ?? ''];
    const days = firstDay === lastDay ? dayInWords(firstDay).en : `${dayInWords(firstDay).en} – ${dayInWords(lastDay).en}`;
    return `  ${days}: ${stretchesInWords(hours).en}${name ? ` (${name})` : ''}`;
  });
  return ['', 'other hours on', ...rows];
}

function changeLines(file: CampaignFile): string[] {
  const instants = resolveInstants(file, 0);
  const changes = clockChanges(instants.startsAtMs, endsAtMs(instants), file.timeZone, CHANGES_MAX + 1);
  if (changes.length === 0) return [];
  const rows = changes.slice(0, CHANGES_MAX).map((atMs) => {
    const [before, after] = [offsetAt(atMs - MINUTE_MS, file.timeZone), offsetAt(atMs, file.timeZone)];
    return `  ${dayInWords(dayOf(atMs, file.timeZone)).en}: to ${wallTimeAt(atMs, file.timeZone).slice(-5)}, from ${before} to ${after}`;
  });
  return ['', 'clocks change', ...rows, ...(changes.length > CHANGES_MAX ? ['  and so on'] : [])];
}
