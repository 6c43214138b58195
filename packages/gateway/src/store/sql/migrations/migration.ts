import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import type { SchemaDialect } from './schema-dialect.ts';

/** One step from the tables of the version before to those of `version`. Never changed once it has been released. */
export interface Migration {
  /** 1, 2, 3 … */
  readonly version: number;
  up(database: Kysely<Tables>, schema: SchemaDialect): Promise<void>;
}
