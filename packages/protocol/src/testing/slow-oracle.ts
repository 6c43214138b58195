import type { CampaignFile, ServiceHours, ServiceStretch } from '../campaign-file.ts';
import type { CampaignState } from '../clock.ts';
import { zoneTable } from './zone-table.ts';

/** What the oracle says of a campaign at an instant. */
export interface OracleMoment {
  state: CampaignState;
  showsCard: boolean;
  /** The card's own end has come, whatever the hours and the line do. */
  cardIsOver: boolean;
  takesNewPeople: boolean;
}

const DAY_MS = 86_400_000;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/**
 * A campaign at an instant, worked out from the wall times of the file with what `Intl` says of the zone's clocks. Slow and plain, so that it can be
 * believed; it shares no code with clock and calendar. Good for 2020 to 2030.
 */
export function oracleMoment(file: CampaignFile, atMs: number): OracleMoment {
  const { startMs, cardMs, lineMs } = boundsOf(file);
  const state = stateOf(file, atMs, startMs, Math.max(cardMs, lineMs));
  return {
    state,
    showsCard: state === 'open' && atMs < cardMs,
    cardIsOver: atMs >= cardMs,
    takesNewPeople: state === 'open' && atMs < lineMs,
  };
}

/** Whether a closed campaign will still take somebody who has only the card to come in by: both have to be open when a stretch begins. */
export function oracleOpensAgain(file: CampaignFile, atMs: number): boolean {
  const { cardMs, lineMs } = boundsOf(file);
  const { timeZone, lastDay } = file;
  for (let day = localDay(timeZone, atMs - 2 * DAY_MS); day <= lastDay; day = isoDay(Date.parse(day) + DAY_MS)) {
    const begins = hoursOf(file, day).map(({ from }) => firstReading(timeZone, wall(day, from)));
    if (begins.some((ms) => ms > atMs && ms < cardMs && ms < lineMs && isServiceTime(file, ms))) return true;
  }
  return false;
}

/** Whether the doctors of a group with hours of its own are there for somebody new, whatever pauses say. */
export function oracleServes(file: CampaignFile, serviceHours: ServiceHours, atMs: number): boolean {
  const { startMs, lineMs } = boundsOf(file);
  const inside = startMs <= atMs && atMs < lineMs;
  return inside && isServiceTime(file, atMs) && isServiceTime({ ...file, serviceHours }, atMs);
}

function boundsOf(file: CampaignFile): { startMs: number; cardMs: number; lineMs: number } {
  const { timeZone, firstDay, lastDay } = file;
  const opens = file.opensAtLocal ?? '00:00';
  const startMs = hasOffset(opens) ? Date.parse(`${firstDay}T${opens}`) : firstReading(timeZone, wall(firstDay, opens));
  const cardMs = endReading(timeZone, lastDay, file.cardClosesAtLocal ?? '24:00');
  const lineMs = endReading(timeZone, lastDay, file.lineClosesAtLocal ?? '24:00');
  return { startMs, cardMs, lineMs };
}

function stateOf(file: CampaignFile, atMs: number, startMs: number, endMs: number): CampaignState {
  if (atMs >= endMs) return 'ended';
  if (file.paused) return 'paused';
  if (atMs < startMs) return 'upcoming';
  return isServiceTime(file, atMs) ? 'open' : 'closed';
}

function isServiceTime(file: CampaignFile, atMs: number): boolean {
  if (!file.serviceHours) return true;
  const today = localDay(file.timeZone, atMs);
  // A stretch belongs to the day it begins, and lasts into the next one at most; a change of clocks moves it by hours.
  return [-2, -1, 0, 1].some((days) => {
    const day = isoDay(Date.parse(today) + days * DAY_MS);
    return hoursOf(file, day).some((stretch) => holds(file.timeZone, day, stretch, atMs));
  });
}

function hoursOf({ serviceHours }: CampaignFile, day: string): readonly ServiceStretch[] {
  for (const exception of serviceHours?.exceptions ?? []) if (exception.firstDay <= day && day <= exception.lastDay) return exception.hours;
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] as (typeof WEEKDAYS)[number];
  return serviceHours?.weekly[weekday] ?? [];
}

function holds(timeZone: string, day: string, { from, to }: ServiceStretch, atMs: number): boolean {
  const endDay = Number(to.replace(':', '')) <= Number(from.replace(':', '')) ? isoDay(Date.parse(day) + DAY_MS) : day;
  return firstReading(timeZone, wall(day, from)) <= atMs && atMs < endReading(timeZone, endDay, to);
}

/** Where an end that is written as a wall time stands: midnight is where the day begins, any other time its last reading. */
function endReading(timeZone: string, day: string, time: string): number {
  if (hasOffset(time)) return Date.parse(`${day}T${time}`);
  return time === '24:00' || time === '00:00' ? firstReading(timeZone, wall(day, time)) : lastReading(timeZone, wall(day, time));
}

/** `02:30+01:00` names one of two. */
function hasOffset(time: string): boolean {
  return /[+-]/.test(time);
}

/** The first instant at which clocks show this wall time or a later one. */
export function firstReading(timeZone: string, wallMs: number): number {
  for (const { fromMs, toMs, offsetMs } of zoneTable(timeZone)) if (wallMs < toMs + offsetMs) return Math.max(fromMs, wallMs - offsetMs);
  throw new RangeError('beyond the table');
}

/** The first instant from which on clocks no longer show an earlier wall time. */
export function lastReading(timeZone: string, wallMs: number): number {
  for (const { fromMs, toMs, offsetMs } of [...zoneTable(timeZone)].reverse())
    if (fromMs + offsetMs < wallMs) return Math.min(toMs, wallMs - offsetMs);
  throw new RangeError('before the table');
}

/** A wall time as if it were UTC; `24:00` is midnight of the next day. */
export function wall(day: string, time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return Date.parse(day) + (hour * 60 + minute) * 60_000;
}

/** The calendar day that clocks in the zone show. */
export function localDay(timeZone: string, atMs: number): string {
  const stretch = zoneTable(timeZone).find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
  if (!stretch) throw new RangeError('beyond the table');
  return isoDay(atMs + stretch.offsetMs);
}

function isoDay(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 10);
}
