import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { mountedDisk, type Disk, type Mount } from './disk.ts';

/**
 * Stands for `node:sqlite` under a simulated node: a connection to the disk that is mounted, which the node loses when it crashes. The
 * statements run on the real SQLite.
 */
export class DatabaseSync {
  readonly #disk: Disk;
  readonly #mount: Mount;
  #isOpen = true;
  #ownCommits = 0;

  constructor() {
    const { disk, mount } = mountedDisk();
    this.#disk = disk;
    this.#mount = mount;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get isTransaction(): boolean {
    return this.#disk.database.isTransaction;
  }

  exec(sql: string): void {
    this.#run(sql, () => this.#disk.database.exec(this.#disk.translate(sql)));
  }

  prepare(sql: string) {
    if (sql === 'pragma data_version') return this.#changesOfOthers();
    this.#mount.before('');
    const changesTransaction = /^\s*(begin|commit|rollback)\b/i.test(sql);
    const prepared = changesTransaction ? undefined : this.#disk.prepare(sql);
    const columns = prepared?.columns() ?? [];
    const statement = (): StatementSync => prepared ?? this.#disk.prepare(this.#disk.translate(sql));
    return {
      columns: () => columns,
      run: (...values: SQLInputValue[]) => this.#run(sql, () => statement().run(...values)),
      all: (...values: SQLInputValue[]) => this.#run(sql, () => statement().all(...values)),
      get: (...values: SQLInputValue[]) => this.#run(sql, () => statement().get(...values)),
      iterate: (...values: SQLInputValue[]) => this.#run(sql, () => statement().iterate(...values)),
    };
  }

  /** All nodes share one real connection, which cannot tell whose changes it sees. */
  #changesOfOthers() {
    const get = () => ({ data_version: this.#disk.version - this.#ownCommits });
    const run = () => ({ changes: 0, lastInsertRowid: 0 });
    return { columns: () => [{ name: 'data_version' }], run, all: () => [get()], get, iterate: () => [get()].values() };
  }

  close(): void {
    this.#isOpen = false;
  }

  #run<Result>(sql: string, run: () => Result): Result {
    if (!this.#isOpen) throw new Error('The database is closed.');
    this.#mount.before(sql);
    const { version } = this.#disk;
    const result = run();
    this.#ownCommits += this.#disk.version - version;
    this.#mount.after(sql);
    return result;
  }
}
