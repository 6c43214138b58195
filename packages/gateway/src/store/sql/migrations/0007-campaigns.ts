import type { Migration } from './migration.ts';

/** Campaigns that are written in the store: their versions, drafts, history, and who is changing one at this moment. */
export const campaignsMigration: Migration = {
  version: 7,
  async up({ schema }, { text, rowNumber, givenKey }) {
    await schema
      .createTable('campaign_versions')
      .addColumn('key', rowNumber, givenKey)
      .addColumn('campaign', text, (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('file', text, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('account', text)
      .addColumn('kind', text, (column) => column.notNull())
      .execute();
    await schema.createIndex('campaign_versions_number').unique().on('campaign_versions').columns(['campaign', 'version']).execute();
    await schema
      .createTable('campaign_drafts')
      .addColumn('campaign', text, (column) => column.primaryKey().notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('base_version', 'integer', (column) => column.notNull())
      .addColumn('file', text)
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('account', text)
      .addColumn('entry', rowNumber)
      .addColumn('entry_at', 'bigint')
      .addColumn('entry_file', text)
      .execute();
    await schema
      .createTable('campaign_history')
      .addColumn('key', rowNumber, givenKey)
      .addColumn('campaign', text, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('account', text)
      .addColumn('what', text, (column) => column.notNull())
      .addColumn('version', 'integer')
      .addColumn('changes', text, (column) => column.notNull())
      .execute();
    await schema.createIndex('campaign_history_pages').on('campaign_history').columns(['campaign', 'key']).execute();
    await schema
      .createTable('campaign_editors')
      .addColumn('campaign', text, (column) => column.notNull())
      .addColumn('account', text, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('campaign_editors_primary', ['campaign', 'account'])
      .execute();
  },
};
