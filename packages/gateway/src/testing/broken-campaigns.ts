import { readFileSync } from 'node:fs';

/** A campaign file that is not to be served, and what has to be found in it. */
export interface BrokenCampaign {
  what: string;
  bytes: Buffer;
  /** Code and path (`modules.0.id`) of each error that has to be among the findings. */
  expected: readonly (readonly [code: string, path: string])[];
}

/** One row of broken-campaigns.json: changes to the sound base, or the text itself. */
interface Row {
  what: string;
  /** Path to value; `{"$gone": true}` takes it away. */
  change?: [path: string, value: unknown][];
  text?: string;
  hex?: string;
  /** Pieces: before, what is repeated (`#` becomes the number), how often. */
  repeat?: [before: string, text: string, times: number][];
  expect: [code: string, path: string][];
}

interface Data {
  base: Record<string, unknown>;
  cases: Row[];
}

const { base, cases } = JSON.parse(
  readFileSync(new URL('../campaign-files/test-data/broken-campaigns.json', import.meta.url), 'utf8'),
) as Data;

/** A sound campaign file, which the broken ones are made from. */
export const SOUND_CAMPAIGN_TEXT = JSON.stringify(base, null, 2);

/** All broken campaign files. */
export const BROKEN_CAMPAIGNS: readonly BrokenCampaign[] = cases.map((row) => ({
  what: row.what,
  bytes: bytesOf(row),
  expected: row.expect,
}));

/** A path as the data file writes it. */
export function dotted(path: readonly (string | number)[]): string {
  return path.length === 0 ? '' : path.join('.');
}

function bytesOf({ change = [], text, hex, repeat }: Row): Buffer {
  if (hex !== undefined) return Buffer.from(hex, 'hex');
  if (repeat !== undefined) return Buffer.from(repeat.map(piece).join(''));
  if (text !== undefined) return Buffer.from(text);
  const file: unknown = structuredClone(base);
  for (const [path, value] of change) setAt(file, path.split('.'), value);
  return Buffer.from(JSON.stringify(file, null, 2));
}

function piece([before, text, times]: [string, string, number]): string {
  return before + Array.from({ length: times }, (_, index) => text.replace('#', `k${index}`)).join('');
}

function setAt(root: unknown, path: readonly string[], value: unknown): void {
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], root) as Record<string, unknown>;
  const key = path.at(-1) ?? '';
  if (typeof value === 'object' && value !== null && '$gone' in value) delete parent[key];
  else parent[key] = value;
}
