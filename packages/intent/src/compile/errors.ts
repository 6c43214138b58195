/** One thing wrong with a lexicon. */
export interface LexiconIssue {
  /** Where, as `words[3].concept`. */
  readonly path: string;
  /** What was expected and what to do. */
  readonly reason: string;
}

/** A lexicon that cannot be used. Thrown when it is compiled, never when a query is matched. */
export class LexiconError extends Error {
  override readonly name = 'LexiconError';
  readonly code = 'LEXICON_INVALID';
  /** Everything that is wrong, first the first. */
  readonly issues: readonly LexiconIssue[];
  constructor(issues: readonly LexiconIssue[]) {
    super(`Lexicon refused: ${issues.map(({ path, reason }) => `${path || '(root)'}: ${reason}`).join('; ')}`);
    this.issues = issues;
  }
}
