import type { Bus, BusLink, Hint } from '../../bus/bus.ts';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import type { Timers } from '../timers.ts';
import type { Versions } from '../versions.ts';
import { RemotePresence } from './remote-presence.ts';

interface Seen {
  connections: number;
  /** Counts as connected with this node until here without a connection, between two polls. */
  lingersUntilMs: number;
  lastSeenMs: number;
  /** Connected with this node. */
  here: boolean;
  /** Connected with any node. */
  present: boolean;
  /** When `present` last changed, as a version. */
  version: number;
}

/**
 * Who has a live connection now, a socket or a poll, with this node or another one. Never stored. Nodes say each change at once and
 * repeat what matters, so that what was lost on the way is right again some seconds later.
 */
export class Presence {
  readonly #bus: Bus;
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #versions: Versions;
  readonly #seen = new Map<string, Seen>();
  readonly #remote = new RemotePresence();
  readonly #listeners = new Set<(person: string) => void>();
  readonly #stops: readonly (() => void)[];
  /** People of whom other nodes have to hear soon. */
  readonly #untold = new Set<string>();
  #cancelTelling: (() => void) | undefined;

  constructor(bus: Bus, clock: Clock, timers: Timers, versions: Versions) {
    this.#bus = bus;
    this.#clock = clock;
    this.#timers = timers;
    this.#versions = versions;
    this.#stops = [bus.subscribe((hint, from) => this.#hear(hint, from)), bus.onLink((link) => this.#onLink(link))];
  }

  /** Calls back when a person's presence has changed; returns how to stop. */
  onChange(listener: (person: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
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

  /** People who have a connection with this node, or had one or asked for something since. */
  *seenHereSince(sinceMs: number): Iterable<string> {
    for (const [person, { here, lastSeenMs }] of this.#seen) if (here || lastSeenMs >= sinceMs) yield person;
  }

  /** Tells other nodes soon that these people are here, as somebody who follows them may be there. Those who are not are left out. */
  tellOthers(people: Iterable<string>): void {
    if (this.#bus.link !== 'joined') return;
    for (const person of people) this.#untold.add(person);
    if (this.#untold.size === 0) return;
    this.#cancelTelling ??= this.#timers.after(GATEWAY_LIMITS.presenceTellMs, () => this.#tell());
  }

  /** Forgets people who have been away for long, and what other nodes have not repeated. */
  forget(awayLongerThanMs: number): void {
    const nowMs = this.#clock.now();
    if (this.#bus.link === 'joined') this.#updateAll(this.#remote.forget(nowMs - GATEWAY_LIMITS.presenceSilentMs));
    for (const [person, { present, connections, lastSeenMs }] of this.#seen) {
      if (!present && connections === 0 && nowMs - lastSeenMs > awayLongerThanMs) this.#seen.delete(person);
    }
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#cancelTelling?.();
    this.#listeners.clear();
  }

  #hear(hint: Hint, from: string): void {
    if (from === this.#bus.node) return;
    if (hint.type === 'presence') this.#hearOf(from, hint.person, hint.present);
    else if (hint.type === 'present') for (const person of hint.people) this.#hearOf(from, person, true);
  }

  #hearOf(node: string, person: string, present: boolean): void {
    this.#remote.hear(node, person, present, this.#clock.now());
    this.#updateAll([person]);
  }

  #onLink(link: BusLink): void {
    if (link === 'joined') this.#remote.renew(this.#clock.now());
  }

  #tell(): void {
    this.#cancelTelling = undefined;
    const people = [...this.#untold].filter((person) => this.#seen.get(person)?.here);
    this.#untold.clear();
    for (let from = 0; from < people.length; from += GATEWAY_LIMITS.busPeopleMax) {
      this.#bus.publish({ type: 'present', people: people.slice(from, from + GATEWAY_LIMITS.busPeopleMax) });
    }
  }

  #linger(person: string, seen: Seen): void {
    seen.lingersUntilMs = this.#clock.now() + GATEWAY_LIMITS.pollPresenceMs;
    this.#timers.after(GATEWAY_LIMITS.pollPresenceMs, () => this.#update(person, seen));
  }

  #updateAll(people: readonly string[]): void {
    for (const person of people) {
      const seen = this.#seen.get(person);
      if (seen || this.#remote.has(person)) this.#update(person, seen ?? this.#of(person));
    }
  }

  #update(person: string, seen: Seen): void {
    const here = seen.connections > 0 || this.#clock.now() < seen.lingersUntilMs;
    if (here !== seen.here) {
      seen.here = here;
      this.#bus.publish({ type: 'presence', person, present: here });
    }
    const present = here || this.#remote.has(person);
    if (present === seen.present) return;
    seen.present = present;
    seen.version = this.#versions.next();
    for (const listener of this.#listeners) listener(person);
  }

  #of(person: string): Seen {
    const known = this.#seen.get(person);
    if (known) return known;
    const seen = { connections: 0, lingersUntilMs: 0, lastSeenMs: 0, here: false, present: false, version: 0 };
    this.#seen.set(person, seen);
    return seen;
  }
}
