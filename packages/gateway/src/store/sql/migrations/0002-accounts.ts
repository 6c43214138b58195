import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Staff accounts, doctors and sessions. */
export const accountsMigration: Migration = {
  version: 2,
  async up(database, { text }) {
    const { schema } = database;
    await schema
      .createTable('accounts')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('login', text, (column) => column.notNull().unique())
      .addColumn('role', text, (column) => column.notNull())
      .addColumn('names', text, (column) => column.notNull())
      .addColumn('password', text, (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('disabled_at', 'bigint')
      .execute();
    await schema
      .createTable('doctors')
      .addColumn('account', text, (column) => column.primaryKey().notNull().references('accounts.id'))
      .addColumn('profile', text, (column) => column.notNull())
      .addColumn('modules', text, (column) => column.notNull())
      .addColumn('languages', text, (column) => column.notNull())
      .addColumn('campaigns', text, (column) => column.notNull())
      .execute();
    await schema
      .createTable('sessions')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('secret_hash', text, (column) => column.notNull().unique())
      .addColumn('subject', text)
      .addColumn('campaign', text)
      .addColumn('account', text, (column) => column.references('accounts.id'))
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint')
      .execute();
    await schema.createIndex('sessions_expiry').on('sessions').column('expires_at').execute();
    await sql`create index sessions_ended on sessions (ended_at) where ended_at is not null`.execute(database);
    await sql`create index sessions_account on sessions (account) where account is not null`.execute(database);
  },
};
