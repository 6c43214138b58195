import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDatabase, type Database } from '../../store/sql/database.ts';
import { sqlLedgerStore } from '../../store/sql/ledger.ts';
import { storesUnderTest } from '../../store/sql/testing/stores-under-test.ts';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { campaignFigures, type FigureStep } from './figures.ts';
import { ledgerDays } from './ledger-days.ts';

const NOON_MS = Date.parse('2023-01-05T04:00:00.000Z');
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** After everything. */
const LATER_MS = NOON_MS + 100 * DAY_MS;

/** A case by the minutes after noon at which it was entered, accepted and closed. */
interface Case {
  in: number;
  accepted?: number;
  closed?: number;
  settled?: boolean;
  day?: string;
  module?: string;
}

function insert(database: Database, cases: readonly Case[], campaign = 'winter'): Promise<unknown> {
  const at = (minutes: number | undefined): number | null => (minutes === undefined ? null : NOON_MS + minutes * MINUTE_MS);
  const rows = cases.map((one, index) => ({
    campaign,
    number: index + 1,
    module: one.module ?? 'adults',
    language: 'en',
    entered_at: NOON_MS + one.in * MINUTE_MS,
    day: one.day ?? '2023-01-05',
    accepted_at: at(one.accepted),
    closed_at: at(one.closed),
    state: one.closed === undefined ? 'reserved' : one.settled ? 'settled' : 'released',
    currency: 'CNY',
    amount_minor: 3_000,
    payer: 'Sponsor',
  }));
  return database.write(async ({ kysely }) => {
    for (let from = 0; from < rows.length; from += 500)
      await kysely
        .insertInto('cases')
        .values(rows.slice(from, from + 500))
        .execute();
  });
}

function brief({ waiting, entered, accepted, waitMedianMs, waitNinetiethMs, settled, settledMinor }: FigureStep) {
  const minutes = (ms: number | null): number | null => (ms === null ? null : ms / MINUTE_MS);
  return [waiting, entered, accepted, minutes(waitMedianMs), minutes(waitNinetiethMs), settled, settledMinor];
}

for (const { name, skip, with: withDatabase } of await storesUnderTest()) {
  describe(`figures on ${name}`, { skip }, () => {
    it('tell line, waits, accepts and cost step by step', () =>
      withDatabase(async (database) => {
        await insert(database, [
          { in: -30 }, // still waiting
          { in: -20, closed: -10 },
          { in: -20, accepted: 0.5, closed: 1.5, settled: true },
          { in: 0, accepted: 1, closed: 3, settled: true },
          { in: 0.5, accepted: 1.5 },
          { in: 0.9, closed: 1 },
          { in: 2, accepted: 2.5, closed: 2.9 },
        ]);
        const interval = { fromMs: NOON_MS, toMs: NOON_MS + 3 * MINUTE_MS };
        const { stepMs, steps } = await campaignFigures(sqlLedgerStore(database), 'winter', interval, LATER_MS);
        assert.equal(stepMs, MINUTE_MS);
        assert.deepEqual(
          steps.map(({ atMs }) => atMs - NOON_MS),
          [0, MINUTE_MS, 2 * MINUTE_MS],
        );
        assert.deepEqual(steps.map(brief), [
          [4, 3, 1, 20.5, 20.5, 0, 0],
          [1, 0, 2, 1, 1, 1, 3_000],
          [1, 1, 1, 0.5, 0.5, 0, 0],
        ]);
      }));

    it('give the median and the ninetieth of a hundred by their rank', () =>
      withDatabase(async (database) => {
        await insert(
          database,
          Array.from({ length: 10 }, (_, index) => ({ in: -1 - index, accepted: 0.5 })),
        );
        const interval = { fromMs: NOON_MS, toMs: NOON_MS + MINUTE_MS };
        const { steps } = await campaignFigures(sqlLedgerStore(database), 'winter', interval, LATER_MS);
        assert.deepEqual(steps.map(brief), [[0, 0, 10, 5.5, 9.5, 0, 0]]);
      }));

    it('have few enough steps, of round length, for the longest interval', () =>
      withDatabase(async (database) => {
        const interval = { fromMs: NOON_MS, toMs: NOON_MS + 92 * DAY_MS };
        const { stepMs, steps } = await campaignFigures(sqlLedgerStore(database), 'winter', interval, LATER_MS);
        assert.equal(stepMs, 12 * 3_600_000);
        assert.equal(steps.length, 184);
        assert.ok(steps.length <= GATEWAY_LIMITS.figuresStepsMax);
        const none = await campaignFigures(sqlLedgerStore(database), 'winter', interval, NOON_MS);
        assert.deepEqual(none.steps, []);
      }));

    it('of a ledger are added up by day and module, over many pieces', () =>
      withDatabase(async (database) => {
        const many = GATEWAY_LIMITS.ledgerPieceCases + 10;
        await insert(
          database,
          Array.from({ length: many }, (_, index) => ({
            in: 0,
            day: index % 2 === 0 ? '2023-01-05' : '2023-01-06',
            module: index % 4 < 2 ? 'elderly' : 'adults',
            ...(index % 3 > 0 && { closed: 1, settled: index % 3 === 1 }),
          })),
        );
        const days = await ledgerDays(sqlLedgerStore(database), 'winter', { modules: ['elderly', 'adults'] });
        assert.deepEqual(
          days.map(({ day, module }) => `${day} ${module}`),
          ['2023-01-05 elderly', '2023-01-05 adults', '2023-01-06 elderly', '2023-01-06 adults'],
        );
        assert.equal(
          days.reduce((sum, { entered }) => sum + entered, 0),
          many,
        );
        for (const day of days) {
          assert.equal(day.entered, day.reserved + day.released + day.settled);
          assert.equal(day.settledMinor, day.settled * 3_000);
        }
        const some = await ledgerDays(sqlLedgerStore(database), 'winter', { firstDay: '2023-01-06', lastDay: '2023-01-06' });
        assert.deepEqual(
          some.map(({ day, module }) => `${day} ${module}`),
          ['2023-01-06 adults', '2023-01-06 elderly'],
        );
        assert.deepEqual(await ledgerDays(sqlLedgerStore(database), 'spring', {}), []);
      }));
  });
}

describe('figures of one look', () => {
  it('cost little, whatever the campaign has', async () => {
    const database = await openDatabase({ file: ':memory:' });
    try {
      await insert(
        database,
        Array.from({ length: 1_000 }, (_, index) => ({ in: index })),
      );
      let most = 0;
      const ledger = sqlLedgerStore({
        read: async (work) => {
          const rows = await database.read(work);
          if (typeof rows === 'number') most = Math.max(most, rows);
          return rows;
        },
      });
      await campaignFigures(ledger, 'winter', { fromMs: NOON_MS + 1_000 * MINUTE_MS, toMs: NOON_MS + 1_001 * MINUTE_MS }, LATER_MS);
      assert.ok(most <= 60, `${most} cases were looked at together`);
    } finally {
      await database.close();
    }
  });
});
