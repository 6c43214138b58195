import { idOfItem } from './item-keys.ts';

const ID_CHARS = 40;
const RANDOM_CHARS = 4;
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** An id made from a name, `Ribs pull in` becomes `ribs-pull-in`; empty where the name has no Latin letters or digits. */
export function idFrom(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase();
  return trimmed(plain.replace(/[^a-z0-9]+/g, '-'));
}

/** An id for an entry that has no name yet. Two people who add one at once get different ones, so that both are kept. */
export function freshId(kind: string): string {
  const random = crypto.getRandomValues(new Uint8Array(RANDOM_CHARS));
  return `${kind}-${[...random].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`;
}

/** The id, or the same with the first number behind it that no entry of the list has. */
export function freeId(id: string, list: readonly unknown[]): string {
  const taken = new Set(list.map(idOfItem));
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `-${number}`;
    const free = trimmed(id.slice(0, ID_CHARS - suffix.length)) + suffix;
    if (!taken.has(free)) return free;
  }
}

function trimmed(id: string): string {
  return id.slice(0, ID_CHARS).replace(/^-+|-+$/g, '');
}
