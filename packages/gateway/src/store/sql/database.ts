import type { Kysely } from 'kysely';
import type { CommandScope, ConsultationTransaction } from '../../domain/consultations/consultation-store.ts';
import type { DatabasePlace } from '../../data-folder.ts';
import type { HotQuery, SqlDialect } from './hot-query.ts';
import { openSqliteDatabase } from './sqlite/sqlite-database.ts';
import type { Tables } from './tables.ts';

/** A way to run statements: inside the transaction of one command, or for reading what is committed. Not kept after its work is done. */
export interface SqlSession {
  readonly dialect: SqlDialect;
  /** For statements that are built anew each time. Never open a transaction with it. */
  readonly kysely: Kysely<Tables>;
  /** Runs a statement that was compiled once. */
  run<Input, Row>(query: HotQuery<Input, Row>, input: Input): Promise<Row[]>;
  /** Keeps commands of all nodes that hold the same name waiting until this command is done; holding it again does nothing. */
  hold(name: string): Promise<void>;
}

/** The gateway's database. What is acknowledged went through `write` and has been flushed. */
export interface Database {
  /**
   * Runs one command: all of its statements hold, or none. Commands that arrive together are committed together, in the
   * order of their arrival, and each promise resolves only after the commit has been flushed to the disk.
   * A command must do nothing but compute and use its session: others wait for it.
   * @throws Whatever `work` throws, after undoing what it did; the others of the group go on.
   */
  write<Result>(work: (session: SqlSession) => Promise<Result>): Promise<Result>;
  /** Runs one command on consultations. See `ConsultationStore.transact`. */
  transact<Result>(work: (transaction: ConsultationTransaction) => Promise<Result>, scope?: CommandScope): Promise<Result>;
  /** Reads what is committed. Statements of one read may see different commits. */
  read<Result>(work: (session: SqlSession) => Promise<Result>): Promise<Result>;
  /** Bodies of the first `limit` events of a log behind a place, in rising order. What many followers ask for at once is read together. */
  eventsAfter(consultation: number, after: number, limit: number): Promise<readonly string[]>;
  /** The same joined to one text. */
  joinedAfter(consultation: number, after: number, limit: number): Promise<JoinedEvents>;
  /** Resolves when every write that was asked for so far has been committed or refused. */
  settled(): Promise<void>;
  /** Waits for the open writes, then closes. Repeating it is harmless. */
  close(): Promise<void>;
  /** Names the history that this database holds; see the protocol's `welcome`. */
  readonly epoch: string;
  /** Counts since opening, for the metrics. */
  readonly counts: Readonly<DatabaseCounts>;
}

/** Events of a log in rising order, joined by commas. */
export interface JoinedEvents {
  /** JSON in UTF-8. */
  readonly bodies: Uint8Array;
  readonly count: number;
  /** The place of the last one; 0 without events. */
  readonly lastSeq: number;
  /** Those that are no messages, in any order. */
  readonly turns: string;
}

/** How much was committed, and how often. */
export interface DatabaseCounts {
  /** Commands that were committed. */
  commands: number;
  /** Commits, each with one flush. */
  commits: number;
}

/**
 * Opens the database and brings its tables up to date.
 * @throws {ConsultError} `DATA_FOLDER_UNWRITABLE`, `DATABASE_UNREACHABLE`, `DATABASE_UNSAFE` for a server that does not flush, or
 *   `DATABASE_NEWER` for a database of a later version, which stays as it is.
 */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  if ('file' in place) return openSqliteDatabase(place.file);
  // Loaded only where it is used: most gateways never speak to PostgreSQL.
  const { openPostgresDatabase } = await import('./postgres/postgres-database.ts');
  return openPostgresDatabase(place.url);
}
