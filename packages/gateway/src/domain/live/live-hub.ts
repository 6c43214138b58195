import { ConsultError, LIMITS } from '@consult-kit/protocol';
import type { Bus, Hint } from '../../bus/bus.ts';
import { assertAccess, unknownConsultation } from '../consultations/access.ts';
import { assertDoctor, personOf, type Actor } from '../consultations/actor.ts';
import type { ConsultationStore } from '../consultations/consultation-store.ts';
import type { LogFeed } from '../consultations/log-feed.ts';
import type { EngineCounters } from '../counters.ts';
import type { Listener, NewsSink } from './connection.ts';
import type { DeliveryMarks } from './delivery-marks.ts';
import type { DeskNews } from './desk-news.ts';
import { Follower, type FollowerOwner, type FollowerParts } from './follower.ts';
import type { LineTicker } from './line-ticker.ts';
import type { Presence } from './presence.ts';
import type { TypingMarks } from './typing-marks.ts';

/** What the hub brings together. */
export interface LiveHubOptions {
  readonly store: ConsultationStore;
  readonly feed: LogFeed;
  readonly bus: Bus;
  readonly presence: Presence;
  readonly typing: TypingMarks;
  readonly delivery: DeliveryMarks;
  readonly lines: LineTicker;
  readonly desks: DeskNews;
  readonly counters: EngineCounters;
}

const NOBODY: readonly Follower[] = [];

/** Brings hints of the bus to the connections of this node that they concern. */
export class LiveHub {
  readonly #options: LiveHubOptions;
  readonly #followers = new Map<string, readonly Follower[]>();
  /** By the person across, whose presence they are told. */
  readonly #byOther = new Map<string, Set<Follower>>();
  readonly #others = new Map<Follower, string>();
  readonly #connections = new Map<string, readonly LiveConnection[]>();
  readonly #parts: FollowerParts;
  readonly #stops: readonly (() => void)[];

  constructor(options: LiveHubOptions) {
    this.#options = options;
    this.#parts = { ...options, onTurn: (turned) => this.#turn(turned) };
    this.#stops = [options.bus.subscribe((hint) => this.#take(hint)), options.presence.onChange((person) => this.#tellPresence(person))];
  }

