import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** What several gateways on one database need: doctors' leases, and how far each log reaches without reading it. */
export const nodesMigration: Migration = {
  version: 4,
  async up(database, dialect) {
    const { schema } = database;
    await schema
      .createTable('doctor_leases')
      .addColumn('doctor', dialect.text, (column) => column.primaryKey().notNull())
      .addColumn('until_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .alterTable('consultations')
      .addColumn('seq', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await schema
      .alterTable('consultations')
      .addColumn('last_at', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`update consultations set last_at = active_at,
      seq = (select coalesce(max(events.seq), 0) from events where events.consultation = consultations.key)`.execute(database);
  },
};
