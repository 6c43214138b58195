/** Names shorter than this are too common in ordinary text to warn about. */
const NAME_MIN_CHARS = 2;

/** The name of another open patient that a text mentions, or `undefined`. Names that are part of the right one do not count. */
export function mentionedOther(text: string, name: string, others: readonly string[]): string | undefined {
  const low = text.toLowerCase();
  return others.find((other) => {
    const wanted = other.trim().toLowerCase();
    return wanted.length >= NAME_MIN_CHARS && !name.toLowerCase().includes(wanted) && mentions(low, wanted);
  });
}

/** Latin names are whole words ("Li" is not in "like"); Chinese is written without spaces. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + name.length] ?? ' ';
    if (!isLatin(name) || (!isLatin(before) && !isLatin(after))) return true;
  }
  return false;
}

function isLatin(text: string): boolean {
  return /^[\p{Script=Latin}\d\s'.-]*[\p{Script=Latin}\d]$/u.test(text);
}
