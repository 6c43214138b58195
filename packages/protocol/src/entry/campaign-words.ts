import { canonicalLanguage, pickLanguage } from '../locale.ts';
import type { EntryWords } from './dates.ts';
import { entryEn, entryZhHans } from './words.ts';

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = { en: entryEn, 'zh-Hans': entryZhHans };

/**
 * The words that `<consult-entry>` has as well, for those who write its texts without it.
 * @param texts - A campaign's own wording, which wins by the same keys.
 * @param language - That of the reader, out of the campaign's.
 */
export function campaignWords(texts: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined, language: string): EntryWords {
  const shipped = pickLanguage(canonicalLanguage(language), Object.keys(WORDS));
  return {
    wanted: () => language,
    lang: () => shipped,
    text: (key, values = {}) => fill(texts?.[canonicalLanguage(language)]?.[key] ?? WORDS[shipped]?.[key] ?? key, values),
  };
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
