import type { ConsultationEvent } from '@consult-kit/protocol';
import type { JoinedEvents } from './database.ts';

/** How every stored message begins, and nothing else: an event's own type stands first. What began otherwise would only cost more. */
export const MESSAGE_START = '{"type":"message.stored",';

/** Joins events of a log that came one by one, in rising order. */
export function joined(bodies: readonly string[]): JoinedEvents {
  const last = bodies.at(-1);
  return {
    bodies: Buffer.from(bodies.join()),
    count: bodies.length,
    lastSeq: last === undefined ? 0 : (JSON.parse(last) as ConsultationEvent).seq,
    turns: bodies.filter((body) => !body.startsWith(MESSAGE_START)).join(),
  };
}
