import { insertRows, type SqlValue } from '../hot-query.ts';
import type { Tables } from '../tables.ts';
import type { SqliteSession } from './statements.ts';

/** Rows that go in with one statement: to begin and to end one costs as much as two or three rows do. */
const ROWS_TOGETHER = 16;

/** How rows are added to one table. */
interface RowInsert {
  readonly columns: number;
  readonly one: string;
  readonly many: string;
}

export const EVENT_ROWS = rowInsert('events', ['consultation', 'seq', 'body', 'command', 'fingerprint']);
export const COMMAND_ROWS = rowInsert('commands', ['consultation', 'id', 'fingerprint', 'seq', 'at']);

function rowInsert<Table extends keyof Tables>(table: Table, columns: readonly (keyof Tables[Table] & string)[]): RowInsert {
  return { columns: columns.length, one: insertRows(table, columns, 1), many: insertRows(table, columns, ROWS_TOGETHER) };
}

/**
 * Adds rows in their order, many with each statement.
 * @param values - Row by row, in the order of the columns.
 * @throws if the table refuses a row. Those before it stay until the transaction is rolled back, as it then has to be.
 */
export function addRows(session: SqliteSession, { columns, one, many }: RowInsert, values: readonly SqlValue[]): void {
  const together = columns * ROWS_TOGETHER;
  const rest = values.length - (values.length % together);
  for (let at = 0; at < rest; at += together) session.give(many, values.slice(at, at + together));
  for (let at = rest; at < values.length; at += columns) session.give(one, values.slice(at, at + columns));
}
