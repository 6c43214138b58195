import { FIRST_SOLID, fold } from '../fold.ts';
import type { CompiledWords } from '../types.ts';
import type { LexiconIssue } from './errors.ts';
import { hanziTables } from './hanzi.ts';
import { LEXICON_LIMITS } from './schema.ts';

/** Gathers words and joins the lists that stand for the same. */
export class WordLists {
  /** All words, in the form in which they are looked up. */
  readonly texts: string[] = [];
  readonly #groups = new Map<string, { head: [number, number, number]; words: Set<string> }>();
  readonly #issues: LexiconIssue[];
  readonly #triggers: ReadonlySet<string>;

  /** @param triggers - Words that a campaign asks for; no other list may veto them. */
  constructor(triggers: ReadonlySet<string>, issues: LexiconIssue[]) {
    this.#triggers = triggers;
    this.#issues = issues;
  }

  /** @param path - Where the list stands, for findings. */
  add(list: string, concepts: number, veto: number, flags: number, path: string): void {
    const key = `${concepts} ${veto} ${flags}`;
    const group = this.#groups.get(key) ?? { head: [concepts, veto, flags], words: new Set<string>() };
    this.#groups.set(key, group);
    for (const written of list.replace(/#.*$/gm, '').split(/\s+/).filter(Boolean)) {
      const { text } = fold(written, hanziTables().simplify);
      const problem = wordProblem(written, text);
      if (problem) this.#issues.push({ path, reason: problem });
      if (veto >= 0 && concepts === 0 && this.#triggers.has(text)) continue;
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

/** What is wrong with a word as written, after it was folded to `text`; empty if nothing is. */
export function wordProblem(written: string, text: string): string {
  if (!text) return `"${written}" has no letter or digit`;
  return text.length > LEXICON_LIMITS.wordCharsMax ? `"${written}" is longer than ${LEXICON_LIMITS.wordCharsMax} characters` : '';
}

/** Words with spaces between them, then runs of the others by length; spaces cost a tenth of the document. */
function packed(words: readonly string[]): [string, ...string[]] {
  const solid = (word: string) => word.charCodeAt(0) >= FIRST_SOLID;
  const runs: string[] = [];
  for (const word of words.filter(solid)) runs[word.length - 1] = (runs[word.length - 1] ?? '') + word;
  return [words.filter((word) => !solid(word)).join(' '), ...Array.from(runs, (run) => run ?? '')];
}
