import { sql, type SelectQueryBuilder } from 'kysely';
import type { SqlDialect } from './hot-query.ts';

// Written into the statement and not bound as parameters: only then do SQLite and PostgreSQL use the partial indexes.

/** In line. */
export const isWaiting = sql<boolean>`state = 'waiting'`;
/** Neither ended nor left. */
export const isGoingOn = sql<boolean>`state in ('waiting', 'talking', 'paused')`;
/** With an open offer to hand over. */
export const isOffered = sql<boolean>`offered = 1`;

/**
 * Keeps the rows found from others until the command is done. Over SQLite there is nobody else.
 * @param passOver - Leaves out rows that somebody else keeps, instead of waiting for them.
 */
export function keptFromOthers<Tables, Table extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  dialect: SqlDialect,
  { passOver = false } = {},
): SelectQueryBuilder<Tables, Table, Row> {
  if (dialect === 'sqlite') return query;
  return passOver ? query.forUpdate().skipLocked() : query.forUpdate();
}
