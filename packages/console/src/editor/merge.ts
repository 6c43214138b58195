import type { CampaignText } from '@consult-kit/protocol';
import { placeLabel } from '@consult-kit/protocol/calendar';
import { isRecord, isSame, type Path } from './paths.ts';

/** One step of a place that means the same in every version: entries of a list with ids are named by their id, not by where they stand. */
export type Step = string | { id: string };
export type Place = readonly Step[];

/** Something that both have changed, each in another way. `undefined` stands for nothing there. */
export interface Conflict {
  place: Place;
  mine: unknown;
  theirs: unknown;
}

/** Two files made one. */
export interface Merged {
  /** With my value wherever there is a conflict. */
  file: CampaignText;
  conflicts: Conflict[];
  /** What they changed and I did not: the places that are new to me. */
  taken: Place[];
}

/**
 * Joins two files that were changed from the same one. What only one side has changed is taken from it; what both have changed in the
 * same way is no conflict. Objects are joined key by key, lists whose entries have ids entry by entry, lists of texts as additions and
 * removals; any other list is one value.
 */
export function mergeFiles(base: CampaignText, mine: CampaignText, theirs: CampaignText): Merged {
  const merger = new Merger();
  const file = merger.join(base, mine, theirs, []) as CampaignText;
  return { file, conflicts: merger.conflicts, taken: merger.taken };
}

/** A file with another value at a place; entries that are not there yet are put at the end of their list. */
export function withPlace(file: CampaignText, place: Place, value: unknown): CampaignText {
  return placed(file, place, value) as CampaignText;
}

/** Keys and indexes of a place in a file; where an entry is gone, the way to its list. */
export function pathOf(file: CampaignText, place: Place): Path {
  const path: (string | number)[] = [];
  let at: unknown = file;
  for (const step of place) {
    const key = typeof step === 'string' ? step : indexOfId(at, step.id);
    if (key === -1) break;
    path.push(key);
    at = (at as Record<string | number, unknown> | undefined)?.[key];
  }
  return path;
}

/** The place of a path: entries with ids are named by them, and the place ends before an entry without one. */
export function placeOf(file: unknown, path: Path): Place {
  const place: Step[] = [];
  let at = file;
  for (const key of path) {
    at = isRecord(at) || Array.isArray(at) ? (at as Readonly<Record<string | number, unknown>>)[key] : undefined;
    const id = typeof key === 'number' && isRecord(at) ? at['id'] : undefined;
    if (typeof key === 'number' && typeof id !== 'string') break;
    place.push(typeof id === 'string' && typeof key === 'number' ? { id } : String(key));
  }
  return place;
}

/** What people call the place of a path; empty for the whole file. */
export function labelOfPath(file: unknown, path: Path, lang: string): string {
  const { en, zh } = placeLabel(placeOf(file, path));
  return lang === 'zh-Hans' ? zh : en;
}

type Entry = Readonly<Record<string, unknown>> & { id: string };

class Merger {
  readonly conflicts: Conflict[] = [];
  readonly taken: Place[] = [];

  join(base: unknown, mine: unknown, theirs: unknown, place: Place): unknown {
    if (isSame(mine, theirs) || isSame(base, theirs)) return mine;
    // Objects and entries are walked even where only they changed them, which tells what it is that they changed.
    if (isRecord(mine) && isRecord(theirs)) return this.#objects(isRecord(base) ? base : {}, mine, theirs, place);
    if (isEntries(mine) && isEntries(theirs) && (base === undefined || isEntries(base))) {
      const joined = this.#entries(base ?? [], mine, theirs, place);
      if (joined) return joined;
    }
    if (isSame(base, mine)) {
      this.taken.push(place);
      return theirs;
    }
    const texts = joinedTexts(base ?? [], mine, theirs);
    if (texts) {
      this.taken.push(place);
      return texts;
    }
    this.conflicts.push({ place, mine, theirs });
    return mine;
  }

