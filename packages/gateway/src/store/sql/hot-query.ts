import { DummyDriver, Kysely, PostgresQueryCompiler, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Compilable, InferResult, InsertObject, QueryCompiler } from 'kysely';
import type { Tables } from './tables.ts';

/** The kinds of databases we speak to. */
export type SqlDialect = 'sqlite' | 'postgres';

/** A value that a bound parameter may have in every database we speak to. */
export type SqlValue = string | number | null;

/** A statement that was compiled once; each run only puts its values in. */
export interface HotQuery<Input, Row> {
  /** Unique within the process; names the prepared statement. */
  readonly name: string;
  readonly sql: Readonly<Record<SqlDialect, string>>;
  /** The values of one run, in the order of the statement's parameters. */
  bind(input: Input): SqlValue[];
  /** Carries the type of a row; never there at run time. */
  readonly row?: Row;
}

/** Stands in the compiled statement for a value that comes with each run. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

const SLOTS: ProxyHandler<object> = {
  get: (_target, name) => new Slot(String(name)),
  ownKeys: () => {
    throw new TypeError('Slots have no list of their own: name each value.');
  },
};

/** Compile and never connect. */
const COMPILERS: Readonly<Record<SqlDialect, Kysely<Tables>>> = {
  sqlite: compiler(() => new SqliteQueryCompiler()),
  postgres: compiler(() => new PostgresQueryCompiler()),
};

function compiler(createQueryCompiler: () => QueryCompiler): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      // Only asked while running statements, which never happens here.
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (database) => new SqliteIntrospector(database),
      createQueryCompiler,
    },
  });
}

let count = 0;

/**
 * Compiles a statement whose values come later: building a query costs more than running it.
 * @example hot<{ id: string }>()((database, slots) => database.selectFrom('consultations').select('view').where('id', '=', slots.id))
 */
export function hot<Input extends Record<string, SqlValue>>() {
  return <Query extends Compilable>(
    build: (database: Kysely<Tables>, slots: Input, dialect: SqlDialect) => Query,
  ): HotQuery<Input, RowOf<Query>> => {
    const slots = new Proxy({}, SLOTS) as Input;
    const compile = (dialect: SqlDialect) => build(COMPILERS[dialect], slots, dialect).compile();
    const { sql, parameters } = compile('sqlite');
    return {
      name: `hot_${(count += 1)}`,
      sql: { sqlite: sql, postgres: compile('postgres').sql },
      bind: (input) => parameters.map((value) => (value instanceof Slot ? valueOf(input, value.name) : (value as SqlValue))),
    };
  };
}

/**
 * Compiles a statement for SQLite that adds `count` rows, whose values come row by row in the order of `columns`. It keeps no copy of
 * what it changes: when a row is refused, those before it stay until the transaction is rolled back.
 */
export function insertRows<Table extends keyof Tables>(
  table: Table,
  columns: readonly (keyof Tables[Table] & string)[],
  count: number,
): string {
  const row = Object.fromEntries(columns.map((name) => [name, '']));
  return COMPILERS.sqlite
    .insertInto(table)
    .orFail()
    .values(Array.from({ length: count }, () => row) as unknown as InsertObject<Tables, Table>[])
    .compile().sql;
}

type RowOf<Query extends Compilable> = InferResult<Query> extends (infer Row)[] ? Row : never;

function valueOf(input: Record<string, SqlValue>, name: string): SqlValue {
  const value = input[name];
  if (value === undefined) throw new TypeError(`The statement needs a value for "${name}".`);
  return value;
}
