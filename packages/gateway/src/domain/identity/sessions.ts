import { createHash, randomBytes } from 'node:crypto';
import { ConsultError, createId } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import type { Identities, Identity, KnownBySession } from './identity.ts';
import { SessionLookups } from './session-lookups.ts';

/** Bytes of a session's secret; as base64url it has 43 letters. */
const SECRET_BYTES = 32;

/** One session as it is kept: never the secret, only its hash. */
export interface SessionRecord {
  /** For logs and for telling connections; no secret. */
  id: string;
  /** SHA-256 of the secret, base64url. */
  secretHash: string;
  identity: Identity;
  createdAtMs: number;
}

/** Where sessions are kept. */
export interface SessionStore {
  insert(record: SessionRecord): Promise<void>;
  /** The session of a secret with the account's present names and role; ended ones and those of disabled accounts are not found. */
  find(secretHash: string): Promise<SessionRecord | undefined>;
  /** The same for many secrets, up to `statementKeysMax`, in no order; those that are not found are left out. */
  findMany(secretHashes: readonly string[]): Promise<readonly SessionRecord[]>;
  /** Ends a session, so that every process on this database sees it. */
  end(id: string, atMs: number): Promise<void>;
  /** Sessions ended at or after an instant, by this process or by another. */
  endedSince(atMs: number): Promise<readonly string[]>;
  /** Forgets sessions that were over before an instant. */
  forget(beforeMs: number): Promise<void>;
}

/** A session just opened; the only moment at which its secret is known. */
export interface OpenedSession {
  secret: string;
  identity: Identity;
}

/** An identity before it has a session. */
export type NewIdentity = Identity extends infer Each ? (Each extends Identity ? Omit<Each, keyof KnownBySession> : never) : never;

interface Remembered {
  record: SessionRecord;
  untilMs: number;
}

/** Opens, knows and ends sessions. A small memory spares the database; ends reach it at once, from other processes in seconds. */
export class Sessions implements Identities {
  readonly #store: SessionStore;
  readonly #lookups: SessionLookups;
  readonly #clock: Clock;
  /** By the hash of the secret; the one used longest ago comes first. */
  readonly #remembered = new Map<string, Remembered>();
  readonly #listeners = new Set<(sessionId: string) => void>();
  #endingsSeenMs: number;
  #told = new Set<string>();

  constructor(store: SessionStore, clock: Clock) {
    this.#store = store;
    this.#lookups = new SessionLookups(store);
    this.#clock = clock;
    this.#endingsSeenMs = clock.now();
  }

  /** @param lifeMs - Time until the session is over. */
  async open(who: NewIdentity, lifeMs: number): Promise<OpenedSession> {
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const id = createId();
    const createdAtMs = this.#clock.now();
    const identity = { ...who, sessionId: id, expiresAtMs: createdAtMs + lifeMs };
    const record = { id, secretHash: hashOf(secret), identity, createdAtMs };
    await this.#store.insert(record);
    this.#remember(record);
    return { secret, identity };
  }

  async identify(session: string): Promise<Identity> {
    const secretHash = hashOf(session);
    const record = this.#recall(secretHash) ?? (await this.#lookups.find(secretHash));
    // It may have ended while it was being looked up.
    if (!record || this.#told.has(record.id))
      throw new ConsultError('TOKEN_INVALID', 'This session is not known here or was ended. Open a new one.');
    if (record.identity.expiresAtMs <= this.#clock.now()) throw sessionExpired();
    this.#remember(record);
    return record.identity;
  }

  onEnded(listener: (sessionId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends a session. Ending one that is over or unknown is no error: the wish is fulfilled. */
  async end(session: string): Promise<void> {
    const record = this.#recall(hashOf(session)) ?? (await this.#store.find(hashOf(session)));
    if (!record) return;
    await this.#store.end(record.id, this.#clock.now());
    this.#tell(record.id);
  }

  /** Looks for sessions that another process ended, forgets what is long over; call it every few seconds. */
  async follow(): Promise<void> {
    const nowMs = this.#clock.now();
    // Looking back a little further than to the last time: a commit of another process may carry a slightly older time.
    const ended = await this.#store.endedSince(this.#endingsSeenMs - GATEWAY_LIMITS.sessionEndingsLookBackMs);
    const known = this.#told;
    this.#told = new Set(ended);
    for (const id of ended) if (!known.has(id)) this.#tell(id);
    this.#endingsSeenMs = nowMs;
  }

  /** Removes from the store what nobody needs any more. */
  async forget(): Promise<void> {
    await this.#store.forget(this.#clock.now() - GATEWAY_LIMITS.sessionOverKeptMs);
  }

  #recall(secretHash: string): SessionRecord | undefined {
    const known = this.#remembered.get(secretHash);
    return known && known.untilMs > this.#clock.now() ? known.record : undefined;
  }

  #remember(record: SessionRecord): void {
    const key = record.secretHash;
    const untilMs = this.#remembered.get(key)?.untilMs ?? 0;
    this.#remembered.delete(key);
    const nowMs = this.#clock.now();
    this.#remembered.set(key, { record, untilMs: untilMs > nowMs ? untilMs : nowMs + GATEWAY_LIMITS.sessionCacheMs });
    if (this.#remembered.size <= GATEWAY_LIMITS.sessionCacheMax) return;
    const oldest = this.#remembered.keys().next();
    if (!oldest.done) this.#remembered.delete(oldest.value);
  }

  #tell(id: string): void {
    this.#told.add(id);
    for (const [key, { record }] of this.#remembered) if (record.id === id) this.#remembered.delete(key);
    for (const listener of this.#listeners) listener(id);
  }
}

/** The failure of a session whose time is over. */
export function sessionExpired(): ConsultError {
  return new ConsultError('TOKEN_EXPIRED', 'This session is over. Open a new one.');
}

/** Under which a session is kept: a stolen database opens nobody's talk. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
