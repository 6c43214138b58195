import type { Migration } from './migration.ts';

/** Each change of a consultation has a number, so that a change made from an older state is noticed. */
export const versionsMigration: Migration = {
  version: 3,
  async up({ schema }) {
    await schema
      .alterTable('consultations')
      .addColumn('version', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
