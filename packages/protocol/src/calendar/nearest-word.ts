/** A slip changes at most this many letters, or a third of a short word. */
const MAX_EDITS = 3;

/** The known word that a misspelt one most probably means, or `undefined` if none is near. Case and `-`/`_` do not count. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const bare = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[-_\s]/g, '')
      .slice(0, 60);
  const ranked = known
    .map((candidate) => ({ candidate, edits: editDistance(bare(word), bare(candidate)) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best && best.edits <= Math.min(MAX_EDITS, Math.ceil(word.length / 3)) ? best.candidate : undefined;
}

/** Levenshtein's distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
