import type { CampaignFile, ServiceHours, ServiceStretch } from '../campaign-file.ts';
import type { Finding } from '../console.ts';
import { pickText } from '../locale.ts';
import { DAY_NAMES } from './change-hours.ts';
import { finding } from './findings.ts';
import { hoursOn, minutesOf } from './schedule.ts';
import { dayInWords, type BothLanguages } from './words.ts';

/** Longer campaigns are looked at up to here; hours repeat every week. */
const DAYS_MAX = 3_660;
const DAY_MS = 86_400_000;
const DAY_MINUTES = 1_440;
/** Stretches reach into the next day, so that the first and the last days are cut. */
const EDGE_DAYS = 1;

type Path = readonly (string | number)[];
/** Wall time as minutes since the first day began. Changes of clocks are left out of account: they move hours, but hide no day. */
type Minutes = readonly [from: number, to: number];

/**
 * Groups whose own hours leave days of service without doctors, lie outside those of the campaign, or never meet them.
 * @param file - Sound in its days and stretches.
 */
export function moduleHoursFindings(file: CampaignFile): Finding[] {
  const days = daysOfCampaign(file);
  return file.modules.flatMap((module, index) => {
    const { serviceHours, enabled } = module;
    if (!serviceHours || enabled === false) return [];
    const at: Path = ['modules', index];
    const group = { en: pickText(module.names, 'en', file.languages[0]), zh: pickText(module.names, 'zh-Hans', file.languages[0]) };
    const { unserved, outside, meets } = meetingOf(serviceHours, days);
    // A campaign longer than we look may meet them later.
    if (!meets) return days.length < DAYS_MAX ? [finding('module-never-open', [...at, 'serviceHours'], { group })] : [];
    const words = daysInWords(unserved, days);
    return [
      ...(words ? [finding('no-doctors', [...at, 'serviceHours'], { group, days: words })] : []),
      ...outside.map(([path, { from, to }]) => finding('module-hours-outside', [...at, ...path], { group, from, to })),
    ];
  });
}

/** A day of the campaign, with the stretches of service that begin on it, cut to the campaign. */
interface CampaignDay {
  day: string;
  /** 0 for Monday. */
  weekday: number;
  service: readonly Minutes[];
  /** Equal for days with the same hours; empty near the campaign's ends. */
  key: string;
}

/** From the day before the first one on, whose night may reach into it. */
function daysOfCampaign(file: CampaignFile): CampaignDay[] {
  const firstMs = Date.parse(file.firstDay);
  const count = Math.min((Date.parse(file.lastDay) - firstMs) / DAY_MS + 1, DAYS_MAX);
  const closes = [file.cardClosesAtLocal ?? '24:00', file.lineClosesAtLocal ?? '24:00'].map(minutesOf);
  const whole: Minutes = [minutesOf(file.opensAtLocal ?? '00:00'), (count - 1) * DAY_MINUTES + Math.max(...closes)];
  return Array.from({ length: count + 1 }, (_, at) => {
    const number = at - 1;
    const atMs = firstMs + number * DAY_MS;
    const day = new Date(atMs).toISOString().slice(0, 10);
    const [path, list] = hoursOn(file.serviceHours, day);
    const written = file.serviceHours ? list.map((stretch) => minutesFrom(stretch, number)) : [wholeDay(number)];
    const isEdge = number <= EDGE_DAYS || number >= count - 1 - EDGE_DAYS;
    const service = written.map(([from, to]): Minutes => [Math.max(from, whole[0]), Math.min(to, whole[1])]);
    return {
      day,
      weekday: (new Date(atMs).getUTCDay() + 6) % 7,
      service: service.filter(([from, to]) => from < to),
      key: isEdge ? '' : path.join('.'),
    };
  });
}

interface Meeting {
  /** Days of the campaign on which there is service but the group has no doctors. */
  unserved: CampaignDay[];
  /** Written stretches that meet no service at all, with their place below the group. */
  outside: [Path, ServiceStretch][];
  /** Whether any of the group's hours lie within those of the campaign. */
  meets: boolean;
}

