import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Consultations, their logs, and what the line and the timers need. */
export const consultationsMigration: Migration = {
  version: 1,
  async up(database, dialect) {
    const { schema } = database;
    const { text, rowNumber, givenKey } = dialect;
    await schema
      .createTable('consultations')
      .addColumn('key', rowNumber, givenKey)
      .addColumn('id', text, (column) => column.notNull().unique())
      .addColumn('subject', text, (column) => column.notNull())
      .addColumn('campaign', text, (column) => column.notNull())
      .addColumn('module', text, (column) => column.notNull())
      .addColumn('language', text, (column) => column.notNull())
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('doctor', text)
      .addColumn('rank', 'integer', (column) => column.notNull())
      .addColumn('line_at', 'bigint', (column) => column.notNull())
      .addColumn('active_at', 'bigint', (column) => column.notNull())
      .addColumn('due_at', 'bigint', (column) => column.notNull())
      .addColumn('offered', 'integer', (column) => column.notNull())
      .addColumn('declined_by', text, (column) => column.notNull())
      .addColumn('refused_by', text, (column) => column.notNull())
      .addColumn('start_id', text, (column) => column.notNull())
      .addColumn('start_fingerprint', text, (column) => column.notNull())
      .addColumn('view', text, (column) => column.notNull())
      .execute();
    await schema.createIndex('consultations_start').unique().on('consultations').columns(['subject', 'campaign', 'start_id']).execute();
    // The rule "one consultation at a time" holds even against a fault of ours.
    await sql`create unique index consultations_going_on on consultations (subject, campaign)
      where state in ('waiting', 'talking', 'paused')`.execute(database);
    await sql`create index consultations_line on consultations (rank, line_at, key, campaign, module, language)
      where state = 'waiting'`.execute(database);
    await schema.createIndex('consultations_doctor').on('consultations').columns(['doctor', 'state']).execute();
    await sql`create index consultations_offered on consultations (key) where offered = 1`.execute(database);
    await schema.createIndex('consultations_due').on('consultations').column('due_at').execute();

    const events = schema
      .createTable('events')
      .addColumn('consultation', rowNumber, (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('body', text, (column) => column.notNull());
    await dialect.createLog(database, events, ['consultation', 'seq']);

    await schema
      .createTable('commands')
      .addColumn('consultation', rowNumber, (column) => column.notNull())
      .addColumn('id', text, (column) => column.notNull())
      .addColumn('fingerprint', text, (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('commands_primary', ['consultation', 'id'])
      .modifyEnd(dialect.byPrimaryKey)
      .execute();
    await schema
      .createTable('desk_commands')
      .addColumn('doctor', text, (column) => column.notNull())
      .addColumn('id', text, (column) => column.notNull())
      .addColumn('fingerprint', text, (column) => column.notNull())
      .addColumn('consultation', text)
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('desk_commands_primary', ['doctor', 'id'])
      .execute();

    await schema
      .createTable('case_numbers')
      .addColumn('campaign', text, (column) => column.primaryKey().notNull())
      .addColumn('last', 'integer', (column) => column.notNull())
      .execute();
    await schema
      .createTable('doctor_statuses')
      .addColumn('doctor', text, (column) => column.primaryKey().notNull())
      .addColumn('status', text, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('accepts')
      .addColumn('key', rowNumber, givenKey)
      .addColumn('campaign', text, (column) => column.notNull())
      .addColumn('module', text, (column) => column.notNull())
      .addColumn('language', text, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('waited_ms', 'bigint', (column) => column.notNull())
      .execute();
  },
};
