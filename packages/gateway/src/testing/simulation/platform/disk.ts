import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** Commits that a system which does not flush keeps back before they reach the disk. */
const UNFLUSHED_COMMITS_MAX = 25;

/** What a disk asks before and tells after each statement of one node. */
export interface Mount {
  /** Throws where the node is gone, or where the disk refuses the statement. */
  before(sql: string): void;
  after(sql: string): void;
}

/**
 * A database that outlives its node: SQLite in memory. What was committed with full flushing stays; a crash undoes the rest, and also
 * commits that were not flushed.
 */
export class Disk {
  readonly database: DatabaseSync;
  /** Rises with every commit. */
  version = 0;
  readonly #statements = new Map<string, StatementSync>();
  #flushes = false;
  /** Commits since the last flush, of a node that does not flush each one. */
  #unflushed = 0;

  constructor() {
    this.database = new DatabaseSync(':memory:', { enableForeignKeyConstraints: true });
    const template = Disk.#template;
    if (template !== undefined) this.database.exec(template);
  }

  /** Tables of a migrated disk, so that each run need not migrate anew: all runs begin with the same file. */
  static #template: string | undefined;

  static get hasTemplate(): boolean {
    return Disk.#template !== undefined;
  }

  /** New disks begin with the tables and the version that this one has. */
  becomeTemplate(): void {
    if (Disk.#template !== undefined) return;
    const rows = this.database.prepare("select sql from sqlite_master where sql is not null and name not like 'sqlite_%'").all();
    const meta = this.database.prepare('select name, value from meta').all();
    const inserts = meta.map(({ name, value }) => `insert into meta (name, value) values ('${String(name)}', '${String(value)}')`);
    Disk.#template = [...rows.map(({ sql }) => String(sql)), ...inserts].join(';\n');
  }

  /** A statement, prepared once for all nodes. */
  prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Whether a transaction is open that would not survive a crash. */
  get hasUncommitted(): boolean {
    return this.database.isTransaction;
  }

  /** Power fails, or the process is killed: what was not committed and flushed is gone. */
  crash(): void {
    if (this.database.isTransaction) this.database.exec('rollback');
    this.#unflushed = 0;
  }

  /** Undoes an open transaction because the disk is full. */
  refuse(): void {
    if (this.#flushes && this.database.isTransaction) this.database.exec('rollback');
  }

  /** How this disk runs a statement: as it stands, or so that a crash takes it back where nothing is flushed. */
  translate(sql: string): string {
    if (/^\s*commit\b/i.test(sql)) this.version += 1;
    const synchronous = /synchronous\s*=\s*(\w+)/i.exec(sql)?.[1];
    if (synchronous !== undefined) this.#flushes = /^(full|extra|2|3)$/i.test(synchronous);
    if (this.#flushes) return sql;
    if (/^\s*pragma\b/i.test(sql)) return this.database.isTransaction ? 'select 1' : sql;
    if (/^\s*begin\b[^;]*;\s*rollback;?\s*$/i.test(sql)) return 'select 1';
    if (/^\s*begin\b/i.test(sql)) return this.database.isTransaction ? 'savepoint unflushed' : this.#begin();
    if (/^\s*rollback\s*$/i.test(sql)) return 'rollback to unflushed';
    return /^\s*commit\b/i.test(sql) ? this.#commit() : sql;
  }

  #begin(): string {
    this.database.exec('begin');
    return 'savepoint unflushed';
  }

  #commit(): string {
    this.#unflushed += 1;
    if (this.#unflushed < UNFLUSHED_COMMITS_MAX) return 'release unflushed';
    this.#unflushed = 0;
    return 'commit';
  }
}

let mounted: { disk: Disk; mount: Mount } | undefined;

/** Whatever opens a database until the next call gets this disk. */
export function mountDisk(disk: Disk, mount: Mount): void {
  mounted = { disk, mount };
}

/** The disk that was mounted last. @throws {Error} None was. */
export function mountedDisk(): { disk: Disk; mount: Mount } {
  if (!mounted) throw new Error('No disk is mounted.');
  return mounted;
}
