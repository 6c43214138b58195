/**
 * One list of words that mean the same: concept bits, veto index (-1: none), flags (1: slips, 2: pinyin), the words.
 * Words that begin with a character of Chinese, Japanese or Korean stand without spaces, in one string for each length 1, 2, 3 …
 */
export type CompiledWords = readonly [concepts: number, veto: number, flags: number, spaced: string, ...packed: string[]];

/** One pattern: name, strength, most unknown text allowed (-1: any), concepts needed (a mask for each need), languages. */
export type CompiledRule = readonly [
  name: string,
  strength: number,
  maxUnknown: number,
  needs: readonly number[],
  langs?: readonly string[],
];

/** A lexicon as the gateway serves it: plain JSON, made by `compileLexicon`, read by {@link createMatcher} and by nobody else. */
export interface CompiledLexicon {
  /** Form of this document. A matcher refuses a form it does not know by matching nothing. */
  readonly v: 1;
  /** Names of the concepts; the place in the list is the bit in a mask. At most 32. */
  readonly concepts: readonly string[];
  /** Kinds of veto with their strength, 1 to 9. */
  readonly vetoes: readonly (readonly [name: string, strength: number])[];
  /** Traditional characters, each followed by its simplified form. */
  readonly simplify: string;
  /** Pinyin syllables, each followed by characters read so, separated by spaces. Characters of one syllable are typed for each other. */
  readonly readings: string;
  readonly words: readonly CompiledWords[];
  /** In order: the first rule that holds gives its name. */
  readonly rules: readonly CompiledRule[];
}

/** Why a query was or was not taken for a request. */
export interface Why {
  /** Names of the concepts found, in the lexicon's order. */
  readonly concepts: readonly string[];
  /** Text that no word of the lexicon explains: 1 for each character of Chinese, Japanese or Korean, 2 for each other word. */
  readonly unknown: number;
  /** The kind of the strongest veto found, stopping or not; null if there was none. */
  readonly veto: string | null;
  /** The word that carried {@link veto}, as the lexicon has it. */
  readonly vetoWord: string | null;
  /** If nothing matched: the first rule that a veto stopped; null if no rule came so far. */
  readonly stopped: string | null;
}

/** The answer to one query. */
export interface MatchResult {
  /** Whether the query asks for a doctor. */
  readonly matched: boolean;
  /** Name of the rule that fired; null exactly if not matched. */
  readonly rule: string | null;
  readonly why: Why;
}

/** Decides for one lexicon. Keeps no state between queries: the same query always has the same answer. */
export interface Matcher {
  /**
   * Does this query ask for a doctor?
   * @param query - As typed; any string, of any length. Never throws.
   * @param lang - BCP 47 tag of the shopper's language, if known. Only skips rules that are limited to other languages.
   */
  match(query: string, lang?: string): MatchResult;
}
