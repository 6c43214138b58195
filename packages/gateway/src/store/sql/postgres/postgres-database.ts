import { ConsultError } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../../limits.ts';
import type { CommandScope, ConsultationTransaction } from '../../../domain/consultations/consultation-store.ts';
import type { Database, DatabaseCounts, JoinedEvents, SqlSession } from '../database.ts';
import { epochOf } from '../epoch.ts';
import { joined } from '../joined-events.ts';
import { migrate } from '../migrations/migrate.ts';
import { SqlConsultationTransaction } from '../sql-consultation-transaction.ts';
import { CommandGroups, type Work } from './command-groups.ts';
import { Connections } from './connections.ts';
import { isUnreachable } from './failures.ts';
import { GROUP_SETTINGS } from './group-statements.ts';
import { LogReads } from './log-reads.ts';
import type { PostgresSession } from './postgres-session.ts';
import { Transactions } from './transactions.ts';

/** Opens a database of PostgreSQL. See `openDatabase`. */
export async function openPostgresDatabase(url: string): Promise<Database> {
  // Changing large tables takes its time, and so does waiting for another gateway that does it.
  const settings = ['set statement_timeout = 0', 'set lock_timeout = 0'];
  const preparing = new Connections({ url, max: 1, settings, answerWithinMs: 0 });
  try {
    const epoch = await preparing.use(async (session) => {
      await migrate(session);
      return epochOf(session.kysely);
    });
    return new PostgresDatabase(url, epoch);
  } finally {
    await preparing.close();
  }
}

class PostgresDatabase implements Database {
  readonly epoch: string;
  readonly counts: DatabaseCounts = { commands: 0, commits: 0 };
  readonly #readers: Connections;
  readonly #writers: Connections;
  readonly #transactions: Transactions;
  readonly #grouping: Connections;
  readonly #logReaders: Connections;
  readonly #logs: LogReads;
  readonly #groups: CommandGroups;
  readonly #open = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  constructor(url: string, epoch: string) {
    this.epoch = epoch;
    this.#readers = new Connections({ url, max: GATEWAY_LIMITS.databaseReadersMax });
    this.#writers = new Connections({ url, max: GATEWAY_LIMITS.databaseWritersMax });
    this.#transactions = new Transactions(this.#writers, this.counts);
    // Groups follow each other, and each takes all that waits.
    this.#grouping = new Connections({ url, max: 1, settings: GROUP_SETTINGS });
    this.#logReaders = new Connections({ url, max: GATEWAY_LIMITS.logReadsAtOnce, settings: GROUP_SETTINGS });
    this.#logs = new LogReads((statement) => readFrom(this.#logReaders, async (session) => (await session.query(statement)).rows));
    const { counts } = this;
    const connections = this.#grouping;
    const runAlone = (work: Work, consultation: string) => this.#alone(work, { consultation });
    this.#groups = new CommandGroups({ connections, counts, runAlone });
  }

  async write<Result>(work: (session: SqlSession) => Promise<Result>): Promise<Result> {
    this.#assertOpen();
    return this.#follow(this.#transactions.run(work));
  }

  async transact<Result>(work: (transaction: ConsultationTransaction) => Promise<Result>, scope?: CommandScope): Promise<Result> {
    this.#assertOpen();
    const isOnOne = scope !== undefined && 'consultation' in scope;
    return this.#follow(isOnOne ? this.#groups.run(work, scope) : this.#alone(work, scope));
  }

  async read<Result>(work: (session: SqlSession) => Promise<Result>): Promise<Result> {
    this.#assertOpen();
    return readFrom(this.#readers, work);
  }

  async eventsAfter(consultation: number, after: number, limit: number): Promise<readonly string[]> {
    this.#assertOpen();
    return this.#logs.after(consultation, after, limit);
  }

  async joinedAfter(consultation: number, after: number, limit: number): Promise<JoinedEvents> {
    return joined(await this.eventsAfter(consultation, after, limit));
  }

  async settled(): Promise<void> {
    while (this.#open.size > 0) await Promise.allSettled(this.#open);
  }

  close(): Promise<void> {
    this.#closing ??= this.settled().then(async () => {
      await Promise.all([this.#readers, this.#writers, this.#grouping, this.#logReaders].map((connections) => connections.close()));
    });
    return this.#closing;
  }

  #alone<Result>(work: (transaction: ConsultationTransaction) => Promise<Result>, scope?: CommandScope): Promise<Result> {
    return this.#transactions.run((session) => work(new SqlConsultationTransaction(session)), orderOf(scope));
  }

  #follow<Result>(writing: Promise<Result>): Promise<Result> {
    this.#open.add(writing);
    const done = (): void => void this.#open.delete(writing);
    writing.then(done, done);
    return writing;
  }

  #assertOpen(): void {
    if (this.#closing) throw new ConsultError('GATEWAY_STOPPING', 'The gateway is stopping. Try again in a moment.');
  }
}

async function readFrom<Result>(connections: Connections, work: (session: PostgresSession) => Promise<Result>): Promise<Result> {
  try {
    return await connections.use(work);
  } catch (failure) {
    if (!isUnreachable(failure)) throw failure;
    // The server may have ended the connection meanwhile, as it does when it restarts; reading twice does no harm.
    return await connections.use(work);
  }
}

/** Commands on the same consultation, by the same doctor and into the same campaign keep their order. */
function orderOf(scope: CommandScope | undefined): string | undefined {
  if (!scope) return undefined;
  if ('consultation' in scope) return `consultation:${scope.consultation}`;
  return 'doctor' in scope ? `doctor:${scope.doctor}` : `campaign:${scope.campaign}`;
}
