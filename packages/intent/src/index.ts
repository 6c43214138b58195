export { createMatcher } from './matcher.ts';
export type { CompiledLexicon, CompiledRule, CompiledWords, Matcher, MatchResult, Why } from './types.ts';
