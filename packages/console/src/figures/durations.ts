import { localeOf } from '../language.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const UNITS = [
  ['hour', HOUR_MS],
  ['minute', MINUTE_MS],
  ['second', SECOND_MS],
] as const;

/**
 * A length of time in its two largest units, to the second: `4 mins 5 secs`, `2 hrs`.
 * @param look - `narrow` for axes: `4m 5s`.
 */
export function durationText(ms: number, lang: string, look: 'short' | 'narrow' = 'short'): string {
  let restMs = Math.round(ms / SECOND_MS) * SECOND_MS;
  const first = UNITS.findIndex(([, unitMs]) => restMs >= unitMs);
  if (first < 0) return unitText(0, 'second', lang, look);
  const parts: string[] = [];
  for (const [unit, unitMs] of UNITS.slice(first, first + 2)) {
    const count = Math.floor(restMs / unitMs);
    restMs -= count * unitMs;
    if (count > 0) parts.push(unitText(count, unit, lang, look));
  }
  return parts.join(' ');
}

function unitText(count: number, unit: string, lang: string, unitDisplay: 'short' | 'narrow'): string {
  return new Intl.NumberFormat(localeOf(lang), { style: 'unit', unit, unitDisplay }).format(count);
}
