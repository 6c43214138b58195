import { Kysely, PostgresDialect, sql, type PostgresPoolClient } from 'kysely';
import { types, type ClientBase, type CustomTypesConfig, type QueryResult } from 'pg';
import type { SqlSession } from '../database.ts';
import { hot, type HotQuery, type SqlValue } from '../hot-query.ts';
import type { MigrationSession } from '../migrations/migrate.ts';
import { postgresSchema } from '../migrations/schema-dialect.ts';
import type { Tables } from '../tables.ts';
import { failureOf, isUnreachable } from './failures.ts';

const INT8 = types.builtins.INT8;
/** All gateways that open a database take this advisory lock before they touch its tables; any number would do. */
const MIGRATION_LOCK = 7_201_909;

/** Numbers of 64 bits come as numbers, which everything that we count or time fits into. */
export const INTEGERS_AS_NUMBERS: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? safeInteger : (types.getTypeParser(oid, format as 'text') as (text: string) => unknown),
};

const holdName = hot<{ name: string }>()((database, slots) =>
  database.selectNoFrom(sql`pg_advisory_xact_lock(hashtextextended(${slots.name}, 0))`.as('held')),
);

/** A statement as `pg` takes it. */
export interface PostgresStatement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** One connection to PostgreSQL, for hot statements and for Kysely alike. */
export class PostgresSession implements SqlSession, MigrationSession {
  readonly dialect = 'postgres';
  readonly schema = postgresSchema;
  readonly kysely: Kysely<Tables>;
  readonly #client: ClientBase;
  readonly #place: string;
  readonly #held = new Set<string>();
  #lost = false;

  /** @param place - Host and port, for messages. */
  constructor(client: ClientBase, place: string) {
    this.#client = client;
    this.#place = place;
    const query = (text: string, values: readonly unknown[]) => this.query({ text, values });
    // Kysely's dialect speaks to one connection only, and never with a cursor.
    const only = { query, release: () => {} } as unknown as PostgresPoolClient;
    this.kysely = new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: { options: {}, connect: () => Promise.resolve(only), end: async () => {} } }),
    });
  }

  /** Whether the connection cannot be used any more. */
  get isLost(): boolean {
    return this.#lost;
  }

  /** Runs a statement. @throws {ConsultError} `DATABASE_UNREACHABLE`; otherwise what the server says. */
  async query<Row extends object>({ name, text, values = [] }: PostgresStatement): Promise<QueryResult<Row>> {
    try {
      return await this.#client.query<Row>({ ...(name !== undefined && { name }), text, values: values as unknown[] });
    } catch (cause) {
      const failure = failureOf(this.#place, cause);
      if (isUnreachable(failure)) this.#lost = true;
      throw failure;
    }
  }

  async run<Input, Row>(query: HotQuery<Input, Row>, input: Input): Promise<Row[]> {
    const { rows } = await this.query<Row & object>({ name: query.name, text: query.sql.postgres, values: query.bind(input) });
    return rows;
  }

  async hold(name: string): Promise<void> {
    if (this.#held.has(name)) return;
    await this.run(holdName, { name } satisfies Record<string, SqlValue>);
    this.#held.add(name);
  }

  /**
   * Runs `work` in a transaction of its own; resolves after the commit has been flushed.
   * @throws {ConsultError} `DATABASE_UNREACHABLE`: nothing holds, or, if the connection broke during the commit, all of it may.
   */
  async transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.query({ text: 'begin' });
    try {
      const result = await work();
      const { command } = await this.query({ text: 'commit' });
      // So the server says that an earlier statement had failed, and that somebody went on regardless.
      if (command !== 'COMMIT') throw new Error('The transaction had failed before its commit.');
      return result;
    } catch (reason) {
      if (!this.#lost) await this.#rollBack();
      throw reason;
    } finally {
      this.#held.clear();
    }
  }

  exclusively<Result>(step: () => Promise<Result>): Promise<Result> {
    return this.transaction(async () => {
      await this.query({ text: `select pg_advisory_xact_lock(${MIGRATION_LOCK})` });
      return step();
    });
  }

  async #rollBack(): Promise<void> {
    try {
      await this.query({ text: 'rollback' });
    } catch {
      this.#lost = true; // what it was doing ends with the connection
    }
  }
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('The database gave a number that is too large to be exact.');
  return value;
}
