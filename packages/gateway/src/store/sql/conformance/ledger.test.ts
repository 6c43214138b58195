import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CaseCap, CaseCost, CaseEnd } from '../../../domain/ledger/ledger-store.ts';
import type { Database } from '../database.ts';
import { openDatabase } from '../database.ts';
import { sqlLedgerStore } from '../ledger.ts';
import { NOON_MS, Sample } from '../testing/sample.ts';
import { storesUnderTest } from '../testing/stores-under-test.ts';

const NO_CAP: CaseCap = { cases: null, amountMinor: null };
const THIRTY: CaseCost = { amountMinor: 3_000, currency: 'CNY' };
const DAY = '2023-01-05';
const LINE = { module: 'adults', language: 'en' } as const;
/** Starts and ends that go on at the same time on each of two gateways. */
const AT_ONCE = 150;

/** The ledger of one database as a test writes it. */
class Cases {
  readonly #database: Database;
  readonly #sample: Sample;

  constructor(database: Database) {
    this.#database = database;
    this.#sample = new Sample(database);
  }

  /** Reserves the next case; gives its number, or `undefined` if it was refused. */
  reserve(campaign: string, cap: CaseCap = NO_CAP, cost: CaseCost | null = THIRTY): Promise<number | undefined> {
    return this.#sample.store
      .transact(
        async (transaction) => {
          await transaction.findStarted('nobody', campaign, 'none');
          const number = await transaction.nextNumber(campaign);
          const outcome = await transaction.reserveCase({
            ...LINE,
            campaign,
            number,
            atMs: NOON_MS,
            day: DAY,
            payer: 'Sponsor',
            cost,
            cap,
          });
          if (outcome !== 'reserved') throw new Refused(outcome === 'over-cap' ? outcome : `ledger in ${outcome.ledgerCurrency}`);
          return number;
        },
        { campaign },
      )
      .catch((reason: unknown) => {
        if (reason instanceof Refused && reason.message === 'over-cap') return undefined;
        throw reason;
      });
  }

  close(campaign: string, number: number, end: CaseEnd): Promise<void> {
    return this.#sample.store.transact((transaction) => transaction.closeCase({ campaign, number }, end, NOON_MS + 1_000));
  }

  accept(campaign: string, number: number, atMs: number): Promise<void> {
    return this.#sample.store.transact((transaction) => transaction.acceptCase({ campaign, number }, atMs));
  }

