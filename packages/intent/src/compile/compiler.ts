import * as z from 'zod/mini';
import { FIRST_SOLID, fold } from '../fold.ts';
import type { CompiledLexicon, CompiledRule, CompiledWords } from '../types.ts';
import { LexiconError } from './errors.ts';
import type { LexiconIssue } from './errors.ts';
import { fingerprint } from './fingerprint.ts';
import { hanziTables } from './hanzi.ts';
import { LEXICON_LIMITS, lexiconSchema } from './schema.ts';
import type { Lexicon, WordList } from './schema.ts';
import { TYPED_PINYIN, TYPED_SLIPPED } from '../vocabulary.ts';

/** What a campaign adds to a lexicon: phrases, plain or by language. */
export interface LexiconAdditions {
  /** A query that contains one of these asks for a doctor, unless a veto stands against it. */
  readonly triggers?: Phrases | undefined;
  /** A query that contains one of these never does. */
  readonly vetoes?: Phrases | undefined;
}

/** Phrases, or phrases by language; the language is for the people who read the file. */
export type Phrases = readonly string[] | Readonly<Record<string, readonly string[]>>;

/** What {@link compileLexicon} gives. */
export interface CompiledResult {
  readonly lexicon: CompiledLexicon;
  /** 16 hex digits over the document's text; the same source and additions always have the same. */
  readonly hash: string;
}

/** Names that the additions of a campaign have in explanations. */
export const CAMPAIGN_NAMES = { phrase: 'campaign-phrase', veto: 'campaign-veto' } as const;
/** Campaign phrases are as strong as a complaint with a question; only the plainest product words stop them. */
const CAMPAIGN_STRENGTH = { phrase: 5, veto: LEXICON_LIMITS.strengthMax } as const;

/**
 * Compiles a lexicon, and what a campaign adds to it, to the document that the matcher reads.
 * @param source - A lexicon by {@link lexiconSchema}; unknown, because it may come from a file.
 * @throws {LexiconError} Anything is wrong, with the path and the reason of each finding.
 */
export function compileLexicon(source: unknown, additions: LexiconAdditions = {}): CompiledResult {
  const parsed = lexiconSchema.safeParse(source);
  if (!parsed.success)
    throw new LexiconError(parsed.error.issues.map(({ path, message }) => ({ path: z.core.toDotPath(path), reason: message })));
  const issues: LexiconIssue[] = [];
  const lexicon = compile(withAdditions(parsed.data, additions, issues), issues);
  if (issues.length > 0) throw new LexiconError(issues);
  return { lexicon, hash: fingerprint(JSON.stringify(lexicon)) };
}

function withAdditions(source: Lexicon, { triggers, vetoes }: LexiconAdditions, issues: LexiconIssue[]): Lexicon {
  const { phrase, veto } = CAMPAIGN_NAMES;
  const triggerWords = phraseWords(triggers, 'triggers', issues);
  const vetoWords = phraseWords(vetoes, 'vetoes', issues);
  const next = { ...source };
  if (triggerWords) {
    next.concepts = [...next.concepts, phrase];
    next.words = [...next.words, { concepts: [phrase], pinyin: true, words: triggerWords }];
    next.rules = [{ name: phrase, strength: CAMPAIGN_STRENGTH.phrase, needs: [phrase] }, ...next.rules];
  }
  if (vetoWords) next.vetoes = [{ name: veto, strength: CAMPAIGN_STRENGTH.veto, words: vetoWords }, ...next.vetoes];
  return next;
}

/** The phrases as one word list of the source form. */
function phraseWords(phrases: Phrases | undefined, path: string, issues: LexiconIssue[]): string {
  const groups = Array.isArray(phrases) ? [['', phrases] as const] : Object.entries(phrases ?? {});
  const words = groups.flatMap(([lang, list]: readonly [string, readonly string[]]) =>
    list.map((text, at) => {
      const word = fold(text, hanziTables().simplify).text;
      if (!word)
        issues.push({ path: `${path}${lang && `.${lang}`}[${at}]`, reason: 'expected a phrase with at least one letter or digit' });
      return word;
    }),
  );
  return words.join(' ');
}

