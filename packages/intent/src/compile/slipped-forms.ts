/**
 * About how many forms a page makes of words whose slips it takes: each character replaced by each one that sounds alike, each letter left out.
 * @param readings - Syllables with the characters read so, as the compiled lexicon has them.
 */
export function slippedForms(words: readonly string[], readings: string): number {
  const alike = new Map<string, number>();
  for (const [, chars = ''] of readings.matchAll(/[a-z]+([^ ]+)/g)) for (const char of chars) alike.set(char, chars.length);
  let forms = 0;
  for (const word of words) for (const char of word) forms += alike.get(char) ?? 1;
  return forms;
}
