/** A query without everything that must not matter. */
export interface Folded {
  /** Letters and digits only: lower case, plain width, no accents, simplified. */
  readonly text: string;
  /** For each place 0 … text.length: may a word begin or end here? */
  readonly edge: readonly boolean[];
}

/** Accents, Arabic vowel signs and the Arabic stretching line; the Japanese voicing marks stay. */
const MARKS = /[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g;
/** Marks inside words such as `can't`; without them the word stays one. */
const APOSTROPHES = /['\u2018\u2019\u02bc`]/g;
/** Three or more of a letter are a long press or emphasis. */
const REPEATS = /(\D)\1\1+/g;
/** Pictures; some of them (🈚, ™) would otherwise turn into letters. */
const PICTURES = /\p{Extended_Pictographic}|.\ufe0f?\u20e3/gu;
const WORDS = /[\p{L}\p{N}]+/gu;

/** Code units from here on belong to scripts without spaces between words (or nearly so): Chinese, Japanese, Korean. */
export const FIRST_SOLID = 0x2e80;

/** 0: script without spaces between words (each character may begin a word), 1: digit, 2: letter of a script with spaces. */
function kind(code: number): number {
  return code >= FIRST_SOLID ? 0 : code > 47 && code < 58 ? 1 : 2;
}

/**
 * Brings a query into the form in which words are looked up. Spaces and punctuation leave the text; where they stood stays known.
 * @param simplify - Traditional character to simplified.
 */
export function fold(query: string, simplify: ReadonlyMap<string, string>): Folded {
  const plain = query
    .replace(PICTURES, ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .normalize('NFKC')
    .replace(APOSTROPHES, '')
    .replace(REPEATS, '$1');
  let text = '';
  const edge: boolean[] = [];
  for (const chunk of plain.match(WORDS) || []) {
    let before = -1;
    for (let i = 0; i < chunk.length; i++) {
      const now = kind(chunk.charCodeAt(i));
      edge.push(now !== before || !now);
      before = now;
      const char = chunk.charAt(i);
      text += simplify.get(char) || char;
    }
  }
  edge.push(true);
  return { text, edge };
}

/** Reads pairs written one after the other: `醫医發发`. */
export function pairs(list: string): Map<string, string> {
  const map = new Map<string, string>();
  for (let i = 0; i < list.length; i += 2) map.set(list.charAt(i), list.charAt(i + 1));
  return map;
}
