import type { CampaignText } from '@consult-kit/protocol';

/** Keys and indexes from the root of a campaign file. */
export type Path = readonly (string | number)[];

/** What stands at a path; `undefined` where nothing does. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (isContainer(value) ? (value as Record<string | number, unknown>)[key] : undefined), root);
}

/**
 * The file with another value at a path; nothing but the way to it is copied. Objects that are missing on the way are made. `undefined`
 * takes a key away, and objects that it leaves empty as well, except those that the file has to have.
 */
export function withValue(file: CampaignText, path: Path, value: unknown): CampaignText {
  return changed(file, path, value, 0) as CampaignText;
}

/** Objects that may stand empty: taken away, the file would lack a key that it needs. */
const KEPT_WHEN_EMPTY: ReadonlySet<string> = new Set([
  'names',
  'covers',
  'texts',
  'reasons',
  'contact',
  'weekly',
  'region',
  'hosts',
  'sponsor',
  'consent',
  'paused',
  'serviceHours',
]);

function changed(at: unknown, path: Path, value: unknown, depth: number): unknown {
  const [key, ...rest] = path.slice(depth);
  if (key === undefined) return value;
  const inner = changed(isContainer(at) ? (at as Record<string | number, unknown>)[key] : undefined, path, value, depth + 1);
  const gone = inner === undefined || (value === undefined && rest.length > 0 && isEmptied(inner, key));
  if (Array.isArray(at)) {
    const kept = at.filter((_, index) => index !== key || !gone);
    if (!gone) kept[Number(key)] = inner;
    return kept;
  }
  const { [key]: _, ...others } = (isContainer(at) ? at : {}) as Record<string | number, unknown>;
  if (gone) return others;
  // A key that is there keeps its place, which is how people read their file.
  return isContainer(at) && key in at ? { ...at, [key]: inner } : { ...others, [key]: inner };
}

function isEmptied(value: unknown, key: string | number): boolean {
  return isRecord(value) && Object.keys(value).length === 0 && typeof key === 'string' && !KEPT_WHEN_EMPTY.has(key);
}

/** Whether a value is an object with keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Whether two values of JSON say the same; the order of keys says nothing. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, index) => isSame(value, b[index]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(a[key], b[key]));
}
