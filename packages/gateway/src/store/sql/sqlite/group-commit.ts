import { GATEWAY_LIMITS } from '../../../limits.ts';
import type { DatabaseCounts, SqlSession } from '../database.ts';
import type { SqliteSession } from './statements.ts';

interface Command {
  run(session: SqlSession): Promise<unknown>;
  resolve(result: unknown): void;
  reject(reason: unknown): void;
}

/**
 * Commits commands in groups: those that arrive within one turn of the loop share one transaction and one flush. Each stands
 * in a savepoint of its own, so that a refused one leaves nothing behind.
 */
export class GroupCommit {
  readonly counts: DatabaseCounts = { commands: 0, commits: 0 };
  readonly #session: SqliteSession;
  #waiting: Command[] = [];
  #running: Promise<void> | undefined;

  constructor(session: SqliteSession) {
    this.#session = session;
  }

  write<Result>(run: (session: SqlSession) => Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ run, resolve: resolve as (result: unknown) => void, reject });
      this.#running ??= this.#runAll();
    });
  }

  /** Resolves when nothing is waiting and nothing is running. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #runAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      // The rest of this turn's input comes first: all of it joins the group.
      await endOfTurn();
      await this.#runGroup(this.#waiting.splice(0, GATEWAY_LIMITS.groupCommandsMax));
    }
    this.#running = undefined;
  }

  async #runGroup(group: readonly Command[]): Promise<void> {
    const answers: (() => void)[] = [];
    try {
      this.#session.exec('begin immediate');
      for (const command of group) answers.push(await this.#runOne(command));
      this.#session.exec('commit');
    } catch (reason) {
      this.#rollBack();
      for (const command of group) command.reject(reason);
      return;
    }
    this.counts.commits += 1;
    for (const answer of answers) answer();
  }

  /** Runs one command in its savepoint. What it returns tells the sender, once the group is committed. */
  async #runOne(command: Command): Promise<() => void> {
    this.#session.exec('savepoint command');
    try {
      const result = await command.run(this.#session);
      this.#session.exec('release command');
      return () => {
        this.counts.commands += 1;
        command.resolve(result);
      };
    } catch (reason) {
      this.#session.exec('rollback to command');
      this.#session.exec('release command');
      return () => command.reject(reason);
    }
  }

  #rollBack(): void {
    try {
      this.#session.exec('rollback');
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full; there is nothing left to undo.
    }
  }
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
