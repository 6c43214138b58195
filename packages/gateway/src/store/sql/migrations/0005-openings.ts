import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Migration } from './migration.ts';

/** Keys of a view that never change, and those that every message changes; `seq` has a column of its own since version 4. */
const OPENING = ['id', 'campaign', 'module', 'language', 'number', 'createdAt', 'intake', 'consent'] as const;
const TALK = ['readUpTo', 'messages', 'unansweredSince'] as const;
/** Consultations that are rewritten with one look at the table. */
const PAGE = 500;

/** How a consultation began is written once, and what a message changes stands apart from the rest: a message writes little then. */
export const openingsMigration: Migration = {
  version: 5,
  async up(database, dialect) {
    const { schema } = database;
    await schema
      .alterTable('consultations')
      .addColumn('talk', dialect.text, (column) => column.notNull().defaultTo('{}'))
      .execute();
    await schema
      .createTable('openings')
      .addColumn('key', dialect.rowNumber, (column) => column.primaryKey().notNull())
      .addColumn('opening', dialect.text, (column) => column.notNull())
      .execute();
    await dialect.expectChanges(database, 'consultations');
    for (let last = 0; ;) {
      const page = await database
        .selectFrom('consultations')
        .select(['key', 'view'])
        .where('key', '>', last)
        .orderBy('key')
        .limit(PAGE)
        .execute();
      for (const row of page) await takeApart(database, row);
      const end = page.at(-1);
      if (!end) return;
      last = end.key;
    }
  },
};

async function takeApart(database: Kysely<Tables>, { key, view }: { key: number; view: string }): Promise<void> {
  const { seq: _seq, ...whole } = JSON.parse(view) as Record<string, unknown>;
  const opening = pick(whole, OPENING);
  const talk = pick(whole, TALK);
  const standing = Object.fromEntries(Object.entries(whole).filter(([name]) => !(name in opening) && !(name in talk)));
  await database
    .insertInto('openings')
    .values({ key, opening: JSON.stringify(opening) })
    .execute();
  await database
    .updateTable('consultations')
    // Claims were not numbered yet; whoever has a talk goes on without a number.
    .set({ talk: JSON.stringify(talk), view: JSON.stringify({ claim: null, ...standing }) })
    .where('key', '=', key)
    .execute();
}

function pick(from: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}
