import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { isConsultError } from '@consult-kit/protocol';
import { startGateway, type Gateway } from '../../main.ts';
import { createLog } from '../../telemetry/log.ts';
import { campaignFile } from '../../testing/campaign-file.ts';
import { gatewayUnderTest, TEST_CAMPAIGN } from '../../testing/gateway-under-test.ts';
import { startCommand } from '../../testing/rig.ts';
import { currencyFindings, currencyOf } from './currency.ts';

const { sponsor } = campaignFile();
const priced = (currency: string, amountMinor = 3_000) => campaignFile({ sponsor: { ...sponsor, perCase: { amountMinor, currency } } });

describe('the currency of a campaign', () => {
  it('may be any until a case has cost something, and stays from then on', () => {
    assert.deepEqual(currencyFindings(priced('USD'), undefined), []);
    assert.deepEqual(currencyFindings(priced('USD'), { currency: null }), []);
    assert.deepEqual(currencyFindings(priced('CNY', 9_000), { currency: 'CNY' }), []);
    assert.deepEqual(currencyFindings(campaignFile(), { currency: 'CNY' }), []);
    const [finding] = currencyFindings(priced('USD', 0), { currency: 'CNY' });
    assert.equal(finding?.code, 'currency-fixed');
    assert.deepEqual(finding?.path, ['sponsor', 'perCase', 'currency']);
    assert.match(finding?.messages['en'] ?? '', /kept in CNY and cannot go on in USD/);
  });

  it('is that of the price, or that of past cases once nothing has a price any more', () => {
    assert.equal(currencyOf(priced('USD'), undefined), 'USD');
    assert.equal(currencyOf(campaignFile(), { currency: 'CNY' }), 'CNY');
    assert.equal(currencyOf(campaignFile(), undefined), null);
  });

  it('keeps a gateway from starting with a file in another one', async () => {
    const withPrice = (currency: string) => ({ sponsor: { ...TEST_CAMPAIGN.sponsor, perCase: { amountMinor: 100, currency } } });
    const gateway = await gatewayUnderTest({ campaigns: [withPrice('CNY')] });
    try {
      const { session } = (await gateway.post('/v1/sessions', { campaign: 'spring' })).json<{ session: string }>();
      const command = startCommand({ consent: { version: '1', language: 'en', guardian: false } });
      assert.equal((await gateway.post('/v1/consultations', { session, command })).statusCode, 200);
      await gateway.life.stop();
      const again = (currency: string) => startWith(gateway.dataFolder, { ...TEST_CAMPAIGN, ...withPrice(currency) });
      await assert.rejects(again('USD'), (reason: unknown) => {
        assert.ok(isConsultError(reason));
        assert.equal(reason.code, 'CAMPAIGN_FILE_INVALID');
        assert.match(reason.message, /changed\.json:1:\d+: error: sponsor\.perCase\.currency: .*\[currency-fixed\]/);
        return true;
      });
      // The folder is free again.
      await (await again('CNY')).stop();
    } finally {
      await gateway.close();
    }
  });
});

async function startWith(dataFolder: string, campaign: object): Promise<Gateway> {
  const path = join(dataFolder, 'changed.json');
  await writeFile(path, JSON.stringify(campaign));
  return startGateway({ campaignFiles: [path], dataFolder, port: 0, log: createLog('silent') });
}