  /** Opens a connection: its person is present from now on. */
  connect(listener: Listener, kind: 'socket' | 'poll'): LiveConnection {
    const leave = this.#options.presence.enter(personOf(listener.actor), kind);
    const { sessionId } = listener.actor;
    const connection = new LiveConnection(this, listener, leave);
    addToFew(this.#connections, sessionId, connection);
    return connection;
  }

  /** Forgets a connection that is closed. */
  disconnect(connection: LiveConnection, { actor }: Listener): void {
    removeFromFew(this.#connections, actor.sessionId, connection);
  }

  /** Ends all connections of a session that is over. */
  endSession(sessionId: string): void {
    for (const connection of this.#connections.get(sessionId) ?? []) connection.end();
  }

  /** Makes a typing mark known. @throws {ConsultError} as reading the consultation does. */
  async type(actor: Actor, consultation: string, on: boolean): Promise<void> {
    const record = await this.#options.store.find(consultation);
    if (!record) throw unknownConsultation();
    assertAccess(actor, record, 'full');
    this.publishTyping(actor, consultation, on);
  }

  publishTyping(actor: Actor, consultation: string, on: boolean): void {
    this.#options.bus.publish({ type: 'typing', consultation, from: actor.side, on });
  }

  followDesk(doctor: string, sink: NewsSink, version: number): Promise<() => void> {
    return this.#options.desks.follow(doctor, sink, version);
  }

  /** Makes a follower that hears of hints from now on; it tells nothing before it is started. */
  follow(consultation: string, after: number, listener: Listener, owner: FollowerOwner): Follower {
    const follower = new Follower(consultation, after, { listener, owner, parts: this.#parts });
    addToFew(this.#followers, consultation, follower);
    this.#options.counters.followersOpen += 1;
    return follower;
  }

  /** Tells a started follower its place in line, if it waits. */
  async tellLine(follower: Follower): Promise<void> {
    const { watch, listener } = follower;
    if (watch?.state === 'waiting' && listener.actor.side === 'patient') await this.#options.lines.add(follower, watch.line);
  }

  unfollow(follower: Follower): void {
    follower.close();
    if (!removeFromFew(this.#followers, follower.consultation, follower)) return;
    this.#options.counters.followersOpen -= 1;
    this.#options.lines.remove(follower);
    this.#setOther(follower, undefined);
  }

  /** The logs that somebody follows here: ids by key. */
  followedLogs(): ReadonlyMap<number, string> {
    const logs = new Map<number, string>();
    for (const [consultation, followers] of this.#followers) {
      for (const { key } of followers) if (key !== undefined) logs.set(key, consultation);
    }
    return logs;
  }

  /** Tells followers how far a log reaches; returns whether one of them had not heard. */
  heal(consultation: string, seq: number): boolean {
    const followers = this.#followers.get(consultation) ?? NOBODY;
    const wasUnheard = followers.some((follower) => follower.isBehind(seq));
    // Also those who have heard of it: whoever could not read it then gets no other hint.
    for (const follower of followers) follower.hint(seq);
    return wasUnheard;
  }

  /** Tells other nodes again who of this node's people is in a talk. */
  repeatPresence(): void {
    this.#options.presence.tellOthers([...this.#others.keys()].map(({ listener }) => personOf(listener.actor)));
  }

  /** Looks again at everything that hints of lines and desks would have told. */
  lookAgain(): void {
    this.#options.lines.schedule();
    this.#options.desks.take({ type: 'desk', doctors: 'all' });
  }

  close(): void {
    for (const stop of this.#stops) stop();
    for (const connections of this.#connections.values()) for (const connection of connections) connection.close();
  }

  #take(hint: Hint): void {
    const { lines, desks } = this.#options;
    if (hint.type === 'log') for (const follower of this.#followers.get(hint.consultation) ?? []) follower.hint(hint.seq);
    else if (hint.type === 'line') lines.schedule();
    else if (hint.type === 'typing') for (const follower of this.#across(hint.consultation, hint.from)) follower.tellTyping(true);
    else if (hint.type === 'delivered') for (const follower of this.#across(hint.consultation, hint.side)) follower.tellDelivered(true);
    desks.take(hint);
  }

  #tellPresence(person: string): void {
    for (const follower of this.#byOther.get(person) ?? []) follower.tellPresence(true);
    this.#options.desks.takePresence(person);
  }

  /** Followers of a consultation on the other side. */
  #across(consultation: string, side: Actor['side']): readonly Follower[] {
    return (this.#followers.get(consultation) ?? []).filter(({ listener }) => listener.actor.side !== side);
  }

  #turn(follower: Follower): void {
    this.#setOther(follower, follower.watch?.other);
    if (follower.watch?.state === 'waiting') this.tellLine(follower).catch(() => follower.listener.sink.end('failure'));
    else this.#options.lines.remove(follower);
  }

  #setOther(follower: Follower, other: string | undefined): void {
    const before = this.#others.get(follower);
    if (before === other) return;
    if (before !== undefined) removeFrom(this.#byOther, before, follower);
    if (other === undefined) this.#others.delete(follower);
    else {
      // Whoever is across may be with another node, which asks itself from now on whether this person is there.
      if (before === undefined) this.#options.presence.tellOthers([personOf(follower.listener.actor)]);
      this.#others.set(follower, other);
      addTo(this.#byOther, other, follower);
    }
  }
}

/** One connection's followed consultations and desk. */
export class LiveConnection implements FollowerOwner {
  readonly #hub: LiveHub;
  readonly #listener: Listener;
  readonly #leave: () => void;
  /** Nearly always one or none; a doctor has one for each talk. */
  #followers: readonly Follower[] = NOBODY;
  #stopDesk: (() => void) | undefined;
  #isClosed = false;

  /** @param leave - Called once, when it closes. */
  constructor(hub: LiveHub, listener: Listener, leave: () => void) {
    this.#hub = hub;
    this.#listener = listener;
    this.#leave = leave;
  }

  /**
   * Tells everything of a consultation after `after`, then whatever comes; again moves the cursor.
   * @throws {ConsultError} `FOLLOW_LIMIT`, or what `Follower.start` throws.
   */
  async follow(consultation: string, after: number): Promise<void> {
    if (this.#isClosed) return;
    this.unfollow(consultation);
    if (this.#followers.length >= LIMITS.followedMax) {
      throw new ConsultError('FOLLOW_LIMIT', `One connection follows at most ${LIMITS.followedMax} consultations. Unfollow one first.`);
    }
    const follower = this.#hub.follow(consultation, after, this.#listener, this);
    this.#followers = this.#followers.concat(follower);
    try {
      await follower.start();
      await this.#hub.tellLine(follower);
    } catch (reason) {
      this.onLost(follower);
      throw reason;
    }
  }

  unfollow(consultation: string): void {
    const follower = this.#find(consultation);
    if (follower) this.onLost(follower);
  }

  /** Tells of the desk, now and after each change. @throws {ConsultError} `ROLE_REFUSED` */
  async followDesk(version = 0): Promise<void> {
    const { actor, sink } = this.#listener;
    assertDoctor(actor);
    if (this.#isClosed) return;
    this.#stopDesk?.();
    const stop = await this.#hub.followDesk(actor.id, sink, version);
    if (this.#isClosed) stop();
    else this.#stopDesk = stop;
  }

  /** This client has everything of a consultation up to `upTo`. What is not followed any more is let pass: it was sent before. */
  received(consultation: string, upTo: number): void {
    this.#find(consultation)?.received(upTo);
  }

  /** Makes a typing mark known. @throws {ConsultError} as reading the consultation does. */
  async type(consultation: string, on: boolean): Promise<void> {
    if (this.#find(consultation)?.watch?.takesPart) this.#hub.publishTyping(this.#listener.actor, consultation, on);
    else await this.#hub.type(this.#listener.actor, consultation, on);
  }

  /** The session is over. */
  end(): void {
    this.close();
    this.#listener.sink.end('session');
  }

  /** Repeating it is harmless. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const follower of this.#followers) this.#hub.unfollow(follower);
    this.#followers = NOBODY;
    this.#stopDesk?.();
    this.#leave();
    this.#hub.disconnect(this, this.#listener);
  }

  /** See `FollowerOwner`. */
  onLost(follower: Follower): void {
    this.#hub.unfollow(follower);
    this.#followers = this.#followers.filter((other) => other !== follower);
  }

  #find(consultation: string): Follower | undefined {
    return this.#followers.find((follower) => follower.consultation === consultation);
  }
}

/** A list in place of a set where there is nearly always one: it takes a tenth of the memory, and whoever walks it sees no change. */
function addToFew<Value>(map: Map<string, readonly Value[]>, key: string, value: Value): void {
  map.set(key, map.get(key)?.concat(value) ?? [value]);
}

function removeFromFew<Value>(map: Map<string, readonly Value[]>, key: string, value: Value): boolean {
  const values = map.get(key);
  if (!values?.includes(value)) return false;
  if (values.length === 1) map.delete(key);
  else
    map.set(
      key,
      values.filter((other) => other !== value),
    );
  return true;
}

function addTo<Value>(map: Map<string, Set<Value>>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}

function removeFrom<Value>(map: Map<string, Set<Value>>, key: string, value: Value): boolean {
  const values = map.get(key);
  const wasThere = values?.delete(value) ?? false;
  if (values?.size === 0) map.delete(key);
  return wasThere;
}