  #objects(
    base: Readonly<Record<string, unknown>>,
    mine: Readonly<Record<string, unknown>>,
    theirs: Readonly<Record<string, unknown>>,
    place: Place,
  ): object {
    const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
    const entries = keys.map((key) => [key, this.join(base[key], mine[key], theirs[key], [...place, key])] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  /** Lists whose entries have ids; nothing where both have put the same entries into another order. */
  #entries(base: readonly Entry[], mine: readonly Entry[], theirs: readonly Entry[], place: Place): Entry[] | undefined {
    const order = joinedOrder(idsOf(base), idsOf(mine), idsOf(theirs));
    if (!order) return undefined;
    const my = idsOf(mine);
    if (
      !isSame(
        order.filter((id) => my.includes(id)),
        my,
      )
    )
      this.taken.push(place);
    const byId = (list: readonly Entry[], id: string): Entry | undefined => list.find((entry) => entry.id === id);
    return order.flatMap((id) => {
      const entry = this.join(byId(base, id), byId(mine, id), byId(theirs, id), [...place, { id }]) as Entry | undefined;
      return entry === undefined ? [] : [entry];
    });
  }
}

/**
 * The order of everything that one of two lists has. Who changed the order of what was there decides it; `undefined` where both did, each
 * in another way.
 */
function joinedOrder(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] | undefined {
  const common = base.filter((id) => mine.includes(id) && theirs.includes(id));
  const orderIn = (list: readonly string[]): string[] => list.filter((id) => common.includes(id));
  const [myOrder, theirOrder] = [orderIn(mine), orderIn(theirs)];
  const [moved, theyMoved] = [!isSame(myOrder, common), !isSame(theirOrder, common)];
  if (moved && theyMoved && !isSame(myOrder, theirOrder)) return undefined;
  const [lead, other] = theyMoved ? [theirs, mine] : [mine, theirs];
  // What only the other list has is put behind what stands before it there.
  const order = [...lead];
  other.forEach((id, index) => {
    if (order.includes(id)) return;
    const before = [...other.slice(0, index)].reverse().find((earlier) => order.includes(earlier));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return order;
}

/** Lists of different texts, with what each side has added and taken away; `undefined` where they are no such lists. */
function joinedTexts(base: unknown, mine: unknown, theirs: unknown): string[] | undefined {
  if (!isTexts(base) || !isTexts(mine) || !isTexts(theirs)) return undefined;
  const order = joinedOrder(base, mine, theirs);
  return order?.filter((text) => (base.includes(text) ? mine.includes(text) && theirs.includes(text) : true));
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string') && new Set(value).size === value.length;
}

function isEntries(value: unknown): value is Entry[] {
  return (
    Array.isArray(value) &&
    value.every((entry) => isRecord(entry) && typeof entry['id'] === 'string') &&
    new Set(value.map((entry: Entry) => entry.id)).size === value.length
  );
}

function idsOf(list: readonly Entry[]): string[] {
  return list.map(({ id }) => id);
}

function indexOfId(list: unknown, id: string): number {
  return Array.isArray(list) ? list.findIndex((entry: unknown) => isRecord(entry) && entry['id'] === id) : -1;
}

function placed(at: unknown, [step, ...rest]: Place, value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === 'string') {
    const { [step]: old, ...others } = isRecord(at) ? at : {};
    const inner = placed(old, rest, value);
    if (inner === undefined) return others;
    return isRecord(at) && step in at ? { ...at, [step]: inner } : { ...others, [step]: inner };
  }
  const list: readonly unknown[] = Array.isArray(at) ? at : [];
  const index = indexOfId(list, step.id);
  const inner = placed(list[index], rest, value);
  if (inner === undefined) return list.filter((_, place) => place !== index);
  return index < 0 ? [...list, inner] : list.map((entry, place) => (place === index ? inner : entry));
}
