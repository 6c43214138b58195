import type { CampaignFile, ServiceHours, ServiceStretch } from '../campaign-file.ts';
import { soundCampaign } from '../test-data/campaign.ts';
import type { Random } from './random.ts';
import { localDay, wall } from './slow-oracle.ts';
import { zoneTable } from './zone-table.ts';

const DAY_MS = 86_400_000;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const FROM_MS = Date.UTC(2020, 0, 2);
const TO_MS = Date.UTC(2030, 11, 1);

/** Zones of these tests: all that `Intl` knows. */
export const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');

/** A campaign of random days and hours that a check may find something wrong with, but whose every instant is defined. Half of them have a change of clocks. */
export function randomCampaign(random: Random): CampaignFile {
  const timeZone = random.pick(ZONES);
  const [firstDay, lastDay] = daysFor(random, timeZone);
  const file = soundCampaign({
    timeZone,
    firstDay,
    lastDay,
    ...(random.chance(0.4) && { opensAtLocal: onceTime(random, timeZone, firstDay, wallTime(random)) }),
    ...(random.chance(0.3) && { cardClosesAtLocal: onceTime(random, timeZone, lastDay, closingTime(random)) }),
    ...(random.chance(0.3) && { lineClosesAtLocal: onceTime(random, timeZone, lastDay, closingTime(random)) }),
    ...(random.chance(0.85) && { serviceHours: randomHours(random, firstDay, lastDay) }),
    ...(random.chance(0.08) && { paused: { reasons: { en: 'Back soon.', 'zh-Hans': '稍后恢复。' } } }),
  });
  if (random.chance(0.5)) return file;
  return { ...file, modules: file.modules.map((module) => ({ ...module, serviceHours: randomHours(random, firstDay, lastDay) })) };
}

/** An instant at which something may happen: often on an edge of the hour near the start, the end or a change of clocks. */
export function randomInstant(random: Random, { timeZone, firstDay, lastDay }: CampaignFile): number {
  const [startMs, endMs] = [Date.parse(firstDay), Date.parse(lastDay) + DAY_MS];
  const change = random.pick(zoneTable(timeZone)).toMs;
  const changeInside = change > startMs && change < endMs ? change : startMs;
  const around = random.pick([startMs, endMs, changeInside, startMs + random.next() * (endMs - startMs)]);
  const atMs = around + (random.next() - 0.5) * 3 * DAY_MS;
  if (random.chance(0.4)) return Math.floor(atMs);
  // The edges of five minutes and the last moments before them are where mistakes live.
  return Math.round(atMs / 300_000) * 300_000 - (random.chance(0.5) ? 1 : 0);
}

function daysFor(random: Random, timeZone: string): [firstDay: string, lastDay: string] {
  const changes = zoneTable(timeZone).slice(0, -1);
  const aroundMs = changes.length > 0 && random.chance(0.5) ? random.pick(changes).toMs : FROM_MS + random.next() * (TO_MS - FROM_MS);
  const firstMs = Math.min(Math.max(aroundMs - random.below(5) * DAY_MS, FROM_MS), TO_MS);
  const days = random.pick([0, 0, 1, 2, 5, 30, 120]);
  return [localDay(timeZone, firstMs), localDay(timeZone, firstMs + days * DAY_MS)];
}

function randomHours(random: Random, firstDay: string, lastDay: string): ServiceHours {
  const weekly = Object.fromEntries(WEEKDAYS.flatMap((day) => (random.chance(0.8) ? [[day, randomStretches(random)]] : [])));
  if (!random.chance(0.3)) return { weekly };
  const exceptions = Array.from({ length: 1 + random.below(3) }, () => {
    const [from, to] = [pickDay(random, firstDay, lastDay), pickDay(random, firstDay, lastDay)].sort() as [string, string];
    return { firstDay: from, lastDay: to, hours: random.chance(0.3) ? [] : randomStretches(random) };
  });
  return { weekly, exceptions };
}

function pickDay(random: Random, firstDay: string, lastDay: string): string {
  const days = (Date.parse(lastDay) - Date.parse(firstDay)) / DAY_MS;
  return new Date(Date.parse(firstDay) + random.below(days + 1) * DAY_MS).toISOString().slice(0, 10);
}

function randomStretches(random: Random): ServiceStretch[] {
  return Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => {
    const from = wallTime(random);
    const to = closingTime(random);
    return to === from ? { from: '00:00', to: '24:00' } : { from, to };
  });
}

/** Nights are where clocks change. */
function wallTime(random: Random): string {
  const hour = random.chance(0.5) ? random.below(4) : random.below(24);
  return `${two(hour)}:${random.pick(['00', '00', '30', '59', two(random.below(60))])}`;
}

/** Half of the times carry an offset that the zone has then. */
function onceTime(random: Random, timeZone: string, day: string, time: string): string {
  const wallMs = wall(day, time);
  const offsets = zoneTable(timeZone).flatMap(({ fromMs, toMs, offsetMs }) =>
    fromMs <= wallMs - offsetMs && wallMs - offsetMs < toMs ? [offsetMs] : [],
  );
  if (time === '24:00' || offsets.length === 0 || random.chance(0.5)) return time;
  const minutes = random.pick(offsets) / 60_000;
  return `${time}${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

function closingTime(random: Random): string {
  return random.chance(0.15) ? '24:00' : wallTime(random);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