function meetingOf(hours: ServiceHours, days: readonly CampaignDay[]): Meeting {
  const stretches = new Map<string, { path: Path; stretch: ServiceStretch; meets: boolean }>();
  const served = days.map(() => false);
  const looked = new Map<string, boolean[]>();
  const own = days.map(({ day }) => hoursOn(hours, day));
  days.forEach((_, at) => {
    const near = [at - 1, at, at + 1].filter((index) => days[index]);
    const [path, list] = own[at] ?? [[], []];
    // Days with the same hours around them meet alike.
    const key = near.some((index) => days[index]?.key === '') ? '' : [path.join('.'), ...near.map((index) => days[index]?.key)].join(' ');
    const known = key === '' ? undefined : looked.get(key);
    const meets = known ?? near.map((index) => meetAny(list, at - 1, days[index]?.service ?? []));
    looked.set(key, meets);
    near.forEach((index, which) => (served[index] ||= meets[which] === true));
    if (known) return;
    list.forEach((stretch, index) => {
      const id = [...path, index].join('.');
      const meetsNow = near.some((other) => meetAny([stretch], at - 1, days[other]?.service ?? []));
      stretches.set(id, { path: [...path, index], stretch, meets: meetsNow || stretches.get(id)?.meets === true });
    });
  });
  return {
    unserved: days.filter(({ service }, at) => at > 0 && service.length > 0 && !served[at]),
    outside: [...stretches.values()].flatMap(({ path, stretch, meets }): [Path, ServiceStretch][] => (meets ? [] : [[path, stretch]])),
    meets: served.includes(true),
  };
}

function meetAny(list: readonly ServiceStretch[], day: number, service: readonly Minutes[]): boolean {
  return list.some((stretch) => {
    const [from, to] = minutesFrom(stretch, day);
    return service.some((other) => from < other[1] && other[0] < to);
  });
}

/** A stretch of a day, counted from the first one. */
function minutesFrom({ from, to }: ServiceStretch, day: number): Minutes {
  const start = day * DAY_MINUTES;
  const overnight = to <= from ? DAY_MINUTES : 0;
  return [start + minutesOf(from), start + minutesOf(to) + overnight];
}

function wholeDay(day: number): Minutes {
  return [day * DAY_MINUTES, (day + 1) * DAY_MINUTES];
}

/** Weekdays on which nobody is there at all, and single days; `undefined` if there are none. */
function daysInWords(unserved: readonly CampaignDay[], days: readonly CampaignDay[]): BothLanguages | undefined {
  if (unserved.length === 0) return undefined;
  const gone = new Set(unserved);
  const weekdays = DAY_NAMES.flatMap((_, weekday) => {
    const service = days.slice(1).filter((day) => day.weekday === weekday && day.service.length > 0);
    return service.length > 0 && service.every((day) => gone.has(day)) ? [weekday] : [];
  });
  const single = unserved.filter(({ weekday }) => !weekdays.includes(weekday));
  const parts = [...weekdaysInWords(weekdays), ...singleDays(single)];
  return { en: parts.map(({ en }) => en).join(' and '), zh: parts.map(({ zh }) => zh).join('、') };
}

function weekdaysInWords(weekdays: readonly number[]): BothLanguages[] {
  if (weekdays.length === 0) return [];
  const named = { '0,1,2,3,4': { en: 'weekdays', zh: '周一至周五' }, '5,6': { en: 'weekends', zh: '周末' } }[weekdays.join()];
  if (named) return [named];
  const names = weekdays.map((weekday) => DAY_NAMES[weekday] ?? { en: '', zh: '' });
  return [{ en: names.map(({ en }) => `${en}s`).join(', '), zh: names.map(({ zh }) => zh).join('、') }];
}

function singleDays(days: readonly CampaignDay[]): BothLanguages[] {
  const [first, ...more] = days;
  if (!first) return [];
  const { en, zh } = dayInWords(first.day);
  if (more.length === 0) return [{ en, zh }];
  return [{ en: `${en} and ${more.length} more ${more.length === 1 ? 'day' : 'days'}`, zh: `${zh}等 ${days.length} 天` }];
}
