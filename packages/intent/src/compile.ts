export { CAMPAIGN_NAMES, compileLexicon } from './compile/compiler.ts';
export type { CompiledResult, LexiconAdditions, Phrases } from './compile/compiler.ts';
export { LexiconError } from './compile/errors.ts';
export type { LexiconIssue } from './compile/errors.ts';
export { LEXICON_LIMITS, lexiconSchema } from './compile/schema.ts';
export type { Lexicon, Rule, VetoList, WordList } from './compile/schema.ts';
export { defaultLexicon } from './lexicon/default.ts';
export type { CompiledLexicon } from './types.ts';