  async rows(campaign: string) {
    const rows = await this.#database.read(({ kysely }) =>
      kysely.selectFrom('cases').selectAll().where('campaign', '=', campaign).orderBy('number').execute(),
    );
    return rows.map((row) => ({ ...row }));
  }

  /** The totals, after holding them against the rows. */
  async totals(campaign: string) {
    const rows = await this.rows(campaign);
    const totals = (await sqlLedgerStore(this.#database).totals()).find((one) => one.campaign === campaign);
    assert.ok(totals);
    for (const state of ['reserved', 'settled', 'released'] as const) {
      const those = rows.filter((row) => row.state === state);
      assert.equal(totals[state], those.length, state);
      assert.equal(
        totals[`${state}Minor`],
        those.reduce((sum, row) => sum + row.amount_minor, 0),
        state,
      );
    }
    return totals;
  }
}

class Refused extends Error {}

for (const { name, skip, with: withDatabase } of await storesUnderTest()) {
  describe(`the ledger on ${name}`, { skip }, () => {
    it('has a row for each case and totals that equal the rows', () =>
      withDatabase(async (database) => {
        const cases = new Cases(database);
        const [one, two, three] = [await cases.reserve('winter'), await cases.reserve('winter'), await cases.reserve('winter')];
        await cases.accept('winter', one ?? 0, NOON_MS + 500);
        await cases.accept('winter', one ?? 0, NOON_MS + 900);
        await cases.close('winter', one ?? 0, 'settled');
        await cases.close('winter', two ?? 0, 'released');
        const common = {
          campaign: 'winter',
          ...LINE,
          entered_at: NOON_MS,
          day: DAY,
          currency: 'CNY',
          amount_minor: 3_000,
          payer: 'Sponsor',
        };
        assert.deepEqual(await cases.rows('winter'), [
          { ...common, number: one, accepted_at: NOON_MS + 500, closed_at: NOON_MS + 1_000, state: 'settled' },
          { ...common, number: two, accepted_at: null, closed_at: NOON_MS + 1_000, state: 'released' },
          { ...common, number: three, accepted_at: null, closed_at: null, state: 'reserved' },
        ]);
        const { reserved, settled, released, reservedMinor, settledMinor, currency } = await cases.totals('winter');
        assert.deepEqual({ reserved, settled, released }, { reserved: 1, settled: 1, released: 1 });
        assert.deepEqual({ reservedMinor, settledMinor, currency }, { reservedMinor: 3_000, settledMinor: 3_000, currency: 'CNY' });
      }));

    it('closes a case once, whatever is said afterwards', () =>
      withDatabase(async (database) => {
        const cases = new Cases(database);
        const number = (await cases.reserve('winter')) ?? 0;
        await cases.close('winter', number, 'settled');
        await cases.close('winter', number, 'settled');
        await cases.close('winter', number, 'released');
        await cases.close('winter', number + 1, 'released');
        const { reserved, settled, released, settledMinor } = await cases.totals('winter');
        assert.deepEqual([reserved, settled, released, settledMinor], [0, 1, 0, 3_000]);
      }));

    it('gives no case over a cap in cases, and the place of one that was released', () =>
      withDatabase(async (database) => {
        const cases = new Cases(database);
        const cap = { cases: 2, amountMinor: null };
        assert.deepEqual([await cases.reserve('winter', cap, null), await cases.reserve('winter', cap, null)], [1, 2]);
        assert.equal(await cases.reserve('winter', cap, null), undefined);
        assert.equal((await cases.rows('winter')).length, 2);
        await cases.close('winter', 1, 'settled');
        assert.equal(await cases.reserve('winter', cap, null), undefined);
        await cases.close('winter', 2, 'released');
        // The numbers of those who were refused were not taken.
        assert.equal(await cases.reserve('winter', cap, null), 3);
        assert.equal(await cases.reserve('spring', cap, null), 1);
        await cases.totals('winter');
      }));

    it('gives no case over a cap in money, not even the first one', () =>
      withDatabase(async (database) => {
        const cases = new Cases(database);
        assert.equal(await cases.reserve('winter', { cases: null, amountMinor: 2_999 }), undefined);
        const cap = { cases: null, amountMinor: 7_000 };
        assert.deepEqual([await cases.reserve('winter', cap), await cases.reserve('winter', cap)], [1, 2]);
        assert.equal(await cases.reserve('winter', cap), undefined);
        assert.equal(await cases.reserve('winter', cap, { amountMinor: 1_000, currency: 'CNY' }), 3);
        assert.equal(await cases.reserve('winter', cap, { amountMinor: 1, currency: 'CNY' }), undefined);
        assert.equal((await cases.totals('winter')).reservedMinor, 7_000);
      }));

    it('keeps open cases at their price, and takes none while a lowered cap is overrun', () =>
      withDatabase(async (database) => {
        const cases = new Cases(database);
        await cases.reserve('winter');
        await cases.reserve('winter');
        assert.equal(await cases.reserve('winter', { cases: 1, amountMinor: null }, { amountMinor: 9_000, currency: 'CNY' }), undefined);
        await cases.close('winter', 1, 'settled');
        assert.deepEqual((await cases.totals('winter')).settledMinor, 3_000);
      }));

    it('adds up one currency only', () =>
      withDatabase(async (database) => {
        const cases = new Cases(database);
        await cases.reserve('winter', NO_CAP, null);
        await cases.reserve('winter', NO_CAP, { amountMinor: 0, currency: 'USD' });
        await cases.reserve('winter');
        await assert.rejects(cases.reserve('winter', NO_CAP, { amountMinor: 3_000, currency: 'USD' }), /ledger in CNY/);
        await cases.reserve('winter', NO_CAP, null);
        assert.equal((await cases.totals('winter')).currency, 'CNY');
      }));

    it('is never over the cap, and waits for nobody for ever, while starts and ends come at once to two gateways', () =>
      withDatabase(async (database, place) => {
        // A SQLite file belongs to one gateway; two connections of one process are what it can be given here.
        const other = await openDatabase(place);
        try {
          const gateways = [new Cases(database), new Cases(other)];
          const cap = { cases: AT_ONCE, amountMinor: null };
          const lives = Array.from({ length: AT_ONCE * 2 }, async (_, index) => {
            const gateway = gateways[index % gateways.length] as Cases;
            const number = await gateway.reserve('winter', cap);
            if (number === undefined || index % 3 === 0) return number;
            await gateway.close('winter', number, index % 3 === 1 ? 'released' : 'settled');
            return number;
          });
          const numbers = (await Promise.all(lives)).filter((number) => number !== undefined);
          assert.equal(new Set(numbers).size, numbers.length);
          const { reserved, settled, released } = await (gateways[0] as Cases).totals('winter');
          assert.equal(reserved + settled + released, numbers.length);
          assert.ok(reserved + settled <= AT_ONCE);
          assert.ok(numbers.length >= AT_ONCE);
        } finally {
          await other.close();
        }
      }));
  });
}
