import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Migration } from './migration.ts';

/** Consultations whose cases are entered with one look at the table. */
const PAGE = 500;
/** `2023-01-05` of an instant. */
const DAY_CHARS = 10;
/** An event's own type stands first. */
const ACCEPTED = '{"type":"consultation.accepted",%';

/** The sponsor's ledger. What there was before it gets rows without amounts, so that totals equal rows from the first day on. */
export const ledgerMigration: Migration = {
  version: 6,
  async up(database, dialect) {
    const { schema } = database;
    const { text } = dialect;
    await schema
      .createTable('cases')
      .addColumn('campaign', text, (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('module', text, (column) => column.notNull())
      .addColumn('language', text, (column) => column.notNull())
      .addColumn('entered_at', 'bigint', (column) => column.notNull())
      .addColumn('day', text, (column) => column.notNull())
      .addColumn('accepted_at', 'bigint')
      .addColumn('closed_at', 'bigint')
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('currency', text)
      .addColumn('amount_minor', 'bigint', (column) => column.notNull())
      .addColumn('payer', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('cases_primary', ['campaign', 'number'])
      .modifyEnd(dialect.byPrimaryKey)
      .execute();
    await schema.createIndex('cases_entered').on('cases').columns(['campaign', 'entered_at']).execute();
    await sql`create index cases_accepted on cases (campaign, accepted_at) where accepted_at is not null`.execute(database);
    await sql`create index cases_closed on cases (campaign, closed_at) where closed_at is not null`.execute(database);
    await schema
      .createTable('case_totals')
      .addColumn('campaign', text, (column) => column.primaryKey().notNull())
      .addColumn('reserved', 'bigint', (column) => column.notNull())
      .addColumn('settled', 'bigint', (column) => column.notNull())
      .addColumn('released', 'bigint', (column) => column.notNull())
      .addColumn('reserved_minor', 'bigint', (column) => column.notNull())
      .addColumn('settled_minor', 'bigint', (column) => column.notNull())
      .addColumn('released_minor', 'bigint', (column) => column.notNull())
      .addColumn('currency', text)
      .execute();
    await enterEarlierCases(database);
    await sql`insert into case_totals (campaign, reserved, settled, released, reserved_minor, settled_minor, released_minor)
      select campaign, sum(case state when 'reserved' then 1 else 0 end), sum(case state when 'settled' then 1 else 0 end),
        sum(case state when 'released' then 1 else 0 end), 0, 0, 0
      from cases group by campaign`.execute(database);
  },
};

async function enterEarlierCases(database: Kysely<Tables>): Promise<void> {
  for (let last = 0; ;) {
    const page = await database
      .selectFrom('consultations')
      .innerJoin('openings', 'openings.key', 'consultations.key')
      .select(['consultations.key', 'opening', 'state', 'view'])
      .where('consultations.key', '>', last)
      .orderBy('consultations.key')
      .limit(PAGE)
      .execute();
    const end = page.at(-1);
    if (!end) return;
    const acceptedAt = await firstAccepts(
      database,
      page.map(({ key }) => key),
    );
    const rows = page.map((row) => caseOf(row, acceptedAt.get(row.key) ?? null));
    await database.insertInto('cases').values(rows).execute();
    last = end.key;
  }
}

/** When each of these consultations was accepted for the first time. */
async function firstAccepts(database: Kysely<Tables>, keys: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const events = await database
    .selectFrom('events')
    .select(['consultation', 'body'])
    .where('consultation', 'in', keys)
    .where('body', 'like', ACCEPTED)
    .orderBy('seq', 'desc')
    .execute();
  return new Map(events.map(({ consultation, body }) => [consultation, Date.parse((JSON.parse(body) as { at: string }).at)]));
}

function caseOf({ opening, state, view }: { opening: string; state: string; view: string }, acceptedAt: number | null) {
  const { campaign, number, module, language, createdAt } = JSON.parse(opening) as {
    campaign: string;
    number: number;
    module: string;
    language: string;
    createdAt: string;
  };
  const { endedAt, endedBy } = JSON.parse(view) as { endedAt: string | null; endedBy: string | null };
  const isOver = state === 'ended' || state === 'left';
  return {
    campaign,
    number,
    module,
    language,
    entered_at: Date.parse(createdAt),
    // In UTC: the zone stands in the campaign's file, and what cost nothing belongs to no bill.
    day: createdAt.slice(0, DAY_CHARS),
    accepted_at: acceptedAt,
    closed_at: isOver && endedAt !== null ? Date.parse(endedAt) : null,
    state: !isOver ? 'reserved' : endedBy === 'doctor' ? 'settled' : 'released',
    currency: null,
    amount_minor: 0,
    payer: '',
  };
}
