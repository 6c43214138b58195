import { createEngine } from './engine.ts';
import type { CompiledLexicon, MatchResult } from './types.ts';

/** A piece of a query as the matcher read it. */
export interface Piece {
  /** The piece, normalised: lower case, simplified, without spaces. */
  readonly text: string;
  /** The lexicon's word it was taken for (differs for slips and pinyin); null if unknown. */
  readonly word: string | null;
  /** Names of the concepts this piece stands for. */
  readonly concepts: readonly string[];
  /** The kind of veto this piece carries; null if none. */
  readonly veto: string | null;
}

/** How a query was read and what followed from it. */
export interface Explanation extends MatchResult {
  /** In the order of the query. A word of a campaign's veto that a longer word covers stands last with an empty text. */
  readonly pieces: readonly Piece[];
  /** Look-ups made, the measure of work; grows in proportion to the query's length. */
  readonly steps: number;
}

/** Explains decisions; a door of its own, because the card needs only the decision. */
export interface Explainer {
  /**
   * Which words became which concepts, which rule fired, which veto stopped it.
   * @param query - As typed; any string. Never throws.
   * @param lang - As for `Matcher.match`.
   */
  explain(query: string, lang?: string): Explanation;
}

/** Makes the explainer for a compiled lexicon; its decisions are those of `createMatcher`. */
export function createExplainer(lexicon: CompiledLexicon): Explainer {
  const { segment, decide, names, vetoOf } = createEngine(lexicon);
  return {
    explain(query, lang) {
      const { path, steps } = segment(query);
      const pieces = path.map(([text, word]): Piece => ({
        text,
        word: word?.text ?? null,
        concepts: names(word?.concepts ?? 0),
        veto: vetoOf(word)[0],
      }));
      return { ...decide(path, lang), pieces: pieces.reverse(), steps };
    },
  };
}

/** An explanation as lines for people: one for each piece, then the decision. */
export function formatExplanation({ matched, rule, why, pieces }: Explanation): string {
  const lines = pieces.map(({ text, word, concepts, veto }) => {
    const taken = word === null ? 'unknown' : word === text ? '' : `taken for ${word}`;
    return `  ${text || '(covered)'}: ${[taken, concepts.join(', '), veto && `veto ${veto}`].filter(Boolean).join('; ') || 'known, says nothing'}`;
  });
  const reason = matched
    ? `rule ${rule ?? ''} fired`
    : why.stopped
      ? `rule ${why.stopped} was stopped by veto ${why.veto ?? ''} (${why.vetoWord ?? ''})`
      : `no rule holds; unknown text ${why.unknown}`;
  return [...lines, `${matched ? 'asks for a doctor' : 'does not ask for a doctor'}: ${reason}`].join('\n');
}
