import { consultationsMigration } from './0001-consultations.ts';
import type { Migration } from './migration.ts';

/** All steps in rising order. */
export const MIGRATIONS: readonly Migration[] = [consultationsMigration];
