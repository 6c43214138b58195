import { createEngine } from './engine.ts';
import type { CompiledLexicon, Matcher } from './types.ts';

/**
 * Makes the matcher for a compiled lexicon. Takes some milliseconds, once; keep it.
 * A lexicon of a later form than this package knows matches nothing.
 */
export function createMatcher(lexicon: CompiledLexicon): Matcher {
  const { segment, decide } = createEngine(lexicon);
  return { match: (query, lang) => decide(segment(query).path, lang) };
}
