import { LIMITS } from '@consult-kit/protocol';
import type { Person } from './people/person.ts';
import { hold } from './violation.ts';

/** How long a dead link may go unnoticed on a page that is on show, however long a last word was on its way; 30 s are promised. */
const SOCKET_NOTICED_WITHIN_MS = LIMITS.heartbeatMs + LIMITS.heartbeatAnswerMs;
const POLL_NOTICED_WITHIN_MS = 30_000;

/** Looks whether pages find out in time that their link is dead, one way or both. */
export class DeadLinks {
  readonly #elapsedMs: () => number;
  /** Since when the way of somebody's requests is dead. */
  readonly #sinceMs = new Map<Person, number>();

  /** @param elapsedMs - Time since the run began. */
  constructor(elapsedMs: () => number) {
    this.#elapsedMs = elapsedMs;
  }

  /** To be called after every step. @throws {Violation} */
  check(person: Person): void {
    const { page, link, connection, transport } = person;
    if (link.up && link.down) this.#sinceMs.delete(person);
    else if (!this.#sinceMs.has(person)) this.#sinceMs.set(person, this.#elapsedMs());
    if (page.visibility !== 'active' || connection.type !== 'live') return;
    if (connection.channel === 'poll') return this.#hold(person, this.#sinceMs.get(person) ?? Infinity, POLL_NOTICED_WITHIN_MS);
    for (const { deadSinceMs, node } of transport.connections) {
      const sinceMs = Math.min(deadSinceMs.up ?? Infinity, deadSinceMs.down ?? Infinity, node?.diedAtMs ?? Infinity);
      this.#hold(person, sinceMs, SOCKET_NOTICED_WITHIN_MS);
    }
  }

  #hold({ name, page }: Person, sinceMs: number, withinMs: number): void {
    const deadMs = this.#elapsedMs() - Math.max(sinceMs, page.activeSinceMs);
    hold(deadMs <= withinMs, 'dead links are noticed', () => `${name} holds on to a link that has been dead for ${deadMs} ms`);
  }
}
