export { createMatcher } from './matcher.ts';
export type { CompiledLexicon, CompiledRule, CompiledWords, Matcher, MatchResult, Piece, Reading, Why } from './types.ts';
