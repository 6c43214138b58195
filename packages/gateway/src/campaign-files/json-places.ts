/** A place in a text: line and column, both counted from 1. */
export interface TextPlace {
  line: number;
  column: number;
}

/**
 * Where a value stands in JSON text; for a key that is missing, the object that lacks it.
 * @param text - Text that `JSON.parse` accepts.
 * @param path - Keys and indexes from the root.
 */
export function placeOf(text: string, path: readonly (string | number)[]): TextPlace {
  const scanner = new JsonScanner(text);
  let offset = scanner.skipSpace(0);
  for (const step of path) {
    const child = scanner.child(offset, step);
    if (child === undefined) break;
    offset = child;
  }
  return placeAt(text, offset);
}

/** Line and column of an offset. */
export function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}

/** Finds its way through JSON that is known to be well formed. Offsets are those of values' first characters. */
class JsonScanner {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  skipSpace(from: number): number {
    let at = from;
    while (' \n\r\t'.includes(this.#text[at] ?? '.')) at += 1;
    return at;
  }

  /** The value under a key or index, or `undefined` if there is none. For an object the last of two equal keys counts, as in `JSON.parse`. */
  child(start: number, step: string | number): number | undefined {
    const isObject = this.#text[start] === '{';
    if (!isObject && this.#text[start] !== '[') return undefined;
    let found: number | undefined;
    let at = this.skipSpace(start + 1);
    for (let index = 0; this.#text[at] !== undefined && !'}]'.includes(this.#text[at] ?? ''); index += 1) {
      const keyEnd = isObject ? this.#stringEnd(at) : at;
      const name = isObject ? (JSON.parse(this.#text.slice(at, keyEnd)) as string) : index;
      const value = isObject ? this.skipSpace(this.skipSpace(keyEnd) + 1) : at;
      if (name === step) found = value;
      at = this.skipSpace(this.#valueEnd(value));
      if (this.#text[at] === ',') at = this.skipSpace(at + 1);
    }
    return found;
  }

  #valueEnd(start: number): number {
    let depth = 0;
    let at = start;
    do {
      const letter = this.#text[at] ?? '';
      if (letter === '"') {
        at = this.#stringEnd(at);
        continue;
      }
      if ('{['.includes(letter)) depth += 1;
      else if ('}]'.includes(letter)) depth -= 1;
      else if (depth === 0) return this.#wordEnd(at);
      at += 1;
    } while (depth > 0 && at < this.#text.length);
    return at;
  }

  #stringEnd(start: number): number {
    let at = start + 1;
    while (at < this.#text.length && this.#text[at] !== '"') at += this.#text[at] === '\\' ? 2 : 1;
    return at + 1;
  }

  /** End of a number, `true`, `false` or `null`. */
  #wordEnd(start: number): number {
    let at = start;
    while (at < this.#text.length && !',}] \n\r\t'.includes(this.#text[at] ?? '')) at += 1;
    return at;
  }
}
