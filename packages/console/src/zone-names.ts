import { cityOf, offsetAt } from '@consult-kit/protocol/calendar';

/** A format costs more to make than to use. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What people call a zone: in English its city. Browsers carry no cities in other languages, so there it is the country that the zone stands
 * for (`中国时间`), or the name of its time at that instant (`北美东部夏令时间`), and the city where it has neither.
 */
export function zoneName(timeZone: string, atMs: number, lang: string): string {
  const city = cityOf(timeZone);
  if (lang === 'en') return city;
  const names = (['shortGeneric', 'long'] as const).map((style) => nameAs(style, timeZone, atMs, lang));
  // Latin letters: the browser has put the English city or an offset into its pattern.
  return names.find((name) => !/[A-Za-z]/.test(name)) ?? city;
}

/** A zone by its name and its offset at an instant, `Shanghai UTC+08:00`. */
export function zoneLabel(timeZone: string, atMs: number, lang: string): string {
  return `${zoneName(timeZone, atMs, lang)} UTC${offsetAt(atMs, timeZone)}`;
}

/** The same to choose from, where zones of one name are told apart by their city: `北美东部标准时间 New York UTC-05:00`. */
export function zoneChoice(timeZone: string, atMs: number, lang: string): string {
  const [name, city] = [zoneName(timeZone, atMs, lang), cityOf(timeZone)];
  return `${name === city ? city : `${name} ${city}`} UTC${offsetAt(atMs, timeZone)}`;
}

function nameAs(timeZoneName: 'shortGeneric' | 'long', timeZone: string, atMs: number, lang: string): string {
  const key = `${timeZoneName} ${timeZone} ${lang}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(lang, { timeZone, timeZoneName });
  formats.set(key, format);
  return format.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
