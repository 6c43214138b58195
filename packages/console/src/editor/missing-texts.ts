import { canonicalLanguage, type CampaignText } from '@consult-kit/protocol';
import { isRecord, type Path } from './paths.ts';

/** Keys of the file that hold one text in several languages. */
const TEXTS: ReadonlySet<string> = new Set([
  'names',
  'hints',
  'covers',
  'reasons',
  'texts',
  'titles',
  'contact',
  'alternatives',
  'whileWaiting',
]);
/** Parts of the file without texts that shoppers need in their language; `texts` at the top replaces words of the interface one by one. */
const OTHERS: ReadonlySet<string> = new Set(['serviceHours', 'search', 'emergencyPhrases', 'hosts', 'texts']);

/** The texts that are written in some language but not in this one, in the order of the file. The file may be broken anywhere. */
export function missingTexts(file: CampaignText, language: string): Path[] {
  return Object.entries(file).flatMap(([key, value]) => (OTHERS.has(key) ? [] : missingIn(value, [key], canonicalLanguage(language))));
}

function missingIn(value: unknown, path: Path, language: string): Path[] {
  if (isRecord(value) && TEXTS.has(String(path[path.length - 1]))) {
    const tags = Object.keys(value);
    return tags.length === 0 || tags.some((tag) => canonicalLanguage(tag) === language) ? [] : [path];
  }
  if (Array.isArray(value)) return value.flatMap((entry: unknown, index) => missingIn(entry, [...path, index], language));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'serviceHours' ? [] : missingIn(inner, [...path, key], language)));
}
