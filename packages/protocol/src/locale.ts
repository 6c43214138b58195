/** A text in several languages: BCP 47 tag to text, for example `{ en: 'Children', 'zh-Hans': '儿童' }`. */
export type LocalizedText = Readonly<Record<string, string>>;

const HANT = /^zh-(hant|tw|hk|mo)\b/;
const HANS = /^zh\b/;

/** The tag under which we keep texts for a language tag: every kind of Chinese becomes `zh-Hans` or `zh-Hant`. */
export function canonicalLanguage(tag: string): string {
  const lower = tag.trim().toLowerCase().replace(/_/g, '-');
  if (HANT.test(lower)) return 'zh-Hant';
  if (HANS.test(lower)) return 'zh-Hans';
  return lower;
}

/**
 * The language of `available` that serves a reader of `wanted` best: the same tag, the same base language, the other
 * Chinese script, else the first (a campaign's source language).
 * @param available - At least one tag; the first is the source language.
 */
export function pickLanguage(wanted: string, available: readonly string[]): string {
  const want = canonicalLanguage(wanted);
  const base = want.split('-')[0];
  const first = available[0] ?? 'en';
  return (
    available.find((tag) => canonicalLanguage(tag) === want) ??
    available.find((tag) => canonicalLanguage(tag).split('-')[0] === base) ??
    first
  );
}

/** The text for a reader, falling back as `pickLanguage` does; empty when there is no text at all. */
export function pickText(texts: LocalizedText | undefined, wanted: string, source?: string): string {
  if (!texts) return '';
  const tags = Object.keys(texts);
  if (source !== undefined && source in texts) tags.sort((a, b) => Number(b === source) - Number(a === source));
  return texts[pickLanguage(wanted, tags)] ?? '';
}
