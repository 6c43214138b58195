import { ConsultError } from '@consult-kit/protocol';
import { Pool, type PoolClient } from 'pg';
import { GATEWAY_LIMITS } from '../../../limits.ts';
import { isUnreachable, placeOf, unreachable } from './failures.ts';
import { INTEGERS_AS_NUMBERS, PostgresSession } from './postgres-session.ts';
import { Turns } from './turns.ts';

/** What connections are opened with. */
export interface ConnectionsOptions {
  /** `postgres://…` */
  readonly url: string;
  readonly max: number;
  /** Settings of each connection beside those that all have, as SQL. */
  readonly settings?: readonly string[];
  /** Milliseconds for an answer before its connection counts as lost, 0 for no bound; `databaseAnswerMs` unless said otherwise. */
  readonly answerWithinMs?: number;
}

/**
 * Bounds of every statement, and no compiling of plans: ours are small and run often. Whatever the server's own default is, a statement
 * sees what was committed before it began: who holds a doctor's name would otherwise count the talks of before the wait for it.
 */
const SETTINGS = [
  `set default_transaction_isolation = 'read committed'`,
  `set statement_timeout = ${GATEWAY_LIMITS.databaseStatementMs}`,
  `set lock_timeout = ${GATEWAY_LIMITS.databaseLockedMs}`,
  `set idle_in_transaction_session_timeout = ${GATEWAY_LIMITS.databaseIdleMs}`,
  'set jit = off',
];

/** Connections to one PostgreSQL. A lost one is replaced when it is needed; while the server is away, it is asked with growing pauses. */
export class Connections {
  readonly #place: string;
  readonly #settings: string;
  readonly #pool: Pool;
  readonly #turns: Turns;
  readonly #sessions = new WeakMap<PoolClient, PostgresSession>();
  #failures = 0;
  #askAgainAtMs = 0;
  #lastFailure: unknown;

  constructor({ url, max, settings = [], answerWithinMs = GATEWAY_LIMITS.databaseAnswerMs }: ConnectionsOptions) {
    this.#place = placeOf(url);
    this.#settings = [...SETTINGS, ...settings].join(';');
    this.#turns = new Turns(max);
    this.#pool = new Pool({
      connectionString: url,
      max,
      application_name: 'consult-kit',
      connectionTimeoutMillis: GATEWAY_LIMITS.databaseConnectMs,
      query_timeout: answerWithinMs,
      keepAlive: true,
      types: INTEGERS_AS_NUMBERS,
    });
    this.#pool.on('error', () => {}); // an idle connection was lost; the pool has dropped it
    this.#pool.on('connect', (client) => client.on('error', () => {})); // one in use: its statement fails as well
  }

  /** Works with one connection, once there is one. @throws {ConsultError} `DATABASE_UNREACHABLE`, and whatever `work` throws. */
  use<Result>(work: (session: PostgresSession) => Promise<Result>): Promise<Result> {
    // Waiting here and not in the pool: there it would count against the time that a new connection may take.
    return this.#turns.run(async () => {
      const { client, session } = await this.#take();
      try {
        return await work(session);
      } finally {
        client.release(session.isLost);
      }
    });
  }

  /** Waits until nobody works any more, then closes. */
  close(): Promise<void> {
    return this.#pool.end();
  }

  async #take(): Promise<{ client: PoolClient; session: PostgresSession }> {
    // Only another connection is refused, as when the server has no room for more: what there is goes on.
    const isPaused = performance.now() < this.#askAgainAtMs && this.#pool.idleCount === 0;
    if (isPaused) throw unreachable(this.#place, this.#lastFailure);
    try {
      const client = await this.#connect();
      const known = this.#sessions.get(client);
      if (known) return { client, session: known };
      const session = await this.#prepare(client);
      this.#failures = 0;
      return { client, session };
    } catch (failure) {
      if (isUnreachable(failure)) this.#pause(failure);
      throw failure;
    }
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (cause) {
      throw unreachable(this.#place, cause);
    }
  }

  async #prepare(client: PoolClient): Promise<PostgresSession> {
    const session = new PostgresSession(client, this.#place);
    try {
      await assertSafe(session, this.#place);
      await session.query({ text: this.#settings });
    } catch (failure) {
      client.release(true);
      throw failure;
    }
    this.#sessions.set(client, session);
    return session;
  }

  #pause(failure: unknown): void {
    const { databaseRetryMinMs, databaseRetryMaxMs } = GATEWAY_LIMITS;
    const pauseMs = Math.min(databaseRetryMaxMs, databaseRetryMinMs * 2 ** this.#failures);
    this.#failures += 1;
    this.#lastFailure = failure instanceof ConsultError ? failure.cause : failure;
    this.#askAgainAtMs = performance.now() + pauseMs;
  }
}

/** What has to hold before anything that is committed may be acknowledged. */
export interface SafetySettings {
  readonly fsync: string;
  readonly synchronous_commit: string;
  readonly standby: boolean;
}

async function assertSafe(session: PostgresSession, place: string): Promise<void> {
  const text = `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit, pg_is_in_recovery() as standby`;
  const { rows } = await session.query<SafetySettings>({ text });
  for (const settings of rows) assertSafeSettings(settings, place);
  // Said for this connection also where it is so already: who changes the server's default later changes nothing here.
  const commits = rows[0]?.synchronous_commit === 'off' ? 'on' : rows[0]?.synchronous_commit;
  await session.query({ text: `select set_config('synchronous_commit', $1, false)`, values: [commits] });
}

/**
 * A server that does not flush loses what it acknowledged. `synchronous_commit` is not asked for: a connection turns it on itself.
 * @throws {ConsultError} `DATABASE_UNSAFE`, or `DATABASE_UNREACHABLE` for a standby, which may take over any moment.
 */
export function assertSafeSettings({ fsync, standby }: SafetySettings, place: string): void {
  if (standby) throw unreachable(place, new Error('it is a standby, which takes no commands'));
  if (fsync !== 'off') return;
  throw new ConsultError(
    'DATABASE_UNSAFE',
    `The database at ${place} runs with fsync = off and would lose acknowledged messages when its machine stops. Set fsync = on.`,
  );
}
