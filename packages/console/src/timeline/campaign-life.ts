import {
  endsAtMs,
  type CampaignDocument,
  type CampaignFile,
  type CampaignText,
  type LocalizedText,
  type ServiceHours,
} from '@consult-kit/protocol';
import {
  checkCampaignFile,
  endOfDayMs,
  resolveInstants,
  startOfDayMs,
  type BothLanguages,
  stretchesInWords,
} from '@consult-kit/protocol/calendar';

/** From the first instant, included, to the second, excluded; milliseconds since 1970. */
export type Stretch = readonly [fromMs: number, toMs: number];

/** Days with hours of their own. */
export interface LifeException {
  fromMs: number;
  toMs: number;
  /** No service at all on these days. */
  closed: boolean;
  /** The hours in words. */
  hours: BothLanguages;
  names: LocalizedText | undefined;
}

/** Days of the week with the same hours, 0 for Monday to 6 for Sunday, both included. */
export interface WeekRun {
  first: number;
  last: number;
  hours: BothLanguages;
}

/** A campaign from its first to its last instant, as a picture needs it. */
export interface CampaignLife {
  timeZone: string;
  startsAtMs: number;
  cardClosesAtMs: number;
  lineClosesAtMs: number;
  /** When the service is open, sorted; `null` where that is not known, or too often to be drawn. */
  open: readonly Stretch[] | null;
  exceptions: readonly LifeException[];
  /** The weekly hours, neighbours that are alike in one; empty where the service never closes or nothing is known. */
  week: readonly WeekRun[];
  paused: boolean;
}

/** In longer lives a day is too narrow for hours to be seen. */
const HOURS_DRAWN_MAX_MS = 62 * 86_400_000;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The last instant: after both the card and the line have closed. */
export function lifeEndsAtMs({ cardClosesAtMs, lineClosesAtMs }: Pick<CampaignLife, 'cardClosesAtMs' | 'lineClosesAtMs'>): number {
  return Math.max(cardClosesAtMs, lineClosesAtMs);
}

/**
 * The life of a campaign that is being written.
 * @returns `null` while its zone, days or hours have errors; whatever else is unfinished does not matter.
 */
export function lifeOf(text: CampaignText): CampaignLife | null {
  const { timeZone, firstDay, lastDay, opensAtLocal, cardClosesAtLocal, lineClosesAtLocal, serviceHours, paused } = text;
  const calendar = { timeZone, firstDay, lastDay, opensAtLocal, cardClosesAtLocal, lineClosesAtLocal, serviceHours, paused };
  const { file } = checkCampaignFile({ ...BARE_FILE, ...withoutGaps(calendar) });
  if (file === null) return null;
  const instants = resolveInstants(file, 0);
  const whole: Stretch = [instants.startsAtMs, endsAtMs(instants)];
  const { startsAtMs, cardClosesAtMs, lineClosesAtMs } = instants;
  return {
    ...{ timeZone: file.timeZone, startsAtMs, cardClosesAtMs, lineClosesAtMs, paused: instants.paused },
    open: whole[1] - whole[0] > HOURS_DRAWN_MAX_MS && file.serviceHours ? null : openOf(file, whole),
    exceptions: exceptionsOf(file, whole),
    week: file.serviceHours ? weekOf(file.serviceHours) : [],
  };
}

/** The life of a campaign as far as its public document tells. */
export function lifeOfDocument({ timeZone, schedule, paused }: CampaignDocument): CampaignLife {
  const [startsAtMs, cardClosesAtMs, lineClosesAtMs] = [schedule.startsAt, schedule.cardClosesAt, schedule.lineClosesAt].map(
    Date.parse,
  ) as [number, number, number];
  const life = { timeZone, startsAtMs, cardClosesAtMs, lineClosesAtMs, exceptions: [], week: [], paused: paused !== undefined };
  // Hours up to a horizon alone would look like a campaign that closes there.
  const whole = Date.parse(schedule.horizonAt) >= lifeEndsAtMs(life);
  const [first] = schedule.open;
  const known = whole && first !== undefined && Date.parse(first[0]) <= startsAtMs;
  return { ...life, open: known ? schedule.open.map(([from, to]) => [Date.parse(from), Date.parse(to)] as const) : null };
}

/** Each answer reaches some days ahead; together they reach to the end. */
function openOf(file: CampaignFile, [startMs, endMs]: Stretch): Stretch[] {
  const open: [number, number][] = [];
  for (let aroundMs = startMs; aroundMs < endMs;) {
    const instants = resolveInstants(file, aroundMs);
    for (const [fromMs, toMs] of instants.open) {
      const last = open.at(-1);
      if (last && fromMs <= last[1]) last[1] = Math.max(last[1], toMs);
      else open.push([fromMs, toMs]);
    }
    if (instants.horizonMs <= aroundMs) break;
    aroundMs = instants.horizonMs;
  }
  return open;
}

function exceptionsOf({ serviceHours, timeZone }: CampaignFile, [startMs, endMs]: Stretch): LifeException[] {
  return (serviceHours?.exceptions ?? [])
    .map(({ firstDay, lastDay, hours, names }) => ({
      fromMs: Math.max(startOfDayMs(firstDay, timeZone), startMs),
      toMs: Math.min(endOfDayMs(lastDay, timeZone), endMs),
      closed: hours.length === 0,
      hours: stretchesInWords(hours),
      names,
    }))
    .filter(({ fromMs, toMs }) => fromMs < toMs)
    .sort((a, b) => a.fromMs - b.fromMs);
}

function weekOf({ weekly }: ServiceHours): WeekRun[] {
  const runs: WeekRun[] = [];
  WEEKDAYS.forEach((day, index) => {
    const hours = stretchesInWords(weekly[day] ?? []);
    const run = runs.at(-1);
    if (run?.hours.en === hours.en) run.last = index;
    else runs.push({ first: index, last: index, hours });
  });
  return runs;
}

function withoutGaps(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

const bare = { en: 'x' };
/** All that a file needs beside its calendar, so that the file's own check can read a calendar alone. */
const BARE_FILE = {
  id: 'bare',
  placements: ['search'],
  languages: ['en'],
  names: bare,
  sponsor: { names: bare, covers: bare },
  region: { code: 'CN', emergencyNumber: '120' },
  warningSigns: [{ id: 'sign', texts: bare }],
  modules: [{ id: 'adults', names: bare, questions: [{ id: 'age', kind: 'age' }] }],
  hosts: { origins: [] },
  consent: { version: '1', texts: bare, retentionDays: 1, contact: bare },
};
