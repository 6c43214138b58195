import type * as z from 'zod/mini';
import { inputFaults, pathText } from '@consult-kit/protocol';
import { fold } from '../fold.ts';
import type { CompiledLexicon, CompiledRule } from '../types.ts';
import { LexiconError } from './errors.ts';
import type { LexiconIssue } from './errors.ts';
import { fingerprint } from './fingerprint.ts';
import { hanziTables } from './hanzi.ts';
import { LEXICON_LIMITS, lexiconSchema } from './schema.ts';
import type { Lexicon, WordList } from './schema.ts';
import { slippedForms } from './slipped-forms.ts';
import { TYPED_PINYIN, TYPED_SLIPPED } from '../vocabulary.ts';
import { WordLists, wordProblem } from './word-lists.ts';

/** What a campaign adds to a lexicon: phrases, plain or by language. */
export interface LexiconAdditions {
  /** A query that contains one of these asks for a doctor, unless a veto stands against it; the phrase itself is then none. */
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
  if (!parsed.success) throw new LexiconError(parsed.error.issues.flatMap(findings));
  const issues: LexiconIssue[] = [];
  const phrases = {
    triggers: phraseWords(additions.triggers, 'triggers', issues),
    vetoes: phraseWords(additions.vetoes, 'vetoes', issues),
  };
  phrases.vetoes.forEach((phrase) => {
    if (phrases.triggers.includes(phrase))
      issues.push({ path: 'vetoes', reason: `"${phrase}" is a trigger, too; keep it in one of the two` });
  });
  if (issues.length > 0) throw new LexiconError(issues);
  const lexicon = compile(withAdditions(parsed.data, phrases), new Set(phrases.triggers), issues);
  if (issues.length > 0) throw new LexiconError(issues);
  return { lexicon, hash: fingerprint(JSON.stringify(lexicon)) };
}

/** A finding of the schema; where the schema says itself what it expects, in its words. */
function findings(issue: z.core.$ZodIssue): LexiconIssue[] {
  return inputFaults([issue]).map(({ path, message }) => ({
    path: pathText(path),
    reason: issue.code === 'invalid_format' ? issue.message : message,
  }));
}

function withAdditions(source: Lexicon, { triggers, vetoes }: Record<'triggers' | 'vetoes', string[]>): Lexicon {
  const { phrase, veto } = CAMPAIGN_NAMES;
  const next = { ...source };
  if (triggers.length > 0) {
    next.concepts = [...next.concepts, phrase];
    next.words = [...next.words, { concepts: [phrase], pinyin: true, words: triggers.join(' ') }];
    next.rules = [{ name: phrase, strength: CAMPAIGN_STRENGTH.phrase, needs: [phrase] }, ...next.rules];
  }
  if (vetoes.length > 0) next.vetoes = [{ name: veto, strength: CAMPAIGN_STRENGTH.veto, words: vetoes.join(' ') }, ...next.vetoes];
  return next;
}

/** The phrases as words of the source form. */
function phraseWords(phrases: Phrases | undefined, path: string, issues: LexiconIssue[]): string[] {
  const groups = Array.isArray(phrases) ? [['', phrases] as const] : Object.entries(phrases ?? {});
  return groups.flatMap(([lang, list]: readonly [string, readonly string[]]) =>
    list.map((text, at) => {
      const word = fold(text, hanziTables().simplify).text;
      const place = `${path}${lang && `.${lang}`}[${at}]`;
      const problem = wordProblem(text, word);
      if (problem) issues.push({ path: place, reason: problem });
      return word;
    }),
  );
}

function compile(source: Lexicon, triggers: ReadonlySet<string>, issues: LexiconIssue[]): CompiledLexicon {
  const bits = new Map(source.concepts.map((name, bit) => [name, 1 << bit]));
  expectOnce('concepts', source.concepts, issues);
  expectOnce(
    'rules',
    source.rules.map(({ name }) => name),
    issues,
  );
  const mask = (names: readonly string[], path: string) =>
    names.reduce((sum, name, at) => {
      const bit = bits.get(name);
      if (bit === undefined)
        issues.push({ path: `${path}[${at}]`, reason: `unknown concept "${name}"; add it to "concepts" or correct it` });
      return sum | (bit ?? 0);
    }, 0);
  const lists = new WordLists(triggers, issues);
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
  const tables = hanziTables().only(lists.texts, lists.withFlag(TYPED_PINYIN), lists.withFlag(TYPED_SLIPPED));
  const forms = slippedForms(lists.withFlag(TYPED_SLIPPED), tables.readings);
  if (forms > LEXICON_LIMITS.slippedFormsMax) {
    const reason = `slips of its words make ${forms} forms; expected at most ${LEXICON_LIMITS.slippedFormsMax}: take "slips" off long lists and long words`;
    issues.push({ path: 'words', reason });
  }
  return {
    v: 1,
    concepts: source.concepts,
    vetoes: source.vetoes.map(({ name, strength }) => [name, strength]),
    ...tables,
    words: lists.compiled(),
    rules,
  };
}

function expectOnce(path: string, names: readonly string[], issues: LexiconIssue[]): void {
  names.forEach((name, at) => {
    if (names.indexOf(name) < at) issues.push({ path: `${path}[${at}]`, reason: `"${name}" stands twice; expected each name once` });
  });
}

const flagsOf = ({ slips, pinyin }: WordList) => (slips ? TYPED_SLIPPED : 0) | (slips || pinyin ? TYPED_PINYIN : 0);
