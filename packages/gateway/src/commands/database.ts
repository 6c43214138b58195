import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { databasePlace, type DatabasePlace } from '../data-folder.ts';
import { openDatabase } from '../store/sql/database.ts';
import { renewEpoch } from '../store/sql/epoch.ts';
import { backUpSqlite } from '../store/sql/sqlite/backup.ts';
import { usage, type CommandSession } from './output.ts';
import { addStorageOptions, type GatewayStorage } from './storage-options.ts';
import { withoutGateway } from './without-gateway.ts';

/** `consult-kit database`: copies, and what has to be said after one was put back. */
export function addDatabaseCommands(program: Command, { terminal }: CommandSession): void {
  const group = program.command('database').description('copies of the database of a gateway');
  const backup = group
    .command('backup')
    .description('copy the SQLite database of a data folder, also while a gateway works on it')
    .argument('<file>', 'path of the copy; a file that is there is replaced');
  addStorageOptions(backup).action(async (copy: string, storage: GatewayStorage) => {
    const place = placeOf(storage);
    if ('url' in place) throw usage('A PostgreSQL database is copied with its own tools, for example pg_dump or continuous archiving.');
    await backUpSqlite(place.file, copy);
    terminal.out(`copied to ${copy}\n`);
  });
  const restored = group
    .command('restored')
    .description('say that an older copy was put back, so that no client takes new events for those it has seen; stop the gateways first');
  addStorageOptions(restored).action(async (storage: GatewayStorage) => {
    // A gateway reads the epoch when it starts, so none may be running; for PostgreSQL `docs/gateway.md` says it.
    terminal.out(`the database has the new epoch ${await withoutGateway(placeOf(storage), beginHistory)}\n`);
  });
}

function placeOf({ data, database }: GatewayStorage): DatabasePlace {
  return databasePlace({ dataFolder: data, database });
}

async function beginHistory(place: DatabasePlace): Promise<string> {
  if ('file' in place && !existsSync(place.file)) throw usage(`There is no database at ${place.file}. Put the copy there first.`);
  const database = await openDatabase(place);
  try {
    return await database.write(({ kysely }) => renewEpoch(kysely));
  } finally {
    await database.close();
  }
}
