import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConsultError, isConsultError } from '@consult-kit/protocol';
import type { CommandScope, ConsultationTransaction } from '../../../domain/consultations/consultation-store.ts';
import { GATEWAY_LIMITS } from '../../../limits.ts';
import { eventsAfter, eventsJoined } from '../consultation-queries.ts';
import type { Database, DatabaseCounts, JoinedEvents, SqlSession } from '../database.ts';
import { epochOf } from '../epoch.ts';
import { migrate } from '../migrations/migrate.ts';
import { GroupCommit } from './group-commit.ts';
import { SqliteSession } from './statements.ts';
import { unwritable } from './unwritable.ts';

const IN_MEMORY = ':memory:';
const NO_BYTES = new Uint8Array();

/** Opens a SQLite file in WAL mode with full flushing. See `openDatabase`. */
export async function openSqliteDatabase(file: string): Promise<Database> {
  try {
    if (file !== IN_MEMORY) mkdirSync(dirname(file), { recursive: true });
    const writer = new SqliteSession(connect(file));
    try {
      await migrate(writer);
      const epoch = await epochOf(writer.kysely);
      return new SqliteFile(epoch, writer, file === IN_MEMORY ? undefined : new SqliteSession(connect(file, true)));
    } catch (reason) {
      writer.close();
      throw reason;
    }
  } catch (cause) {
    if (isConsultError(cause)) throw cause;
    throw unwritable(file, cause);
  }
}

function connect(file: string, readOnly = false): DatabaseSync {
  const connection = new DatabaseSync(file, { readOnly, timeout: GATEWAY_LIMITS.databaseLockedMs, enableForeignKeyConstraints: true });
  if (readOnly) return connection;
  try {
    connection.exec('pragma journal_mode = wal; pragma synchronous = full;');
    // A page that many commits have changed is copied into the file once for all of them, and found in memory meanwhile.
    const { databaseCheckpointPages: checkpoint, databaseCacheKiB: cache } = GATEWAY_LIMITS;
    connection.exec(`pragma wal_autocheckpoint = ${checkpoint}; pragma cache_size = -${cache};`);
    // Takes the write lock for a moment: a file that cannot be written is noticed now and not with the first message.
    connection.exec('begin immediate; rollback;');
  } catch (reason) {
    connection.close();
    throw reason;
  }
  return connection;
}

class SqliteFile implements Database {
  readonly epoch: string;
  readonly #writer: SqliteSession;
  /** Of its own, so that it sees committed data only. A database in memory has one connection. */
  readonly #reader: SqliteSession | undefined;
  readonly #group: GroupCommit;
  #closing: Promise<void> | undefined;

  constructor(epoch: string, writer: SqliteSession, reader: SqliteSession | undefined) {
    this.epoch = epoch;
    this.#writer = writer;
    this.#reader = reader;
    this.#group = new GroupCommit(writer);
  }

  get counts(): Readonly<DatabaseCounts> {
    return this.#group.counts;
  }

  async write<Result>(work: (session: SqlSession) => Promise<Result>): Promise<Result> {
    this.#assertOpen();
    return this.#group.write(work);
  }

  async transact<Result>(work: (transaction: ConsultationTransaction) => Promise<Result>, scope?: CommandScope): Promise<Result> {
    this.#assertOpen();
    return this.#group.transact(work, scope);
  }

  async read<Result>(work: (session: SqlSession) => Promise<Result>): Promise<Result> {
    this.#assertOpen();
    if (this.#reader) return work(this.#reader);
    await this.#group.settled();
    return work(this.#writer);
  }

  eventsAfter(consultation: number, after: number, limit: number): Promise<readonly string[]> {
    return this.read(async (session) => (await session.run(eventsAfter, { consultation, after, limit })).map(({ body }) => body));
  }

  joinedAfter(consultation: number, after: number, limit: number): Promise<JoinedEvents> {
    return this.read(async (session) => {
      const [row] = await session.run(eventsJoined, { consultation, after, last: after + limit });
      return { bodies: row?.bodies ?? NO_BYTES, count: row?.count ?? 0, lastSeq: row?.lastSeq ?? 0, turns: row?.turns ?? '' };
    });
  }

  settled(): Promise<void> {
    return this.#group.settled();
  }

  close(): Promise<void> {
    this.#closing ??= this.#group.settled().then(() => {
      this.#reader?.close();
      this.#writer.close();
    });
    return this.#closing;
  }

  #assertOpen(): void {
    if (this.#closing) throw new ConsultError('GATEWAY_STOPPING', 'The gateway is stopping. Try again in a moment.');
  }
}
