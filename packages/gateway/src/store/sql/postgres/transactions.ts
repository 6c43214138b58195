import { ConsultError } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../../limits.ts';
import type { DatabaseCounts, SqlSession } from '../database.ts';
import type { Connections } from './connections.ts';
import { isClash } from './failures.ts';
import { Turns } from './turns.ts';

/** Runs commands in a transaction of their own, several at a time. */
export class Transactions {
  readonly #connections: Connections;
  readonly #counts: DatabaseCounts;
  readonly #turns = new Turns(GATEWAY_LIMITS.databaseWritersMax);

  constructor(connections: Connections, counts: DatabaseCounts) {
    this.#connections = connections;
    this.#counts = counts;
  }

  /**
   * Runs one command; once more when another one came in between.
   * @param order - Commands with the same one run one after the other, as they came.
   * @throws {ConsultError} `DATABASE_UNREACHABLE`; `GATEWAY_BUSY` when others keep coming in between; whatever `work` throws.
   */
  run<Result>(work: (session: SqlSession) => Promise<Result>, order?: string): Promise<Result> {
    return this.#turns.run(() => this.#run(work), order);
  }

  async #run<Result>(work: (session: SqlSession) => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      try {
        const result = await this.#connections.use((session) => session.transaction(() => work(session)));
        this.#counts.commands += 1;
        this.#counts.commits += 1;
        return result;
      } catch (failure) {
        if (!isClash(failure)) throw failure;
        if (tries === GATEWAY_LIMITS.databaseTriesMax) throw busy(failure);
      }
    }
  }
}

function busy(cause: unknown): ConsultError {
  return new ConsultError('GATEWAY_BUSY', 'Others are changing the same at this moment. Try again.', { cause });
}
