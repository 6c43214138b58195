import { cityOf, isTimeZone, offsetAt } from '@consult-kit/protocol/calendar';

/** A part of the world with its zones, each as `Shanghai UTC+08:00`. */
export interface ZoneGroup {
  part: string;
  zones: readonly (readonly [zone: string, label: string])[];
}

const HOUR_MS = 3_600_000;
let known: { hour: number; groups: readonly ZoneGroup[] } | undefined;

/** Every zone that the browser knows, by part of the world and city. Offsets change within an hour at the soonest, so they are kept so long. */
export function zoneGroups(atMs: number): readonly ZoneGroup[] {
  const hour = Math.floor(atMs / HOUR_MS);
  if (known?.hour !== hour) known = { hour, groups: readZones(hour * HOUR_MS) };
  return known.groups;
}

function readZones(atMs: number): readonly ZoneGroup[] {
  const parts = new Map<string, [string, string][]>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    if (!isTimeZone(zone)) continue;
    const part = zone.split('/')[0] ?? zone;
    parts.set(part, [...(parts.get(part) ?? []), [zone, `${cityOf(zone)} UTC${offsetAt(atMs, zone)}`]]);
  }
  return [...parts].map(([part, zones]) => ({ part, zones: zones.sort(([, a], [, b]) => a.localeCompare(b, 'en')) }));
}

/** Minutes by which the clocks of one zone are behind those of another; negative where they are ahead. */
export function minutesBehind(here: string, there: string, atMs: number): number {
  return minutesOf(offsetAt(atMs, there)) - minutesOf(offsetAt(atMs, here));
}

function minutesOf(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
