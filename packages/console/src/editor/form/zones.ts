import { isTimeZone, offsetAt } from '@consult-kit/protocol/calendar';
import { zoneChoice } from '../../zone-names.ts';

/** A part of the world with its zones, each as `zoneChoice` has it. */
export interface ZoneGroup {
  part: string;
  zones: readonly (readonly [zone: string, label: string])[];
}

const HOUR_MS = 3_600_000;
let known: { hour: number; lang: string; groups: readonly ZoneGroup[] } | undefined;

/** Every zone that the browser knows, by part of the world and name. Offsets change within an hour at the soonest, so they are kept so long. */
export function zoneGroups(atMs: number, lang: string): readonly ZoneGroup[] {
  const hour = Math.floor(atMs / HOUR_MS);
  if (known?.hour !== hour || known.lang !== lang) known = { hour, lang, groups: readZones(hour * HOUR_MS, lang) };
  return known.groups;
}

function readZones(atMs: number, lang: string): readonly ZoneGroup[] {
  const parts = new Map<string, [string, string][]>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    if (!isTimeZone(zone)) continue;
    const part = zone.split('/')[0] ?? zone;
    parts.set(part, [...(parts.get(part) ?? []), [zone, zoneChoice(zone, atMs, lang)]]);
  }
  const { compare } = new Intl.Collator(lang);
  return [...parts].map(([part, zones]) => ({ part, zones: zones.sort(([, a], [, b]) => compare(a, b)) }));
}

/** Minutes by which the clocks of one zone are behind those of another; negative where they are ahead. */
export function minutesBehind(here: string, there: string, atMs: number): number {
  return minutesOf(offsetAt(atMs, there)) - minutesOf(offsetAt(atMs, here));
}

function minutesOf(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
