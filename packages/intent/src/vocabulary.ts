import type { CompiledLexicon } from './types.ts';

/** What a word of the lexicon stands for. */
export interface Word {
  /** The word as the lexicon has it. */
  readonly text: string;
  /** One bit for each concept. */
  readonly concepts: number;
  /** Index of the veto it carries; -1 for none. */
  readonly veto: number;
  /** `TYPED_…` bits: in which other ways it is typed. */
  readonly flags: number;
}

/** The words of a lexicon in all forms in which people type them. */
export interface Vocabulary {
  /** Form (pinyin and soundalikes included) to word. */
  readonly words: ReadonlyMap<string, Word>;
  /** First two characters to the lengths of forms that begin so, 1 among them. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
  /** The word meant by a mistyped one of a script with spaces. */
  correct(typed: string): Word | undefined;
}

/** Bit of a word's flags: slips of the pen are taken for it. */
export const TYPED_SLIPPED = 1;
/** Bit of a word's flags: it is also typed in pinyin. */
export const TYPED_PINYIN = 2;

/** Letters below which a pinyin spelling is too like other languages' words. */
const PINYIN_MIN_LETTERS = 5;
/** Letters of a word from which a missing letter, not only a transposed or additional one, is taken for a slip. */
const LOOSE_MIN_LETTERS = 5;
/** Letters from which a wrong letter is, too. */
const WRONG_MIN_LETTERS = 6;
const LATIN = /^[a-z]{4,20}$/;

const without = (text: string, at: number) => text.slice(0, at) + text.slice(at + 1);
const sorted = (text: string) => text.split('').sort().join('');

/** Spreads out a lexicon; the longest part of loading one. */
export function vocabulary({ words: lists, readings }: CompiledLexicon): Vocabulary {
  const words = new Map<string, Word>();
  const near = new Map<string, readonly [spelling: string, word: Word]>();
  const lengths = new Map<string, number[]>();
  const sounds = new Map<string, string>();
  const likes = new Map<string, string>();
  readings.replace(/([a-z]+)([^ ]+)/g, (_, syllable: string, chars: string) => {
    for (const char of chars) {
      sounds.set(char, syllable);
      likes.set(char, chars);
    }
    return '';
  });

  for (const [concepts, veto, flags, spaced, ...packed] of lists) {
    const list = spaced ? spaced.split(' ') : [];
    packed.forEach((run, at) => {
      for (let i = 0; i < run.length; i += at + 1) list.push(run.substr(i, at + 1));
    });
    for (const text of list) {
      const old = words.get(text);
      words.set(text, {
        text,
        concepts: concepts | (old ? old.concepts : 0),
        veto: old && old.veto >= 0 ? old.veto : veto,
        flags: flags | (old ? old.flags : 0),
      });
    }
  }
  const add = (form: string, word: Word) => words.has(form) || words.set(form, word);
  for (const word of Array.from(words.values())) {
    const { text } = word;
    const pinyin = text.replace(/./g, (char) => sounds.get(char) || '-');
    const spelt = word.flags & TYPED_PINYIN && text.length > 1 && pinyin.length >= PINYIN_MIN_LETTERS && LATIN.test(pinyin);
    if (spelt) add(pinyin, word);
    if (!(word.flags & TYPED_SLIPPED)) continue;
    for (let i = 0; text.length > 1 && i < text.length; i++)
      for (const char of likes.get(text.charAt(i)) || '') add(text.slice(0, i) + char + text.slice(i + 1), word);
    const latin = spelt ? pinyin : text;
    if (LATIN.test(latin)) for (let i = 1; i < latin.length; i++) near.set(without(latin, i), [latin, word]);
  }
  words.forEach((_, form) => {
    const head = form.slice(0, 2);
    const list = lengths.get(head) || [1];
    if (list.indexOf(form.length) < 0) lengths.set(head, list.concat(form.length));
  });

  const correct = (typed: string): Word | undefined => {
    if (!LATIN.test(typed)) return undefined;
    const long = typed.length >= WRONG_MIN_LETTERS;
    const missing = near.get(typed);
    if (missing && typed.length + 1 >= LOOSE_MIN_LETTERS) return missing[1];
    for (let i = 1; i < typed.length; i++) {
      const rest = without(typed, i);
      const extra = words.get(rest);
      if (extra && extra.flags & TYPED_SLIPPED) return extra;
      const [spelling, word] = near.get(rest) || [''];
      if (spelling.length === typed.length && (long || sorted(typed) === sorted(spelling))) return word;
    }
    return undefined;
  };
  return { words, lengths, correct };
}
