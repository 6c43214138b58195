import { usage } from './output.ts';

/** Gathers an option that may be repeated. */
export function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}

/** `a,b` and repeated options alike, as one list. */
export function collectList(value: string, earlier: readonly string[] = []): string[] {
  return [
    ...earlier,
    ...value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  ];
}

/** Texts by language from `en=…`, repeated. @throws {ConsultError} `USAGE` from `readTexts` if a part has no language. */
export function readTexts(option: string, parts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    parts.map((part) => {
      const at = part.indexOf('=');
      if (at < 1) throw usage(`${option} is written as LANGUAGE=TEXT, for example ${option} en="Li Hua"; it is "${part}".`);
      return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    }),
  );
}

/** A whole number from 0 to `max`. @throws {ConsultError} `USAGE` */
export function countOf(option: string, text: string, max = 999_999_999): number {
  if (/^\d{1,9}$/.test(text) && Number(text) <= max) return Number(text);
  throw usage(`${option} must be a whole number from 0 to ${max}; it is "${text}".`);
}
