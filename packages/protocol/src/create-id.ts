import { nanoid } from 'nanoid';

/** Length of every id that a sender makes. */
export const ID_CHARS = 21;

/** A new random id. Needs the platform's `crypto`; hosts without it take ids from their bridge. */
export function createId(): string {
  return nanoid(ID_CHARS);
}
