import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { GATEWAY_LIMITS } from '../../../limits.ts';
import type { SqlSession } from '../database.ts';
import type { HotQuery, SqlValue } from '../hot-query.ts';
import type { MigrationSession } from '../migrations/migrate.ts';
import { sqliteSchema } from '../migrations/schema-dialect.ts';
import type { Tables } from '../tables.ts';

/** One connection of `node:sqlite` with its prepared statements, for hot statements and for Kysely alike. */
export class SqliteSession implements SqlSession, MigrationSession, SqliteDatabase {
  readonly dialect = 'sqlite';
  readonly schema = sqliteSchema;
  readonly kysely: Kysely<Tables>;
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(connection: DatabaseSync) {
    this.#connection = connection;
    this.kysely = new Kysely<Tables>({ dialect: new SqliteDialect({ database: this }) });
  }

  run<Input, Row>(query: HotQuery<Input, Row>, input: Input): Promise<Row[]> {
    return Promise.resolve(this.rows(query, input));
  }

  /** As `run`, at once. */
  rows<Input, Row>(query: HotQuery<Input, Row>, input: Input): Row[] {
    // `all` also runs what gives no rows. The rows come from our own tables, whose columns Kysely has checked.
    return this.#prepared(query.sql.sqlite).all(...query.bind(input)) as Row[];
  }

  /** As `rows`, for a statement that gives none. */
  change<Input, Row>(query: HotQuery<Input, Row>, input: Input): void {
    this.give(query.sql.sqlite, query.bind(input));
  }

  /** Runs a statement that gives no rows, with the values of its parameters in their order. */
  give(sql: string, values: readonly SqlValue[]): void {
    this.#prepared(sql).run(...values);
  }

  /** Another number whenever another connection has changed the database since the last look. */
  changesOfOthers(): number {
    return Number(this.#prepared('pragma data_version').get()?.['data_version']);
  }

  /** There is nothing to hold: one process writes one command at a time. */
  async hold(): Promise<void> {}

  async exclusively<Result>(step: () => Promise<Result>): Promise<Result> {
    this.exec('begin immediate');
    try {
      const result = await step();
      this.exec('commit');
      return result;
    } catch (reason) {
      this.exec('rollback');
      throw reason;
    }
  }

  /** Runs a statement without parameters or rows. */
  exec(sql: string): void {
    this.#prepared(sql).run();
  }

  /** The subset of `better-sqlite3` that Kysely's dialect speaks. */
  prepare(sql: string): SqliteStatement {
    const statement = this.#prepared(sql);
    return {
      reader: statement.columns().length > 0,
      all: (values) => statement.all(...(values as SqlValue[])),
      run: (values) => statement.run(...(values as SqlValue[])),
      iterate: (values) => statement.iterate(...(values as SqlValue[])),
    };
  }

  close(): void {
    this.#statements.clear();
    this.#connection.close();
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    if (this.#statements.size >= GATEWAY_LIMITS.statementsMax) this.#statements.clear();
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
