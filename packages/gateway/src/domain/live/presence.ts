import type { Bus } from '../../bus/bus.ts';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import type { Timers } from '../timers.ts';
import type { Versions } from '../versions.ts';

interface Seen {
  connections: number;
  /** Counts as present until here without a connection, between two polls. */
  lingersUntilMs: number;
  lastSeenMs: number;
  present: boolean;
  /** When `present` last changed, as a version. */
  version: number;
}

/** Who has a live connection now, a socket or a poll. Of this process alone and never stored. */
export class Presence {
  readonly #bus: Bus;
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #versions: Versions;
  readonly #seen = new Map<string, Seen>();
  /** Nobody is lost because the gateway was: everyone has the full time to come back after a start. */
  readonly #startedMs: number;

  constructor(bus: Bus, clock: Clock, timers: Timers, versions: Versions) {
    this.#bus = bus;
    this.#clock = clock;
    this.#timers = timers;
    this.#versions = versions;
    this.#startedMs = clock.now();
  }

  /** A connection of this person has opened; returns what to call once when it closes. */
  enter(person: string, kind: 'socket' | 'poll'): () => void {
    const seen = this.#of(person);
    seen.connections += 1;
    this.#update(person, seen);
    return () => {
      seen.connections -= 1;
      seen.lastSeenMs = this.#clock.now();
      if (kind === 'poll') this.#linger(person, seen);
      this.#update(person, seen);
    };
  }

  /** This person has just asked for something. */
  touch(person: string): void {
    this.#of(person).lastSeenMs = this.#clock.now();
  }

  isPresent(person: string): boolean {
    return this.#seen.get(person)?.present ?? false;
  }

  /** When presence last changed, as a version; 0 for people never seen. */
  versionOf(person: string): number {
    return this.#seen.get(person)?.version ?? 0;
  }

  /** How long this person has been without a connection. */
  absentForMs(person: string): number {
    const seen = this.#seen.get(person);
    if (seen && seen.connections > 0) return 0;
    return Math.max(0, this.#clock.now() - Math.max(this.#startedMs, seen?.lastSeenMs ?? 0));
  }

  /** Forgets people who have been away for long. */
  forgetAbsent(longerThanMs: number): void {
    for (const [person, { present }] of this.#seen) {
      if (!present && this.absentForMs(person) > longerThanMs) this.#seen.delete(person);
    }
  }

  #linger(person: string, seen: Seen): void {
    seen.lingersUntilMs = this.#clock.now() + GATEWAY_LIMITS.pollPresenceMs;
    this.#timers.after(GATEWAY_LIMITS.pollPresenceMs, () => this.#update(person, seen));
  }

  #update(person: string, seen: Seen): void {
    const present = seen.connections > 0 || this.#clock.now() < seen.lingersUntilMs;
    if (present === seen.present) return;
    seen.present = present;
    seen.version = this.#versions.next();
    this.#bus.publish({ type: 'presence', person, present });
  }

  #of(person: string): Seen {
    const known = this.#seen.get(person);
    if (known) return known;
    const seen = { connections: 0, lingersUntilMs: 0, lastSeenMs: 0, present: false, version: 0 };
    this.#seen.set(person, seen);
    return seen;
  }
}
