import type { CompiledLexicon } from '../types.ts';
import { READINGS } from './readings.ts';
import { SIMPLIFIED } from './simplified.ts';

/** What is known of Chinese characters: which are the same, and which sound alike. */
export interface HanziTables {
  /** Traditional or variant character to simplified. */
  readonly simplify: ReadonlyMap<string, string>;
  /** The part of the tables that these words need. */
  only(words: readonly string[], slipWords: readonly string[]): Pick<CompiledLexicon, 'simplify' | 'readings' | 'soundalikes'>;
}

let tables: HanziTables | undefined;

/** The tables, built on first use. */
export function hanziTables(): HanziTables {
  tables ??= build();
  return tables;
}

function build(): HanziTables {
  const simplify = new Map<string, string>();
  const variants = new Map<string, string>();
  for (const [simple = '', ...others] of SIMPLIFIED.trim().split(/\s+/).map((part) => [...part])) {
    variants.set(simple, others.join(''));
    for (const other of others) simplify.set(other, simple);
  }
  const syllables = new Map<string, { syllable: string; common: string }>();
  for (const part of READINGS.trim().split(/\s+/)) {
    const syllable = part.replace(/[^a-z]/g, '');
    const [common = '', rare = ''] = part.slice(syllable.length).split('|');
    for (const char of common + rare) syllables.set(char, { syllable, common });
  }

  const only: HanziTables['only'] = (words, slipWords) => {
    const used = charsOf(words);
    const bySyllable = new Map<string, string>();
    for (const char of used) {
      const reading = syllables.get(char);
      if (reading) bySyllable.set(reading.syllable, (bySyllable.get(reading.syllable) ?? '') + char);
    }
    return {
      simplify: used.flatMap((char) => [...(variants.get(char) ?? '')].map((variant) => variant + char)).join(''),
      readings: [...bySyllable].map(([syllable, chars]) => syllable + chars).join(' '),
      soundalikes: charsOf(slipWords).flatMap((char) => syllables.get(char) ? [char + (syllables.get(char)?.common ?? '').replace(char, '')] : []).join(' '),
    };
  };
  return { simplify, only };
}

const charsOf = (words: readonly string[]) => [...new Set(words.join(''))].sort();
