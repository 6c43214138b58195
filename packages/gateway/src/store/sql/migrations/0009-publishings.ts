import type { Migration } from './migration.ts';

/** A version knows the state of the draft that it was made from, so that a repeated publishing is recognised. Earlier versions do not. */
export const publishingsMigration: Migration = {
  version: 9,
  async up({ schema }) {
    await schema.alterTable('campaign_versions').addColumn('revision', 'integer').execute();
  },
};
