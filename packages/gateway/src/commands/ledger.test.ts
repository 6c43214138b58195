import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { postgresForTests, temporaryFolder } from '@consult-kit/testkit';
import { databaseFileIn } from '../data-folder.ts';
import { openDatabase } from '../store/sql/database.ts';
import { runCommand } from '../testing/command-run.ts';
import { gatewayUnderTest, TEST_CAMPAIGN, type GatewayUnderTest } from '../testing/gateway-under-test.ts';
import { startCommand } from '../testing/rig.ts';

const HEAD = 'campaign,day,module,entered,reserved,released,settled,settled_minor,settled_amount,currency,payer';
const postgres = await postgresForTests();
after(() => postgres.remove());

const report = (...args: string[]) => runCommand(['ledger', 'report', ...args]);

describe('consult-kit ledger report', () => {
  let gateway: GatewayUnderTest;
  let storage: string[];
  before(async () => {
    const sponsor = { ...TEST_CAMPAIGN.sponsor, perCase: { amountMinor: 3_050, currency: 'CNY' } };
    gateway = await gatewayUnderTest({ campaigns: [{ sponsor }, { id: 'other' }] });
    storage = ['--data', gateway.dataFolder];
    for (const campaign of ['spring', 'spring', 'other']) {
      const { session } = (await gateway.post('/v1/sessions', { campaign })).json<{ session: string }>();
      const command = startCommand({ consent: { version: '1', language: 'en', guardian: false } });
      assert.equal((await gateway.post('/v1/consultations', { session, command })).statusCode, 200);
      // Midnight in Shanghai lies between the first two.
      gateway.nowMs += 20 * 3_600_000;
      if (campaign === 'spring') gateway.nowMs += 4 * 3_600_000;
    }
  });
  after(() => gateway.close());

  it('prints every campaign as CSV while the gateway works, and changes nothing', async () => {
    const before = await stat(databaseFileIn(gateway.dataFolder));
    const { code, out, err } = await report(...storage);
    assert.deepEqual([code, err], [0, '']);
    assert.equal(
      out,
      [
        HEAD,
        'other,2027-03-12,adults,1,1,0,0,0,,,A foundation',
        'other,total,,1,1,0,0,0,,,A foundation',
        'spring,2027-03-10,adults,1,1,0,0,0,0.00,CNY,A foundation',
        'spring,2027-03-11,adults,1,1,0,0,0,0.00,CNY,A foundation',
        'spring,total,,2,2,0,0,0,0.00,CNY,A foundation',
        '',
      ].join('\r\n'),
    );
    const { mtimeMs, size } = await stat(databaseFileIn(gateway.dataFolder));
    assert.deepEqual([mtimeMs, size], [before.mtimeMs, before.size]);
  });

  it('prints one campaign and some of its days, as a table if wanted', async () => {
    const { out } = await report('--campaign', 'spring', '--from', '2027-03-11', '--to', '2027-03-11', '--format', 'table', ...storage);
    assert.deepEqual(
      out.split('\n').map((line) => line.split(/ {2,}/)),
      [
        ['campaign', 'day', 'module', 'entered', 'reserved', 'released', 'settled', 'settled_amount', 'currency'],
        ['spring', '2027-03-11', 'adults', '1', '1', '0', '0', '0.00', 'CNY'],
        ['spring', 'total', '1', '1', '0', '0', '0.00', 'CNY'],
        [''],
      ],
    );
  });

  it('says what is wrong with a day, a campaign, or a folder', async () => {
    const failure = async (...args: string[]) => {
      const { code, err } = await report(...args);
      return `${code} ${err}`;
    };
    assert.match(await failure('--from', '2027-02-30', ...storage), /^2 .*USAGE: --from must be a day of the calendar/);
    assert.match(await failure('--from', '2027-03-02', '--to', '2027-03-01', ...storage), /^2 .*--to must be no day before --from/);
    assert.match(await failure('--campaign', 'autumn', ...storage), /^1 .*CAMPAIGN_UNKNOWN: .*"autumn"\. It has cases of: other, spring\./);
    assert.match(await failure('--data', join(gateway.dataFolder, 'nowhere')), /^2 .*USAGE: There is no database at .*nowhere/);
    assert.match(await failure(), /^2 .*USAGE: Give a data folder/);
    assert.match(await failure('--format', 'xml', ...storage), /^2 .*USAGE/);
  });

  it('tells databases of other versions apart', async () => {
    assert.match(await errorAtVersion('5'), /USAGE: This database is of an earlier version/);
    assert.match(await errorAtVersion('999'), /DATABASE_NEWER/);
  });

  it('reads a PostgreSQL as well', { skip: postgres.skip }, async () => {
    await (await openDatabase({ url: postgres.url })).close();
    const { code, out } = await report('--database', postgres.url);
    assert.deepEqual([code, out], [0, `${HEAD}\r\n`]);
  });
});

async function errorAtVersion(version: string): Promise<string> {
  const folder = await temporaryFolder();
  try {
    const database = await openDatabase({ file: databaseFileIn(folder.path) });
    await database.write(({ kysely }) => sql`update meta set value = ${version} where name = 'version'`.execute(kysely));
    await database.close();
    return (await report('--data', folder.path)).err;
  } finally {
    await folder.remove();
  }
}
