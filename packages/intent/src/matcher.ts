import { FIRST_SOLID, fold, pairs } from './fold.ts';
import { vocabulary } from './vocabulary.ts';
import type { Word } from './vocabulary.ts';
import type { CompiledLexicon, Matcher, MatchResult, Piece, Reading } from './types.ts';

/** Prices of a reading; the cheapest reading of a query wins. */
const COST = { word: 1, slip: 20, unknownChar: 100, unknownWord: 200 };

/** Letters from which a word may be several words written together. */
const GLUED_MIN_LETTERS = 8;
/** Price of a piece of such a word by its length: short pieces are found in any word. */
const GLUED_COST = [0, 75, 75, 40, 40];

/** A piece of the cheapest reading, last first. */
interface Step {
  text: string;
  word: Word | undefined;
}

/**
 * Makes the matcher for a compiled lexicon. Takes some milliseconds, once; keep it.
 * One pass from left to right finds the cheapest reading of a query as words of the lexicon; nothing is tried twice.
 */
export function createMatcher(lexicon: CompiledLexicon): Matcher {
  const simplify = pairs(lexicon.simplify);
  const { words, lengths, correct } = vocabulary(lexicon);
  const names = (mask: number) => lexicon.concepts.filter((_, bit) => mask & (1 << bit));
  const vetoName = (word?: Word) => (word && lexicon.vetoes[word.veto] ? lexicon.vetoes[word.veto] : undefined);

  function segment(query: string): { steps: number; path: Step[] } {
    const { text, edge } = fold(query, simplify);
    const cost: number[] = [0];
    const from: number[] = [];
    const took: (Word | undefined)[] = [];
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
        for (end = (start = i) + 1; !edge[end];) end++;
        steps += end - i;
      }
      if (cost[i] === undefined) continue;
      const head = text.substr(i, 2);
      for (const length of [1].concat(lengths.get(head) || [])) {
        steps++;
        const word = words.get(text.substr(i, length));
        const to = i + length;
        if (word && to <= text.length && (edge[to] || end - start >= GLUED_MIN_LETTERS))
          reach(i, to, COST.word + (edge[i] && edge[to] ? 0 : GLUED_COST[length] || 0), word);
      }
      if (!edge[i]) continue;
      const piece = text.slice(i, end);
      const meant = words.has(piece) ? undefined : correct(piece);
      if (meant) reach(i, end, COST.slip, meant);
      reach(i, end, /^\d/.test(piece) ? COST.word : piece.charCodeAt(0) < FIRST_SOLID ? COST.unknownWord : COST.unknownChar);
    }
    const path: Step[] = [];
    for (let end = text.length; end > 0; end = from[end] as number) path.push({ text: text.slice(from[end], end), word: took[end] });
    return { steps, path };
  }

  function decide(path: readonly Step[], lang: string): MatchResult {
    let mask = 0;
    let unknown = 0;
    let strength = 0;
    let veto: Word | undefined;
    const count = (need: number) => path.filter(({ word }) => word && word.concepts & need).length;
    for (const { text, word } of path) {
      if (word) mask |= word.concepts;
      else if (!/^\d/.test(text)) unknown += text.charCodeAt(0) < FIRST_SOLID ? 2 : 1;
      const kind = vetoName(word);
      if (kind && kind[1] >= strength) [, strength] = [(veto = word), kind[1]];
    }
    const holds = lexicon.rules.filter(
      ([, , most, needs, lacks, langs]) =>
        !(mask & lacks) &&
        (most < 0 || unknown <= most) &&
        needs.every((need, at) => mask & need && (needs.indexOf(need) === at || count(need) > at - needs.indexOf(need))) &&
        (!lang || !langs || langs.indexOf(lang) >= 0),
    );
    const rule = holds.filter((held) => held[1] > strength)[0];
    return {
      matched: !!rule,
      rule: rule ? rule[0] : null,
      why: {
        concepts: names(mask),
        unknown,
        veto: veto ? (vetoName(veto) as readonly [string, number])[0] : null,
        vetoWord: veto ? veto.text : null,
        stopped: !rule && holds[0] ? holds[0][0] : null,
      },
    };
  }
  const read = (query: string, lang?: string): Reading => {
    const { steps, path } = segment(query);
    const pieces = path.reverse().map(({ text, word }): Piece => {
      const kind = vetoName(word);
      return { text, word: word ? word.text : null, concepts: names(word ? word.concepts : 0), veto: kind ? kind[0] : null };
    });
    return { pieces, steps, result: decide(path, (lang || '').split('-')[0] as string) };
  };
  return { read, match: (query, lang) => decide(segment(query).path, (lang || '').toLowerCase().split('-')[0] as string) };
}
