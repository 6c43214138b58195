import type { CommandScope, ConsultationTransaction } from '../../../domain/consultations/consultation-store.ts';
import { GATEWAY_LIMITS } from '../../../limits.ts';
import type { DatabaseCounts, SqlSession } from '../database.ts';
import { TouchesMore } from '../draft.ts';
import { SqlConsultationTransaction } from '../sql-consultation-transaction.ts';
import { GroupDrafts } from './group-drafts.ts';
import { KnownRecords } from '../known-records.ts';
import type { SqliteSession } from './statements.ts';

type Work = (transaction: ConsultationTransaction) => Promise<unknown>;
type Scope = Extract<CommandScope, { consultation: string }>;

/** What is done once a group is committed: its senders are told. */
type Answers = readonly (() => void)[];

interface Command {
  /** Does everything with statements. */
  run(session: SqlSession): Promise<unknown>;
  /** The same for a command on one consultation, which may run in memory. */
  readonly onOne: { readonly work: Work; readonly scope: Scope } | undefined;
  resolve(result: unknown): void;
  reject(reason: unknown): void;
}

/**
 * Commits commands in groups: those that arrive within one turn of the loop share one transaction and one flush. Commands on one
 * consultation run in memory and are written at the end of the group; each of the others stands in a savepoint of its own. A
 * refused one leaves nothing behind.
 */
export class GroupCommit {
  readonly counts: DatabaseCounts = { commands: 0, commits: 0 };
  readonly #session: SqliteSession;
  readonly #known = new KnownRecords();
  #waiting: Command[] = [];
  #running: Promise<void> | undefined;
  #changesOfOthers = 0;

  constructor(session: SqliteSession) {
    this.#session = session;
  }

  write<Result>(run: (session: SqlSession) => Promise<Result>): Promise<Result> {
    return this.#add(run, undefined);
  }

  transact<Result>(work: (transaction: ConsultationTransaction) => Promise<Result>, scope?: CommandScope): Promise<Result> {
    const onOne = scope && 'consultation' in scope ? { work, scope } : undefined;
    return this.#add((session) => work(new SqlConsultationTransaction(session)), onOne);
  }

  /** Resolves when nothing is waiting and nothing is running. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  #add<Result>(run: (session: SqlSession) => Promise<Result>, onOne: Command['onOne']): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ run, onOne, resolve: resolve as (result: unknown) => void, reject });
      this.#running ??= this.#runAll();
    });
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
    let answers: Answers;
    try {
      this.#session.exec('begin immediate');
      this.#lookForOthers();
      answers = (await this.#runTogether(group)) ?? (await this.#runApart(group));
      this.#session.exec('commit');
    } catch (reason) {
      this.#rollBack();
      this.#known.doubt();
      for (const command of group) command.reject(reason);
      return;
    }
    this.counts.commits += 1;
    for (const answer of answers) answer();
  }

  /** Commands of the administration change the database beside the gateway. */
  #lookForOthers(): void {
    const changes = this.#session.changesOfOthers();
    if (changes !== this.#changesOfOthers) this.#known.doubt();
    this.#changesOfOthers = changes;
  }

  /** Runs what it can in memory. @returns `undefined` if something could not be written, and nothing is: one of them must be at fault. */
  async #runTogether(group: readonly Command[]): Promise<Answers | undefined> {
    const drafts = new GroupDrafts(this.#session, this.#known);
    const answers: (() => void)[] = [() => drafts.keep()];
    try {
      for (const command of group) answers.push((await this.#runInMemory(command, drafts)) ?? (await this.#runAlone(command, drafts)));
      drafts.write();
      return answers;
    } catch {
      this.#rollBack();
      this.#session.exec('begin immediate');
      return undefined;
    }
  }

  /** Runs each command in a savepoint, so that the one at fault hurts no other. */
  async #runApart(group: readonly Command[]): Promise<Answers> {
    const answers: (() => void)[] = [];
    for (const command of group) answers.push(await this.#runAlone(command));
    return answers;
  }

  /** Runs a command on one consultation; `undefined` if it is another one, or touches more. */
  async #runInMemory({ onOne, resolve, reject }: Command, drafts: GroupDrafts): Promise<(() => void) | undefined> {
    if (!onOne) return undefined;
    const { work, scope } = onOne;
    try {
      const result = await drafts.of(scope.consultation).run(work, scope.command);
      return this.#done(resolve, result);
    } catch (reason) {
      return reason instanceof TouchesMore ? undefined : () => reject(reason);
    }
  }

  /** Runs one command in its savepoint, behind what is still in memory. */
  async #runAlone({ run, resolve, reject }: Command, drafts?: GroupDrafts): Promise<() => void> {
    drafts?.write();
    this.#known.doubt();
    this.#session.exec('savepoint command');
    try {
      const result = await run(this.#session);
      this.#session.exec('release command');
      return this.#done(resolve, result);
    } catch (reason) {
      this.#session.exec('rollback to command');
      this.#session.exec('release command');
      return () => reject(reason);
    }
  }

  /** Tells the sender, once the group is committed. */
  #done(resolve: (result: unknown) => void, result: unknown): () => void {
    return () => {
      this.counts.commands += 1;
      resolve(result);
    };
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
