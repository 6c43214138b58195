import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CampaignText } from '@consult-kit/protocol';
import { isSame, valueAt, type Path } from '../paths.ts';
import { freeId, freshId } from './ids.ts';
import { listAt, type FormView } from './form-view.ts';
import { idOfItem, ItemKeys } from './item-keys.ts';

/** An entry that was taken out of a list, as it was. */
export interface Removal {
  /** The key of its list. */
  list: string;
  index: number;
  item: unknown;
  name: string;
}

/** Where focus goes once the form shows the change. */
interface FocusWish {
  path: Path;
  on: 'item' | 'add' | 'up' | 'down';
}

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/** What the lists of the form remember beside the file: which entries are open, what was removed, where focus goes, and what is said. */
export class FormLists implements ReactiveController {
  /** What was done last, for those who do not see it. */
  said = '';
  readonly #host: Host;
  readonly #keys = new ItemKeys();
  readonly #open = new Set<string>();
  /** Ids that were given here: to entries by their keys, and to those that are not in the file yet. */
  readonly #given = new Map<string, string>();
  readonly #fresh = new Set<string>();
  readonly #typed = new Map<string, string>();
  #removals: readonly Removal[] = [];
  #wish: FocusWish | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const wish = this.#wish;
    this.#wish = undefined;
    if (wish) this.#targetOf(wish)?.focus();
  }

  /** The keys of a list's entries, in its order. */
  keysAt(view: FormView, path: Path): readonly string[] {
    return this.#keys.of(view.file, path);
  }

  isOpen(key: string): boolean {
    return this.#open.has(key);
  }

  toggle(key: string): void {
    if (!this.#open.delete(key)) this.#open.add(key);
    this.#host.requestUpdate();
  }

  /** Opens every entry on the way to a path. */
  openTo(file: CampaignText, path: Path): void {
    path.forEach((step, depth) => {
      const key = typeof step === 'number' ? this.#keys.of(file, path.slice(0, depth))[step] : undefined;
      if (key !== undefined) this.#open.add(key);
    });
    this.#host.requestUpdate();
  }

  /** What stands in a field that adds something, until it is added. */
  typedIn(field: string): string {
    return this.#typed.get(field) ?? '';
  }

  keepTyped(field: string, text: string): void {
    this.#typed.set(field, text);
    this.#host.requestUpdate();
  }

  /** An id for a new entry of a kind; it gives way to one from the entry's name. */
  freshId(kind: string): string {
    const id = freshId(kind);
    this.#fresh.add(id);
    return id;
  }

  /**
   * Puts an entry at the end of its list, open and with focus.
   * @param nameOf - What it is called; asked once it is in the file.
   */
  add(view: FormView, path: Path, item: unknown, nameOf: (item: unknown, index: number) => string): void {
    const index = listAt(view, path).length;
    this.#insert(view, path, index, item);
    const key = this.keysAt(view, path)[index] ?? '';
    this.#open.add(key);
    this.#say(view, 'list.said.added', path, index, nameOf(item, index));
  }

  /** Takes an entry out; it can be put back. @param isNeeded - The list stays, though it is empty. */
  remove(view: FormView, path: Path, index: number, name: string, isNeeded: boolean): void {
    const list = listAt(view, path);
    this.#removals = [...this.#removals, { list: this.#keys.ofList(view.file, path), index, item: list[index], name }];
    const rest = list.filter((_, other) => other !== index);
    this.#wish = rest.length === 0 ? { path, on: 'add' } : { path: [...path, Math.min(index, rest.length - 1)], on: 'item' };
    view.set(path, rest.length === 0 && !isNeeded ? undefined : rest);
    this.said = view.words.text('list.said.removed', { name });
  }

  /** What was removed from a list last; nothing once it is there again. */
  removalAt(view: FormView, path: Path): Removal | undefined {
    const list = listAt(view, path);
    const name = this.#keys.ofList(view.file, path);
    const isOpen = (removal: Removal): boolean => removal.list === name && !list.some((item) => isSameItem(item, removal.item));
    return [...this.#removals].reverse().find(isOpen);
  }

  undo(view: FormView, path: Path, removal: Removal): void {
    const index = Math.min(removal.index, listAt(view, path).length);
    this.#removals = this.#removals.filter((other) => other !== removal);
    this.#insert(view, path, index, removal.item);
    this.#say(view, 'list.said.restored', path, index, removal.name);
  }

  /** Moves an entry by one place. */
  move(view: FormView, path: Path, from: number, on: 'up' | 'down', name: string): void {
    const list = listAt(view, path);
    const to = on === 'up' ? from - 1 : from + 1;
    if (to < 0 || to >= list.length) return;
    this.#wish = { path: [...path, to], on };
    view.set(
      path,
      list.map((item, index) => (index === from ? list[to] : index === to ? list[from] : item)),
    );
    this.#say(view, 'list.said.moved', path, to, name);
  }

  /** Gives an entry that was added here an id that follows its name, until somebody writes another one. */
  followName(view: FormView, path: Path, index: number, wanted: string): void {
    const key = this.keysAt(view, path)[index] ?? '';
    const now = valueAt(view.file, [...path, index, 'id']);
    if (wanted === '' || typeof now !== 'string' || (now !== this.#given.get(key) && !this.#fresh.has(now))) return;
    const id = freeId(
      wanted,
      listAt(view, path).filter((_, other) => other !== index),
    );
    if (id === now) return;
    this.#given.set(key, id);
    view.set([...path, index, 'id'], id);
  }

  #insert(view: FormView, path: Path, index: number, item: unknown): void {
    const list = listAt(view, path);
    this.#wish = { path: [...path, index], on: 'item' };
    view.set(path, [...list.slice(0, index), item, ...list.slice(index)]);
  }

  #say({ file, words }: FormView, key: string, path: Path, index: number, name: string): void {
    const list = valueAt(file, path);
    this.said = words.text(key, { name, place: index + 1, count: Array.isArray(list) ? list.length : 0 });
  }

  #targetOf({ path, on }: FocusWish): HTMLElement | null | undefined {
    const of = JSON.stringify(path);
    const marked = (name: string): HTMLElement | undefined =>
      [...this.#host.renderRoot.querySelectorAll<HTMLElement>(`[data-${name}]`)].find((element) => element.dataset[name] === of);
    if (on === 'add') return marked('add');
    const item = marked('item');
    return on === 'item'
      ? (item?.querySelector<HTMLElement>('button[aria-expanded], input, select, textarea, button') ?? item)
      : item?.querySelector<HTMLElement>(`[data-move=${on}]`);
  }
}

function isSameItem(a: unknown, b: unknown): boolean {
  const id = idOfItem(a);
  return id === undefined ? isSame(a, b) : id === idOfItem(b);
}