function compile(source: Lexicon, issues: LexiconIssue[]): CompiledLexicon {
  const bits = new Map(source.concepts.map((name, bit) => [name, 1 << bit]));
  if (bits.size < source.concepts.length) issues.push({ path: 'concepts', reason: 'expected each name once' });
  const mask = (names: readonly string[], path: string) =>
    names.reduce((sum, name, at) => {
      const bit = bits.get(name);
      if (bit === undefined)
        issues.push({ path: `${path}[${at}]`, reason: `unknown concept "${name}"; add it to "concepts" or correct it` });
      return sum | (bit ?? 0);
    }, 0);
  const lists = new WordLists(issues);
  source.vetoes.forEach((list, at) =>
    lists.add(list.words, mask(list.concepts ?? [], `vetoes[${at}].concepts`), at, 0, `vetoes[${at}].words`),
  );
  source.words.forEach((list, at) =>
    lists.add(list.words, mask(list.concepts, `words[${at}].concepts`), -1, flagsOf(list), `words[${at}].words`),
  );
  const rules = source.rules.map(({ name, strength, maxUnknown, needs, langs }, at): CompiledRule => {
    const groups = needs.map((need, place) => mask(need.split('|'), `rules[${at}].needs[${place}]`));
    return langs ? [name, strength, maxUnknown ?? -1, groups, langs] : [name, strength, maxUnknown ?? -1, groups];
  });
  return {
    v: 1,
    concepts: source.concepts,
    vetoes: source.vetoes.map(({ name, strength }) => [name, strength]),
    ...hanziTables().only(lists.texts, lists.withFlag(TYPED_PINYIN), lists.withFlag(TYPED_SLIPPED)),
    words: lists.compiled(),
    rules,
  };
}

const flagsOf = ({ slips, pinyin }: WordList) => (slips ? TYPED_SLIPPED : 0) | (slips || pinyin ? TYPED_PINYIN : 0);

/** Gathers words and joins the lists that stand for the same. */
class WordLists {
  readonly texts: string[] = [];
  readonly #groups = new Map<string, { head: [number, number, number]; words: Set<string> }>();
  readonly #issues: LexiconIssue[];
  constructor(issues: LexiconIssue[]) {
    this.#issues = issues;
  }

  add(list: string, concepts: number, veto: number, flags: number, path: string): void {
    const key = `${concepts} ${veto} ${flags}`;
    const group = this.#groups.get(key) ?? { head: [concepts, veto, flags], words: new Set<string>() };
    this.#groups.set(key, group);
    for (const written of list.replace(/#.*$/gm, '').split(/\s+/).filter(Boolean)) {
      const { text } = fold(written, hanziTables().simplify);
      if (!text) this.#issues.push({ path, reason: `"${written}" has no letter or digit` });
      if (text.length > LEXICON_LIMITS.wordCharsMax)
        this.#issues.push({ path, reason: `"${written}" is longer than ${LEXICON_LIMITS.wordCharsMax} characters` });
      group.words.add(text);
      this.texts.push(text);
    }
  }

  /** The words of all lists with this flag. */
  withFlag(flag: number): string[] {
    return [...this.#groups.values()].flatMap(({ head, words }) => (head[2] & flag ? [...words] : []));
  }

  /** Sorted, so that order in the source changes nothing and neighbours share beginnings (which packs well). */
  compiled(): CompiledWords[] {
    return [...this.#groups.values()]
      .filter(({ words }) => words.size > 0)
      .map(({ head, words }): CompiledWords => [...head, ...packed([...words].sort())]);
  }
}

/** Words with spaces between them, then runs of the others by length; spaces cost a tenth of the document. */
function packed(words: readonly string[]): [string, ...string[]] {
  const solid = (word: string) => word.charCodeAt(0) >= FIRST_SOLID;
  const runs: string[] = [];
  for (const word of words.filter(solid)) runs[word.length - 1] = (runs[word.length - 1] ?? '') + word;
  return [words.filter((word) => !solid(word)).join(' '), ...Array.from(runs, (run) => run ?? '')];
}
