import type { Migration } from './migration.ts';

/** What became of a command may stand beside the event that it stored. Commands of earlier versions stay where they are. */
export const commandsMigration: Migration = {
  version: 8,
  up: (database, dialect) => dialect.keepCommandsInLog(database),
};
