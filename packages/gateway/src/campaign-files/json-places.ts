/** A place in a text: line and column, both counted from 1. */
export interface TextPlace {
  line: number;
  column: number;
}

type Path = readonly (string | number)[];

/** A key that stands twice in one object, at its second place. */
export interface RepeatedKey {
  path: Path;
  key: string;
}

interface Place {
  offset: number;
  children: Map<string | number, Place>;
}

/** Values inside each other that are looked at; below, the place is that of the last one. */
const LEVELS_MAX = 40;

/** Where the values of a JSON text stand. One pass over the text, then each question costs little. */
export class JsonPlaces {
  /** Keys that stand twice in one object; `JSON.parse` takes the last one without a word. */
  readonly repeated: readonly RepeatedKey[];
  readonly #lines: TextLines;
  readonly #root: Place;

  /** @param text - Text that `JSON.parse` accepts. */
  constructor(text: string) {
    const scanner = new JsonScanner(text);
    this.#lines = new TextLines(text);
    this.#root = scanner.read();
    this.repeated = scanner.repeated;
  }

  /** The place of a value; for a key that is missing, the object that lacks it. */
  of(path: Path): TextPlace {
    let place = this.#root;
    for (const step of path) {
      const child = place.children.get(step);
      if (!child) break;
      place = child;
    }
    return this.#lines.at(place.offset);
  }
}

/** Line and column of offsets in a text. */
export class TextLines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  at(offset: number): TextPlace {
    let [low, high] = [0, this.#starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}

/** Finds its way through JSON that is known to be well formed. Offsets are those of values' first characters. */
class JsonScanner {
  readonly repeated: RepeatedKey[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Place {
    return this.#value([]);
  }

  #value(path: Path): Place {
    this.#skipSpace();
    const place: Place = { offset: this.#at, children: new Map() };
    const first = this.#text[this.#at];
    if (first === '"') this.#skipString();
    else if (first !== '{' && first !== '[') this.#skipWord();
    else if (path.length >= LEVELS_MAX) this.#skipBrackets();
    else this.#children(place, path, first === '{');
    return place;
  }

  #children(place: Place, path: Path, isObject: boolean): void {
    this.#at += 1;
    for (let index = 0; ; index += 1) {
      this.#skipSpace();
      if (this.#text[this.#at] === ',') {
        this.#at += 1;
        this.#skipSpace();
      }
      if (this.#at >= this.#text.length || '}]'.includes(this.#text[this.#at] ?? '')) break;
      const step = isObject ? this.#key() : index;
      // As in `JSON.parse`, the last of two equal keys counts.
      if (place.children.has(step)) this.repeated.push({ path: [...path, step], key: String(step) });
      place.children.set(step, this.#value([...path, step]));
    }
    this.#at += 1;
  }

  #key(): string {
    const start = this.#at;
    this.#skipString();
    const key = JSON.parse(this.#text.slice(start, this.#at)) as string;
    this.#skipSpace();
    this.#at += 1;
    return key;
  }

  #skipSpace(): void {
    while (' \n\r\t'.includes(this.#text[this.#at] ?? '.')) this.#at += 1;
  }

  #skipString(): void {
    this.#at += 1;
    while (this.#at < this.#text.length && this.#text[this.#at] !== '"') this.#at += this.#text[this.#at] === '\\' ? 2 : 1;
    this.#at += 1;
  }

  /** A number, `true`, `false` or `null`. */
  #skipWord(): void {
    while (this.#at < this.#text.length && !',}] \n\r\t'.includes(this.#text[this.#at] ?? '')) this.#at += 1;
  }

  /** A list or an object, with all that is in it. */
  #skipBrackets(): void {
    let depth = 0;
    do {
      const letter = this.#text[this.#at] ?? '';
      if (letter === '"') {
        this.#skipString();
        continue;
      }
      if ('{['.includes(letter)) depth += 1;
      else if ('}]'.includes(letter)) depth -= 1;
      this.#at += 1;
    } while (depth > 0 && this.#at < this.#text.length);
  }
}
