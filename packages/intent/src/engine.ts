import { FIRST_SOLID, fold, pairs } from './fold.ts';
import { vocabulary } from './vocabulary.ts';
import type { Word } from './vocabulary.ts';
import type { CompiledLexicon, MatchResult } from './types.ts';

// Prices of a reading; the cheapest reading of a query wins.
const COST_WORD = 1;
const COST_SLIP = 20;
const COST_UNKNOWN_CHAR = 100;
const COST_UNKNOWN_WORD = 200;
/** Letters from which a word may be several words written together. */
const GLUED_MIN_LETTERS = 8;
/** High byte of Arabic, which writes article, `and`, `to` and `my` onto the word: there, any word may be several. */
const ARABIC = 6;
/** Price of a piece of such a word by its length: short pieces are found in any word. */
const GLUED_COST = [0, 75, 75, 40, 40];
/** A veto of this strength counts wherever its word stands, also where a longer word covers it. */
const ABSOLUTE_STRENGTH = 9;

/** What is left of a lexicon of a form that this matcher does not know. */
const NOTHING: Pick<CompiledLexicon, 'concepts' | 'vetoes' | 'rules'> = { concepts: [], vetoes: [], rules: [] };
const NO_VETO = [null, 0] as const;
const DIGITS = /^\d/;
const ONE = [1];

/** A piece of the cheapest reading: the text, and the word it was taken for. */
export type Step = readonly [text: string, word: Word | undefined];

/** The cheapest reading of a query. */
export interface Segments {
  /** Last piece first. A word of an absolute veto that the reading left out comes before all. */
  readonly path: readonly Step[];
  /** Look-ups made. */
  readonly steps: number;
}

/** The parts of a matcher; `createMatcher` and `createExplainer` are made of them. */
export interface Engine {
  segment(query: string): Segments;
  decide(path: readonly Step[], lang: string | undefined): MatchResult;
  /** Names of the concepts in a mask. */
  names(mask: number): string[];
  /** Kind and strength of the veto that a word carries. */
  vetoOf(word: Word | undefined): readonly [kind: string | null, strength: number];
}

/** Spreads out a lexicon and reads queries with it: one pass from left to right, in which nothing is tried twice. */
export function createEngine(lexicon: CompiledLexicon): Engine {
  const { concepts, vetoes, rules } = lexicon.v === 1 ? lexicon : NOTHING;
  const simplify = pairs(lexicon.simplify);
  const { words, lengths, correct } = vocabulary(lexicon);
  const names = (mask: number) => concepts.filter((_, bit) => mask & (1 << bit));
  const vetoOf = (word: Word | undefined) => (word && vetoes[word.veto]) || NO_VETO;

  function segment(query: string): Segments {
    const { text, edge } = fold(query, simplify);
    const cost: number[] = [0];
    const from: number[] = [];
    const took: (Word | undefined)[] = [];
    let absolute: Word | undefined;
    let steps = 0;
    const reach = (start: number, end: number, price: number, word?: Word) => {
      const total = (cost[start] as number) + price;
      if ((cost[end] as number) <= total) return;
      cost[end] = total;
      from[end] = start;
      took[end] = word;
    };
    let start = 0;
    let end = 0;
    for (let i = 0; i < text.length; i++) {
      if (edge[i]) {
        start = i;
        for (end = i + 1; !edge[end]; end++) steps++;
      }
      if (cost[i] === undefined) continue;
      for (const length of lengths.get(text.substr(i, 2)) || ONE) {
        steps++;
        const to = i + length;
        if (to > text.length || !(edge[to] || end - start >= GLUED_MIN_LETTERS || text.charCodeAt(i) >> 8 === ARABIC)) continue;
        const word = words.get(text.substr(i, length));
        if (!word) continue;
        const whole = edge[i] && edge[to];
        reach(i, to, COST_WORD + (whole ? 0 : GLUED_COST[length] || 0), word);
        if (whole && vetoOf(word)[1] >= ABSOLUTE_STRENGTH) absolute = word;
      }
      if (!edge[i]) continue;
      const piece = text.slice(i, end);
      const meant = words.has(piece) ? undefined : correct(piece);
      if (meant) reach(i, end, COST_SLIP, meant);
      reach(i, end, DIGITS.test(piece) ? COST_WORD : text.charCodeAt(i) < FIRST_SOLID ? COST_UNKNOWN_WORD : COST_UNKNOWN_CHAR);
    }
    const path: Step[] = absolute ? [['', absolute]] : [];
    for (let to = text.length; to > 0; to = from[to] as number) path.push([text.slice(from[to], to), took[to]]);
    return { path, steps };
  }

  function decide(path: readonly Step[], lang = ''): MatchResult {
    let mask = 0;
    let unknown = 0;
    let strength = 0;
    let veto: Word | undefined;
    for (const [text, word] of path) {
      if (word) mask |= word.concepts;
      else if (!DIGITS.test(text)) unknown += text.charCodeAt(0) < FIRST_SOLID ? 2 : 1;
      const weight = vetoOf(word)[1];
      if (weight > strength) {
        strength = weight;
        veto = word;
      }
    }
    const pieces = (need: number) => path.filter(([, word]) => word && word.concepts & need).length;
    const primary = lang.toLowerCase().split('-')[0] as string;
    const holding = rules.filter(
      ([, , most, needs, langs]) =>
        (most < 0 || unknown <= most) &&
        needs.every((need, at) => mask & need && (needs.indexOf(need) === at || pieces(need) > at - needs.indexOf(need))) &&
        !(primary && langs && langs.indexOf(primary) < 0),
    );
    const fires = holding.filter((rule) => rule[1] > strength)[0];
    return {
      matched: !!fires,
      rule: fires ? fires[0] : null,
      why: {
        concepts: names(mask),
        unknown,
        veto: vetoOf(veto)[0],
        vetoWord: veto ? veto.text : null,
        stopped: !fires && holding[0] ? holding[0][0] : null,
      },
    };
  }

  return { segment, decide, names, vetoOf };
}
