/** Words that say nothing about a product; dropped from a query that has others. */
const EMPTY_WORDS: ReadonlySet<string> = new Set([
  'a',
  'an',
  'and',
  'the',
  'for',
  'of',
  'to',
  'in',
  'on',
  'with',
  'my',
  'i',
  'is',
  'buy',
  '的',
  '了',
  '和',
  '买',
  '我',
  '要',
  '想',
]);

const STARTS_HAN = /^\p{Script=Han}/u;
const WORD_OR_HAN = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;

/** One form for all ways to write the same letters: full width, capitals and accents. */
function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

/** English plurals and singulars meet in one form: `doctors` and `doctor`, `batteries` and `battery`. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return word;
}

/** Chinese has no spaces: a run of characters is found by its neighbours two by two, and each character alone. */
function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/** What a text is found by: stemmed words, and for Chinese each character and each pair of neighbours. */
export function indexTokens(text: string): string[] {
  return [...normalise(text).matchAll(WORD_OR_HAN)].flatMap(([part]) => (isHan(part) ? [...part, ...pairsOf(part)] : [stem(part)]));
}

/** One word of a query, and the tokens that a product must all have to match it. */
export interface QueryWord {
  tokens: string[];
  /** Chinese words must match as written; others may be unfinished or misspelt. */
  exact: boolean;
}

/** Older browsers have no dictionary; there a run of Chinese counts as one word. */
const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined;

/** The words of a query. Chinese runs are cut by the browser's own dictionary. */
export function queryWords(query: string): QueryWord[] {
  const words = [...normalise(query).matchAll(WORD_OR_HAN)].flatMap(([part]) => (isHan(part) ? cut(part) : [part]));
  const telling = words.filter((word) => !EMPTY_WORDS.has(word));
  return (telling.length > 0 ? telling : words).map((word) =>
    isHan(word) ? { tokens: word.length === 1 ? [word] : pairsOf(word), exact: true } : { tokens: [stem(word)], exact: false },
  );
}

function cut(run: string): string[] {
  return segmenter ? Array.from(segmenter.segment(run), ({ segment }) => segment) : [run];
}

function isHan(text: string): boolean {
  return STARTS_HAN.test(text);
}
