/**
 * Loaded into a gateway (`node --import …`) whose disk is to be slow: every `commit` of SQLite takes `CONSULT_BENCH_FLUSH_MS`
 * longer, and holds the thread for that time, exactly as a flush does that waits for a disk. Nothing of the gateway is changed.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';

const flushMs = Number(process.env['CONSULT_BENCH_FLUSH_MS'] ?? 0);
const never = new Int32Array(new SharedArrayBuffer(4));
const { prepare } = DatabaseSync.prototype;

DatabaseSync.prototype.prepare = function (this: DatabaseSync, sql: string): StatementSync {
  const statement = prepare.call(this, sql);
  if (sql.toLowerCase() !== 'commit') return statement;
  const run = statement.run.bind(statement);
  statement.run = () => {
    const done = run();
    Atomics.wait(never, 0, 0, flushMs);
    return done;
  };
  return statement;
};
