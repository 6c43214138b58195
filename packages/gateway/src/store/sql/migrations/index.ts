import { consultationsMigration } from './0001-consultations.ts';
import { accountsMigration } from './0002-accounts.ts';
import { versionsMigration } from './0003-versions.ts';
import { nodesMigration } from './0004-nodes.ts';
import { openingsMigration } from './0005-openings.ts';
import { ledgerMigration } from './0006-ledger.ts';
import { campaignsMigration } from './0007-campaigns.ts';
import { commandsMigration } from './0008-commands.ts';
import { publishingsMigration } from './0009-publishings.ts';
import type { Migration } from './migration.ts';

/** All steps in rising order. */
export const MIGRATIONS: readonly Migration[] = [
  consultationsMigration,
  accountsMigration,
  versionsMigration,
  nodesMigration,
  openingsMigration,
  ledgerMigration,
  campaignsMigration,
  commandsMigration,
  publishingsMigration,
];
