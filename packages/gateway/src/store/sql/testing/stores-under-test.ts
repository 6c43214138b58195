import { postgresForTests, temporaryFolder } from '@consult-kit/testkit';
import { join } from 'node:path';
import type { DatabasePlace } from '../../../data-folder.ts';
import { openDatabase, type Database } from '../database.ts';

/** One kind of database that the conformance suite runs over. */
export interface StoreUnderTest {
  readonly name: string;
  /** Why its tests are skipped, or `false`. */
  readonly skip: string | false;
  /** Works with an empty database of its own. */
  with(work: (database: Database, place: DatabasePlace) => Promise<void>): Promise<void>;
}

const SQLITE: StoreUnderTest = {
  name: 'SQLite',
  skip: false,
  async with(work) {
    const folder = await temporaryFolder();
    try {
      await open({ file: join(folder.path, 'consult.sqlite') }, work);
    } finally {
      await folder.remove();
    }
  },
};

/** PostgreSQL, if it answers. Says so on a line of its own if it does not. */
export async function postgresUnderTest(): Promise<StoreUnderTest> {
  const { skip, remove } = await postgresForTests();
  await remove();
  return {
    name: 'PostgreSQL',
    skip,
    async with(work) {
      const postgres = await postgresForTests();
      try {
        await open({ url: postgres.url }, work);
      } finally {
        await postgres.remove();
      }
    },
  };
}

/** Every kind of database that we speak to. */
export async function storesUnderTest(): Promise<readonly StoreUnderTest[]> {
  return [SQLITE, await postgresUnderTest()];
}

async function open(place: DatabasePlace, work: (database: Database, place: DatabasePlace) => Promise<void>): Promise<void> {
  const database = await openDatabase(place);
  try {
    await work(database, place);
  } finally {
    await database.close();
  }
}
