import { sql } from 'kysely';

// Written into the statement and not bound as parameters: only then do SQLite and PostgreSQL use the partial indexes.

/** In line. */
export const isWaiting = sql<boolean>`state = 'waiting'`;
/** Neither ended nor left. */
export const isGoingOn = sql<boolean>`state in ('waiting', 'talking', 'paused')`;
/** With an open offer to hand over. */
export const isOffered = sql<boolean>`offered = 1`;
