import { sql, type ColumnDefinitionBuilder, type CreateTableBuilder, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from '../tables.ts';

type ColumnType = Parameters<CreateTableBuilder<string>['addColumn']>[1];
type LogTable = CreateTableBuilder<'events', 'consultation' | 'seq' | 'body'>;

/** What tables are made of, where databases differ. Everything else in the migrations is the same for all. */
export interface SchemaDialect {
  /** Text that is compared and sorted by its bytes. */
  readonly text: ColumnType;
  /** A number that may count everything there ever was. */
  readonly rowNumber: ColumnType;
  /** Makes a column of `rowNumber` the primary key, whose values the database gives. */
  givenKey(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder;
  /** Ends a table that is only looked at by its primary key. */
  readonly byPrimaryKey: RawBuilder<unknown>;
  /** Makes `places`, the unique number of a row within its log, the way into a table that only grows. */
  createLog(database: Kysely<Tables>, table: LogTable, places: readonly ['consultation', 'seq']): Promise<void>;
  /** Prepares for rows that change with every command. */
  expectChanges(database: Kysely<Tables>, table: 'consultations'): Promise<void>;
  /** Adds the columns for commands to the log, where they are kept there. */
  keepCommandsInLog(database: Kysely<Tables>): Promise<void>;
}

/** The name of the index of a log's places. */
const PLACES = 'events_place';

/** SQLite: rows stand in the order of an integer key, which therefore keeps a growing table growing at its end. */
export const sqliteSchema: SchemaDialect = {
  text: 'text',
  rowNumber: 'integer',
  givenKey: (column) => column.primaryKey(),
  byPrimaryKey: sql`without rowid`,
  async createLog(database, table, places) {
    await table.addColumn('key', 'integer', (column) => column.primaryKey()).execute();
    await database.schema
      .createIndex(PLACES)
      .unique()
      .on('events')
      .columns([...places])
      .execute();
  },
  async expectChanges() {},
  async keepCommandsInLog({ schema }) {
    await schema.alterTable('events').addColumn('command', 'text').execute();
    await schema.alterTable('events').addColumn('fingerprint', 'text').execute();
  },
};

/** PostgreSQL: tables grow at their end anyway, so that a log needs one index only. */
export const postgresSchema: SchemaDialect = {
  text: sql`text collate "C"`,
  rowNumber: 'bigint',
  givenKey: (column) => column.generatedByDefaultAsIdentity().primaryKey(),
  byPrimaryKey: sql``,
  async createLog(_database, table, places) {
    await table.addPrimaryKeyConstraint(PLACES, [...places]).execute();
  },
  async expectChanges(database, table) {
    // Room in each page for the next version of its rows: no index has to be touched when none of its columns changes.
    await sql`alter table ${sql.table(table)} set (fillfactor = 50)`.execute(database);
  },
  // Several gateways write there: the key of their own table is what tells them of a command that another one has run.
  async keepCommandsInLog() {},
};
