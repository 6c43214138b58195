import type { CompiledLexicon } from '../types.ts';
import { READINGS } from './readings.ts';
import { SIMPLIFIED } from './simplified.ts';

/** What is known of Chinese characters: which are the same, and which sound alike. */
export interface HanziTables {
  /** Traditional or variant character to simplified. */
  readonly simplify: ReadonlyMap<string, string>;
  /** The part of the tables that these words need. */
  only(words: readonly string[], spelt: readonly string[], slipped: readonly string[]): Pick<CompiledLexicon, 'simplify' | 'readings'>;
}

/** Of the characters that sound like a wanted one, so many of the most used are taken for it. */
const SOUNDALIKES_MAX = 12;

let tables: HanziTables | undefined;

/** The tables, built on first use. */
export function hanziTables(): HanziTables {
  tables ??= build();
  return tables;
}

function build(): HanziTables {
  const simplify = new Map<string, string>();
  const variants = new Map<string, string>();
  for (const [simple = '', ...others] of SIMPLIFIED.trim()
    .split(/\s+/)
    .map((part) => [...part])) {
    variants.set(simple, others.join(''));
    for (const other of others) simplify.set(other, simple);
  }
  const syllables = new Map<string, { syllable: string; common: string }>();
  for (const part of READINGS.trim().split(/\s+/)) {
    const syllable = part.replace(/[^a-z]/g, '');
    const [common = '', rare = ''] = part.slice(syllable.length).split('|');
    for (const char of common + rare) syllables.set(char, { syllable, common });
  }

  const only: HanziTables['only'] = (words, spelt, slipped) => {
    const groups = new Map<string, Set<string>>();
    const add = (char: string, others: string) => {
      const { syllable } = syllables.get(char) ?? {};
      if (syllable) groups.set(syllable, new Set([...(groups.get(syllable) ?? []), char, ...others]));
    };
    for (const char of charsOf(spelt)) add(char, '');
    for (const char of charsOf(slipped)) add(char, (syllables.get(char)?.common ?? '').slice(0, SOUNDALIKES_MAX));
    return {
      simplify: charsOf(words)
        .flatMap((char) => [...(variants.get(char) ?? '')].map((variant) => variant + char))
        .join(''),
      readings: [...groups].map(([syllable, chars]) => syllable + [...chars].join('')).join(' '),
    };
  };
  return { simplify, only };
}

const charsOf = (words: readonly string[]) => [...new Set(words.join(''))].sort();
