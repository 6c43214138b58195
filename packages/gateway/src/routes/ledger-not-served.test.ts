import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { figuresAnswerSchema, ledgerAnswerSchema, parse } from '@consult-kit/protocol';
import { consolePerson, STORED_CAMPAIGN } from '../testing/console-under-test.ts';
import { gatewayUnderTest, OPEN_AT_MS, TEST_CAMPAIGN, type GatewayUnderTest } from '../testing/gateway-under-test.ts';
import { startCommand } from '../testing/rig.ts';

const SPONSOR = { ...TEST_CAMPAIGN.sponsor, perCase: { amountMinor: 3_050, currency: 'CNY' }, cap: { cases: 1 } };
const COUNTS = { entered: 1, reserved: 1, released: 0, settled: 0, settledMinor: 0 };
const DAYS = [{ day: '2027-03-10', module: 'adults', ...COUNTS }];

describe('the ledger of a campaign that is not served', () => {
  let first: GatewayUnderTest;
  let gateway: GatewayUnderTest;
  let session: string;
  before(async () => {
    first = await gatewayUnderTest({ campaigns: [{ sponsor: SPONSOR }] });
    const li = await consolePerson(first, 'li');
    ({ session } = li);
    assert.equal((await li.publish({ ...STORED_CAMPAIGN, sponsor: SPONSOR })).status, 200);
    for (const campaign of ['spring', 'stored']) {
      const opened = (await first.post('/v1/sessions', { campaign })).json<{ session: string }>();
      const command = startCommand({ consent: { version: '1', language: 'en', guardian: false } });
      assert.equal((await first.post('/v1/consultations', { session: opened.session, command })).statusCode, 200);
    }
    await first.life.stop();
    // The file of one is gone, and in the place of the other there is a file.
    gateway = await gatewayUnderTest({
      dataFolder: first.dataFolder,
      campaigns: [{ id: 'other', placements: STORED_CAMPAIGN.placements }],
    });
  });
  after(async () => {
    await gateway.close();
    await first.close();
  });

  const ask = (campaign: string, what: string, body: object = {}) =>
    gateway.post(`/v1/console/campaigns/${campaign}/${what}`, { session, ...body });
  const ledger = async (campaign: string) => parse(ledgerAnswerSchema, (await ask(campaign, 'ledger')).json());

  it('is that of its last version while it is set aside', async () => {
    assert.equal((await gateway.app.inject({ url: '/v1/campaigns/stored' })).statusCode, 404);
    const { serverTime: _, ...answer } = await ledger('stored');
    assert.deepEqual(answer, {
      campaign: 'stored',
      sponsor: SPONSOR.names,
      perCase: SPONSOR.perCase,
      cap: SPONSOR.cap,
      capReached: true,
      currency: 'CNY',
      total: { ...COUNTS, reservedMinor: 3_050 },
      days: DAYS,
    });
  });

  it('is told from its cases alone where nothing else is left', async () => {
    assert.equal((await gateway.app.inject({ url: '/v1/campaigns/spring' })).statusCode, 404);
    const { serverTime: _, ...answer } = await ledger('spring');
    assert.deepEqual(answer, {
      campaign: 'spring',
      sponsor: {},
      perCase: null,
      cap: null,
      capReached: false,
      currency: 'CNY',
      total: { ...COUNTS, reservedMinor: 3_050 },
      days: DAYS,
    });
  });

  it('comes as CSV, and with figures', async () => {
    gateway.nowMs += 60_000;
    const interval = { from: new Date(OPEN_AT_MS).toISOString(), to: new Date(OPEN_AT_MS + 3_600_000).toISOString() };
    for (const campaign of ['spring', 'stored']) {
      const csv = await ask(campaign, 'ledger.csv');
      assert.equal(csv.body.split('\r\n')[1], `${campaign},2027-03-10,adults,1,1,0,0,0,0.00,CNY,A foundation`);
      const { currency, steps } = parse(figuresAnswerSchema, (await ask(campaign, 'figures', interval)).json());
      assert.deepEqual([currency, steps.reduce((sum, { entered }) => sum + entered, 0)], ['CNY', 1]);
    }
  });

  it('is unknown of a campaign that was only drafted', async () => {
    const draft = { ...STORED_CAMPAIGN, id: 'draft' };
    assert.equal((await gateway.post('/v1/console/campaigns/new', { session, file: draft })).statusCode, 200);
    for (const campaign of ['draft', 'summer']) {
      assert.equal((await ask(campaign, 'ledger')).json<{ code: string }>().code, 'CAMPAIGN_UNKNOWN');
    }
  });
});
