import { sql } from 'kysely';

// Written into the statement and not bound as parameters: only then do SQLite and PostgreSQL use the partial indexes.

export const isWaiting = sql<boolean>`state = 'waiting'`;
export const isGoingOn = sql<boolean>`state in ('waiting', 'talking', 'paused')`;
export const isOffered = sql<boolean>`offered = 1`;
