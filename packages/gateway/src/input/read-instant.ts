import { ConsultError } from '@consult-kit/protocol';
import { instant } from '../domain/instant.ts';

/** Where the seconds of an instant end in its text. */
const SECONDS_END = 19;

/**
 * An instant as milliseconds since 1970. Its form has been checked, and allows 13:61 and 31 February; only the calendar knows better.
 * @throws {ConsultError} `INPUT_INVALID`, with the place.
 */
export function readInstant(text: string, place: string): number {
  const atMs = Date.parse(text);
  if (!Number.isNaN(atMs) && instant(atMs).slice(0, SECONDS_END) === text.slice(0, SECONDS_END)) return atMs;
  throw new ConsultError('INPUT_INVALID', `${place}: this instant does not exist.`, {
    faults: [{ path: [place], message: 'an instant that exists is needed here' }],
  });
}
