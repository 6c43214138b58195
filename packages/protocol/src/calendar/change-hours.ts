import type { ServiceHours, ServiceStretch } from '../campaign-file.ts';
import { pickText } from '../locale.ts';
import { dayInWords, type BothLanguages } from './words.ts';

/** A sentence about one place of the file. */
export interface SaidChange {
  path: (string | number)[];
  said: BothLanguages;
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** Monday first. */
export const DAY_NAMES: readonly BothLanguages[] = [
  { en: 'Monday', zh: '周一' },
  { en: 'Tuesday', zh: '周二' },
  { en: 'Wednesday', zh: '周三' },
  { en: 'Thursday', zh: '周四' },
  { en: 'Friday', zh: '周五' },
  { en: 'Saturday', zh: '周六' },
  { en: 'Sunday', zh: '周日' },
];

type Exception = NonNullable<ServiceHours['exceptions']>[number];

/** Whose hours they are, where not the campaign's: where the group's hours stand, and what they are called in a sentence. */
interface HoursOfGroup {
  readonly path: readonly (string | number)[];
  readonly label: BothLanguages;
}

/** What changes in hours of service: days of the week that change alike in one sentence, then each exception. */
export function hoursChanges(old: ServiceHours | undefined, now: ServiceHours | undefined, group?: HoursOfGroup): SaidChange[] {
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  const unsaid = group ? { en: 'all hours of the campaign', zh: '活动的全部时段' } : { en: 'day and night', zh: '全天' };
  const changes = [...weekChanges(old, now, unsaid), ...exceptionChanges(old?.exceptions ?? [], now?.exceptions ?? [])];
  if (!group) return changes;
  const { path, label } = group;
  return changes.map((change) => ({
    path: [...path, ...change.path.slice(1)],
    said: { en: `${label.en} – ${change.said.en}`, zh: `${label.zh}·${change.said.zh}` },
  }));
}

function weekChanges(old: ServiceHours | undefined, now: ServiceHours | undefined, unsaid: BothLanguages): SaidChange[] {
  const runs: { first: number; last: number; from: BothLanguages; to: BothLanguages }[] = [];
  WEEKDAYS.forEach((day, index) => {
    const [from, to] = [hoursOf(old, day), hoursOf(now, day)].map((hours) => hours ?? unsaid) as [BothLanguages, BothLanguages];
    const run = runs.at(-1);
    if (run && run.last === index - 1 && run.from.en === from.en && run.to.en === to.en) run.last = index;
    else runs.push({ first: index, last: index, from, to });
  });
  return runs
    .filter(({ from, to }) => from.en !== to.en)
    .map(({ first, last, from, to }) => ({
      path: ['serviceHours', 'weekly', WEEKDAYS[first] ?? 'mon'],
      said: {
        en: `${daysText(first, last, 'en')}: ${to.en} instead of ${from.en}.`,
        zh: `${daysText(first, last, 'zh')}：由${from.zh}改为${to.zh}。`,
      },
    }));
}

function daysText(first: number, last: number, language: keyof BothLanguages): string {
  const name = (index: number): string => DAY_NAMES[index]?.[language] ?? '';
  if (first === 0 && last === 6) return language === 'en' ? 'Every day' : '每天';
  if (first === last) return name(first);
  return language === 'en' ? `${name(first)} to ${name(last)}` : `${name(first)}至${name(last)}`;
}

/** The hours of a day in words; `undefined` where all of it is open, as it is without hours. */
function hoursOf(hours: ServiceHours | undefined, day: (typeof WEEKDAYS)[number]): BothLanguages | undefined {
  const list = hours?.weekly[day] ?? [];
  const isWhole = list.length === 1 && list[0]?.from === '00:00' && list[0].to === '24:00';
  return hours && !isWhole ? stretchesInWords(list) : undefined;
}

/** `08:00–12:00, 13:00–22:00`, or that it is closed. */
export function stretchesInWords(list: readonly ServiceStretch[]): BothLanguages {
  if (list.length === 0) return { en: 'closed', zh: '关闭' };
  const texts = list.map(({ from, to }) => `${from}–${to}`);
  return { en: texts.join(', '), zh: texts.join('、') };
}

function exceptionChanges(old: readonly Exception[], now: readonly Exception[]): SaidChange[] {
  const key = ({ firstDay, lastDay }: Exception): string => `${firstDay} ${lastDay}`;
  const at = (index: number): (string | number)[] => ['serviceHours', 'exceptions', index];
  const changed = now.flatMap((exception, index): SaidChange[] => {
    const earlier = old.find((other) => key(other) === key(exception));
    const named = exceptionInWords(exception);
    const [hours, had] = [stretchesInWords(exception.hours), earlier && stretchesInWords(earlier.hours)];
    if (!had)
      return [{ path: at(index), said: { en: `New exception ${named.en}: ${hours.en}.`, zh: `新增例外 ${named.zh}：${hours.zh}。` } }];
    if (had.en !== hours.en) {
      const said = { en: `Exception ${named.en}: ${hours.en} instead of ${had.en}.`, zh: `例外 ${named.zh}：由${had.zh}改为${hours.zh}。` };
      return [{ path: at(index), said }];
    }
    if (JSON.stringify(earlier) === JSON.stringify(exception)) return [];
    return [{ path: at(index), said: { en: `Exception ${named.en} has another name.`, zh: `例外 ${named.zh} 的名称有改动。` } }];
  });
  const gone = old
    .filter((exception) => !now.some((other) => key(other) === key(exception)))
    .map((exception): SaidChange => {
      const named = exceptionInWords(exception);
      const said = { en: `Exception ${named.en} is taken away; the weekly hours hold again.`, zh: `删除例外 ${named.zh}，恢复每周时段。` };
      return { path: ['serviceHours', 'exceptions'], said };
    });
  if (changed.length > 0 || gone.length > 0 || JSON.stringify(old) === JSON.stringify(now)) return [...changed, ...gone];
  return [
    {
      path: ['serviceHours', 'exceptions'],
      said: {
        en: 'The exceptions stand in another order; the first one that holds a day decides it.',
        zh: '例外的顺序有改动，以最先匹配的为准。',
      },
    },
  ];
}

/** The days of an exception, and what it is called. */
export function exceptionInWords({ firstDay, lastDay, names }: Exception): BothLanguages {
  const [first, last] = [dayInWords(firstDay), dayInWords(lastDay)];
  const days = firstDay === lastDay ? first : { en: `${first.en} – ${last.en}`, zh: `${first.zh}至${last.zh}` };
  return names ? { en: `${days.en} (${pickText(names, 'en')})`, zh: `${days.zh}（${pickText(names, 'zh-Hans')}）` } : days;
}
