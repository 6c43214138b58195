import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRight } from '../src/ledger/judge-books.ts';
import { ledgerRun, type LedgerRunOptions } from '../src/ledger/ledger-run.ts';
import { skipUnlessInstalled } from '../src/services/needed.ts';

const SHORT: LedgerRunOptions = {
  database: 'sqlite',
  reservations: 1_000,
  shoppers: 60,
  doctors: 3,
  killFromMs: 1_000,
  killToMs: 3_000,
  killsAtLeast: 2,
};

/** Runs, and holds that no sponsor pays for one case too many and that the books are right. */
async function keepTheBooks(options: LedgerRunOptions): Promise<void> {
  const { verdict, failures, reserved, refused, kills, postgresKills } = await ledgerRun(options);
  assert.deepEqual(failures, []);
  assert.ok(isRight(verdict), JSON.stringify(verdict, null, 1));
  assert.ok(reserved > 0 && refused > 0, `${reserved} were reserved and ${refused} refused: nobody jostled for the last case`);
  assert.ok(kills + postgresKills >= options.killsAtLeast, 'too little was killed');
}

describe('sponsors that are asked for more than they pay for, under kill -9', { timeout: 180_000 }, () => {
  it('pay for no case too many on SQLite, and for every one that is in the books', () => keepTheBooks(SHORT));

  it('pay for no case too many on PostgreSQL with three gateways', { skip: skipUnlessInstalled('PostgreSQL') }, () =>
    keepTheBooks({ ...SHORT, database: 'postgres', reservations: 500 }),
  );
});
