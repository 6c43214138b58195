import * as z from 'zod/mini';

/** Bounds of a lexicon. */
export const LEXICON_LIMITS = {
  /** A concept is one bit of a 32-bit number; one is kept for a campaign's phrases. */
  conceptsMax: 31,
  listsMax: 400,
  wordsPerListChars: 20_000,
  /** Also of a campaign's phrase, which may be a sentence. */
  wordCharsMax: 100,
  rulesMax: 200,
  strengthMax: 9,
  /** Forms in which words are taken for slips, which every page spreads out when it loads the lexicon: some 4 µs each; the default has 2,000. */
  slippedFormsMax: 100_000,
} as const;

const nameSchema = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/, 'expected a name in kebab-case, at most 40 characters'));
const langSchema = z.string().check(z.regex(/^[a-z]{2,3}$/, 'expected a language as two or three small letters, e.g. "zh"'));
const strengthSchema = z.int().check(z.minimum(1), z.maximum(LEXICON_LIMITS.strengthMax));
/** Words separated by white space; `_` stands for a space inside a phrase, `#` begins a comment to the end of its line. */
const wordsSchema = z.string().check(z.minLength(1), z.maxLength(LEXICON_LIMITS.wordsPerListChars));

/** Words that stand for the same. */
export const wordListSchema = z.strictObject({
  /** The concepts they stand for; none makes them known but empty, so that they do not count as unknown text. */
  concepts: z.array(nameSchema),
  /** Also take common slips for these words: soundalike characters, transposed, missing, doubled or wrong letters. */
  slips: z.optional(z.boolean()),
  /** Also take the pinyin of these words; `slips` includes it. */
  pinyin: z.optional(z.boolean()),
  words: wordsSchema,
});

/** Words that speak against a request. */
export const vetoListSchema = z.strictObject({
  name: nameSchema,
  /** Stops every rule of this strength or less. */
  strength: strengthSchema,
  /** What the words stand for all the same, if anything. */
  concepts: z.optional(z.array(nameSchema)),
  words: wordsSchema,
});

/** A pattern over concepts. */
export const ruleSchema = z.strictObject({
  name: nameSchema,
  /** Beats vetoes of a smaller strength. */
  strength: strengthSchema,
  /**
   * Each entry needs one of its concepts (`doctor|clinic`); their order in the query does not matter.
   * An entry given twice needs two pieces of the query.
   */
  needs: z.array(z.string().check(z.minLength(1))).check(z.minLength(1)),
  /** Most unknown text: 1 for each character of Chinese, Japanese or Korean, 2 for each other word. Absent: any. */
  maxUnknown: z.optional(z.int().check(z.minimum(0))),
  /** Applies only to shoppers of these languages, where the language is known. */
  langs: z.optional(z.array(langSchema)),
});

/** A lexicon as people write it. */
export const lexiconSchema = z.strictObject({
  version: z.literal(1),
  concepts: z.array(nameSchema).check(z.minLength(1), z.maxLength(LEXICON_LIMITS.conceptsMax)),
  words: z.array(wordListSchema).check(z.minLength(1), z.maxLength(LEXICON_LIMITS.listsMax)),
  vetoes: z.array(vetoListSchema).check(z.maxLength(LEXICON_LIMITS.listsMax)),
  rules: z.array(ruleSchema).check(z.minLength(1), z.maxLength(LEXICON_LIMITS.rulesMax)),
});

export type Lexicon = z.infer<typeof lexiconSchema>;
export type WordList = z.infer<typeof wordListSchema>;
export type VetoList = z.infer<typeof vetoListSchema>;
export type Rule = z.infer<typeof ruleSchema>;
