import { sql, type Kysely } from 'kysely';
import type { AcceptFigures, CaseRange, CaseSum, CloseFigures, Interval, LedgerStore } from '../../domain/ledger/ledger-store.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

const MEDIAN = 0.5;
const NINETIETH = 0.9;

/** The sponsor's ledger in the SQL database, for reading. */
export function sqlLedgerStore(database: Pick<Database, 'read'>): LedgerStore {
  const read = <Result>(query: (kysely: Kysely<Tables>) => Promise<Result>): Promise<Result> =>
    database.read(({ kysely }) => query(kysely));
  return {
    totals: () => read(totals),
    lastNumber: (campaign) => read((kysely) => lastNumber(kysely, campaign)),
    sums: (campaign, range) => read((kysely) => sums(kysely, campaign, range)),
    entered: (campaign, interval) => read((kysely) => entered(kysely, campaign, interval)),
    accepted: (campaign, interval) => read((kysely) => accepted(kysely, campaign, interval)),
    closed: (campaign, interval) => read((kysely) => closed(kysely, campaign, interval)),
    stillWaiting: (campaign, interval, atMs) => read((kysely) => stillWaiting(kysely, campaign, interval, atMs)),
  };
}

async function totals(kysely: Kysely<Tables>) {
  const rows = await kysely.selectFrom('case_totals').selectAll().execute();
  return rows.map(({ reserved_minor, settled_minor, released_minor, ...row }) => ({
    ...row,
    reservedMinor: reserved_minor,
    settledMinor: settled_minor,
    releasedMinor: released_minor,
  }));
}

async function lastNumber(kysely: Kysely<Tables>, campaign: string): Promise<number> {
  const row = await kysely
    .selectFrom('cases')
    .select((select) => select.fn.max('number').as('last'))
    .where('campaign', '=', campaign)
    .executeTakeFirst();
  return row?.last ?? 0;
}

async function sums(kysely: Kysely<Tables>, campaign: string, { first, last }: CaseRange): Promise<CaseSum[]> {
  const rows = await kysely
    .selectFrom('cases')
    .select(['day', 'module', 'state', 'payer', 'currency', (select) => select.fn.countAll<number>().as('count'), sumOfAmounts])
    .where('campaign', '=', campaign)
    .where('number', '>=', first)
    .where('number', '<=', last)
    .groupBy(['day', 'module', 'state', 'payer', 'currency'])
    .execute();
  return rows.map(({ state, amount_minor, ...row }) => ({ ...row, state: state as CaseSum['state'], amountMinor: amount_minor }));
}

/** PostgreSQL adds to a number that has no bound, and the driver gives those as text. */
const sumOfAmounts = sql<number>`cast(coalesce(sum(amount_minor), 0) as bigint)`.as('amount_minor');

async function entered(kysely: Kysely<Tables>, campaign: string, { fromMs, toMs }: Interval): Promise<number> {
  const row = await kysely
    .selectFrom('cases')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('campaign', '=', campaign)
    .where('entered_at', '>=', fromMs)
    .where('entered_at', '<', toMs)
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** The nearest rank: of a hundred waits the median is the fiftieth, of a single one that one. */
async function accepted(kysely: Kysely<Tables>, campaign: string, { fromMs, toMs }: Interval): Promise<AcceptFigures> {
  const those = kysely
    .selectFrom('cases')
    .where('campaign', '=', campaign)
    .where('accepted_at', '>=', fromMs)
    .where('accepted_at', '<', toMs);
  const row = await those.select((select) => select.fn.countAll<number>().as('count')).executeTakeFirst();
  const count = row?.count ?? 0;
  if (count === 0) return { count, medianMs: null, ninetiethMs: null };
  const ranked = those.select([
    sql<number>`accepted_at - entered_at`.as('waited'),
    sql<number>`row_number() over (order by accepted_at - entered_at)`.as('place'),
  ]);
  const [median, ninetieth] = [Math.ceil(count * MEDIAN), Math.ceil(count * NINETIETH)];
  const waits = await kysely
    .selectFrom(ranked.as('ranked'))
    .select(['waited', 'place'])
    .where('place', 'in', [median, ninetieth])
    .execute();
  const waitAt = (wanted: number): number | null => waits.find(({ place }) => place === wanted)?.waited ?? null;
  return { count, medianMs: waitAt(median), ninetiethMs: waitAt(ninetieth) };
}

async function closed(kysely: Kysely<Tables>, campaign: string, { fromMs, toMs }: Interval): Promise<CloseFigures> {
  const rows = await kysely
    .selectFrom('cases')
    .select([
      'state',
      (select) => select.fn.countAll<number>().as('count'),
      (select) => select.fn.count<number>('accepted_at').as('accepted'),
      sumOfAmounts,
    ])
    .where('campaign', '=', campaign)
    .where('closed_at', '>=', fromMs)
    .where('closed_at', '<', toMs)
    .groupBy('state')
    .execute();
  const settled = rows.find(({ state }) => state === 'settled');
  return {
    unaccepted: rows.reduce((sum, row) => sum + row.count - row.accepted, 0),
    settled: settled?.count ?? 0,
    settledMinor: settled?.amount_minor ?? 0,
  };
}

async function stillWaiting(kysely: Kysely<Tables>, campaign: string, { fromMs, toMs }: Interval, atMs: number): Promise<number> {
  const row = await kysely
    .selectFrom('cases')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('campaign', '=', campaign)
    .where('entered_at', '>=', fromMs)
    .where('entered_at', '<', toMs)
    .where(({ or, eb }) => or([eb('accepted_at', 'is', null), eb('accepted_at', '>=', atMs)]))
    .where(({ or, eb }) => or([eb('closed_at', 'is', null), eb('closed_at', '>=', atMs)]))
    .executeTakeFirst();
  return row?.count ?? 0;
}
