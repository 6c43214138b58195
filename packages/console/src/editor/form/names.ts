import { canonicalLanguage, pickText, type LocalizedText } from '@consult-kit/protocol';
import { isRecord } from '../paths.ts';
import type { FormView } from './form-view.ts';
import { idFrom } from './ids.ts';

/** What an entry is called in the reader's language: the first of these keys that has a text. */
export function textOf({ words }: Pick<FormView, 'words'>, item: unknown, ...keys: readonly string[]): string {
  const texts = keys.map((key) => (isRecord(item) && isRecord(item[key]) ? (item[key] as LocalizedText) : undefined));
  return texts.map((own) => pickText(own, words.lang())).find((text) => typeof text === 'string' && text !== '') ?? '';
}

/** An id from the texts of an entry, the English one first, which has Latin letters. */
export function idFromTexts(item: unknown, key: string): string {
  const texts = isRecord(item) && isRecord(item[key]) ? item[key] : {};
  const { en, ...others } = texts;
  return [en, ...Object.values(others)].map((text) => (typeof text === 'string' ? idFrom(text) : '')).find((id) => id !== '') ?? '';
}

/** A text of ours in those of a campaign's languages that we have; none in the others. */
export function inLanguages(languages: readonly string[], texts: LocalizedText): LocalizedText {
  const own = new Map(Object.entries(texts).map(([tag, text]) => [canonicalLanguage(tag), text]));
  return Object.fromEntries(
    languages.flatMap((tag) => {
      const text = own.get(canonicalLanguage(tag)) ?? own.get(canonicalLanguage(tag).split('-')[0] ?? '');
      return text === undefined ? [] : [[tag, text] as const];
    }),
  );
}
