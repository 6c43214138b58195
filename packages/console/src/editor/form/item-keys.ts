import { isRecord, valueAt, type Path } from '../paths.ts';

interface Known {
  key: string;
  id: string | undefined;
}

/**
 * Names for the entries of lists that stay with them while they are moved, given another id, or joined with what others add. An entry keeps
 * its place on the screen by them, and whether it is open, and the cursor inside it.
 */
export class ItemKeys {
  readonly #lists = new Map<string, readonly Known[]>();
  #count = 0;

  /** The keys of the entries of a list, in its order. */
  of(file: unknown, path: Path): readonly string[] {
    const list = valueAt(file, path);
    return this.#match(this.ofList(file, path), Array.isArray(list) ? list : []);
  }

  /** A key for the list itself: it stays the same while the entries around it move. */
  ofList(file: unknown, path: Path): string {
    return path.map((step, depth) => (typeof step === 'number' ? (this.of(file, path.slice(0, depth))[step] ?? '') : step)).join('/');
  }

  #match(name: string, list: readonly unknown[]): readonly string[] {
    const before = this.#lists.get(name) ?? [];
    const left = new Set(before);
    const ids = list.map(idOfItem);
    const same = ids.map((id) => {
      const known = id === undefined ? undefined : [...left].find((other) => other.id === id);
      if (known) left.delete(known);
      return known;
    });
    const now = ids.map((id, index) => {
      const stood = before[index];
      // An entry whose id is gone, and which stands where it stood, was given another one.
      const known = same[index] ?? (stood && left.delete(stood) ? stood : undefined);
      return { key: known?.key ?? this.#next(), id };
    });
    this.#lists.set(name, now);
    return now.map(({ key }) => key);
  }

  #next(): string {
    this.#count += 1;
    return `i${this.#count}`;
  }
}

/** What tells an entry from the others of its list: its id, or the text that it is; `undefined` where nothing does. */
export function idOfItem(item: unknown): string | undefined {
  const id = isRecord(item) ? item['id'] : item;
  return typeof id === 'string' ? id : undefined;
}
