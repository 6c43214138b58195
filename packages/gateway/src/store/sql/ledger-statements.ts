import { sql } from 'kysely';
import type { CaseEnd, CaseName, CaseReservation, Reserved } from '../../domain/ledger/ledger-store.ts';
import type { SqlSession } from './database.ts';
import { hot } from './hot-query.ts';

/** More than any ledger holds: the bound of a campaign without one. */
const UNBOUNDED = Number.MAX_SAFE_INTEGER;

/** Counts one more case, unless that would be over the cap or in another currency; a row comes back if it was counted. */
const addToTotals = hot<{
  campaign: string;
  amount: number;
  /** `null` for a case that costs nothing. */
  currency: string | null;
  cases_max: number;
  amount_max: number;
}>()((database, slots) =>
  database
    .insertInto('case_totals')
    .values({
      campaign: slots.campaign,
      reserved: 1,
      settled: 0,
      released: 0,
      reserved_minor: slots.amount,
      settled_minor: 0,
      released_minor: 0,
      currency: slots.currency,
    })
    .onConflict((conflict) =>
      conflict
        .column('campaign')
        .doUpdateSet({
          reserved: sql<number>`case_totals.reserved + 1`,
          reserved_minor: sql<number>`case_totals.reserved_minor + excluded.reserved_minor`,
          currency: sql<string | null>`coalesce(case_totals.currency, excluded.currency)`,
        })
        .where(sql<boolean>`case_totals.reserved + case_totals.settled < ${slots.cases_max}`)
        .where(sql<boolean>`case_totals.reserved_minor + case_totals.settled_minor + excluded.reserved_minor <= ${slots.amount_max}`)
        .where(sql<boolean>`coalesce(excluded.currency, case_totals.currency) is not distinct from
          coalesce(case_totals.currency, excluded.currency)`),
    )
    .returning('campaign'),
);

const insertCase = hot<{
  campaign: string;
  number: number;
  module: string;
  language: string;
  entered_at: number;
  day: string;
  currency: string | null;
  amount_minor: number;
  payer: string;
}>()((database, slots) =>
  database.insertInto('cases').values({
    campaign: slots.campaign,
    number: slots.number,
    module: slots.module,
    language: slots.language,
    entered_at: slots.entered_at,
    day: slots.day,
    accepted_at: null,
    closed_at: null,
    state: 'reserved',
    currency: slots.currency,
    amount_minor: slots.amount_minor,
    payer: slots.payer,
  }),
);

const findCurrency = hot<{ campaign: string }>()((database, slots) =>
  database.selectFrom('case_totals').select('currency').where('campaign', '=', slots.campaign),
);

const noteAccept = hot<{ campaign: string; number: number; at: number }>()((database, slots) =>
  database
    .updateTable('cases')
    .set({ accepted_at: slots.at })
    .where('campaign', '=', slots.campaign)
    .where('number', '=', slots.number)
    .where('accepted_at', 'is', null),
);

/** Gives what the case costs, or nothing if it has ended before. */
const endCase = hot<{ campaign: string; number: number; state: string; at: number }>()((database, slots) =>
  database
    .updateTable('cases')
    .set({ state: slots.state, closed_at: slots.at })
    .where('campaign', '=', slots.campaign)
    .where('number', '=', slots.number)
    .where('state', '=', 'reserved')
    .returning('amount_minor'),
);

const settleInTotals = hot<{ campaign: string; amount: number }>()((database, slots) =>
  database
    .updateTable('case_totals')
    .set({
      reserved: sql<number>`reserved - 1`,
      reserved_minor: sql<number>`reserved_minor - ${slots.amount}`,
      settled: sql<number>`settled + 1`,
      settled_minor: sql<number>`settled_minor + ${slots.amount}`,
    })
    .where('campaign', '=', slots.campaign),
);

const releaseInTotals = hot<{ campaign: string; amount: number }>()((database, slots) =>
  database
    .updateTable('case_totals')
    .set({
      reserved: sql<number>`reserved - 1`,
      reserved_minor: sql<number>`reserved_minor - ${slots.amount}`,
      released: sql<number>`released + 1`,
      released_minor: sql<number>`released_minor + ${slots.amount}`,
    })
    .where('campaign', '=', slots.campaign),
);

/** See `LedgerTransaction`. Whoever counts on a campaign's totals is kept waiting by PostgreSQL until this command is done. */
export async function reserveCase(
  session: SqlSession,
  { campaign, number, module, language, atMs, day, payer, cost, cap }: CaseReservation,
): Promise<Reserved> {
  const amount = cost?.amountMinor ?? 0;
  const amountMax = cap.amountMinor ?? UNBOUNDED;
  const currency = amount > 0 ? (cost?.currency ?? null) : null;
  // The condition of the statement holds only for totals that are there.
  if (amount > amountMax) return 'over-cap';
  const [counted] = await session.run(addToTotals, {
    campaign,
    amount,
    currency,
    cases_max: cap.cases ?? UNBOUNDED,
    amount_max: amountMax,
  });
  if (!counted) return (await otherCurrency(session, campaign, currency)) ?? 'over-cap';
  await session.run(insertCase, {
    campaign,
    number,
    module,
    language,
    entered_at: atMs,
    day,
    currency: cost?.currency ?? null,
    amount_minor: amount,
    payer,
  });
  return 'reserved';
}

/** See `LedgerTransaction`. */
export async function acceptCase(session: SqlSession, { campaign, number }: CaseName, atMs: number): Promise<void> {
  await session.run(noteAccept, { campaign, number, at: atMs });
}

/** See `LedgerTransaction`. */
export async function closeCase(session: SqlSession, { campaign, number }: CaseName, end: CaseEnd, atMs: number): Promise<void> {
  const [ended] = await session.run(endCase, { campaign, number, state: end, at: atMs });
  if (!ended) return;
  await session.run(end === 'settled' ? settleInTotals : releaseInTotals, { campaign, amount: ended.amount_minor });
}

async function otherCurrency(session: SqlSession, campaign: string, currency: string | null): Promise<{ ledgerCurrency: string } | null> {
  const [totals] = await session.run(findCurrency, { campaign });
  const ledgerCurrency = totals?.currency ?? null;
  return currency === null || ledgerCurrency === null || ledgerCurrency === currency ? null : { ledgerCurrency };
}
