import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CampaignFile } from '../campaign-file.ts';
import { soundCampaign } from '../test-data/campaign.ts';
import { checkCampaignFile } from './check.ts';

const CNY = { amountMinor: 4_500, currency: 'CNY' };

function found(paying: Pick<CampaignFile['sponsor'], 'perCase' | 'cap'>): string[] {
  const { findings } = checkCampaignFile(soundCampaign({ sponsor: { ...soundCampaign().sponsor, ...paying } }));
  return findings.map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`);
}

describe('what a sponsor pays, as it is checked', () => {
  it('may be left out, bound by cases, by money or by both', () => {
    assert.deepEqual(found({}), []);
    assert.deepEqual(found({ perCase: CNY }), []);
    assert.deepEqual(found({ cap: { cases: 3 } }), []);
    assert.deepEqual(found({ perCase: CNY, cap: { amountMinor: 4_500 } }), []);
    assert.deepEqual(found({ perCase: CNY, cap: { cases: 1, amountMinor: 100_000 } }), []);
    assert.deepEqual(found({ perCase: { ...CNY, amountMinor: 0 }, cap: { amountMinor: 1 } }), []);
  });

  it('is refused where the cap bounds nothing or lets nobody in', () => {
    assert.deepEqual(found({ cap: {} }), ['error cap-empty sponsor.cap']);
    assert.deepEqual(found({ cap: { amountMinor: 100_000 } }), ['error cap-without-cost sponsor.cap.amountMinor']);
    assert.deepEqual(found({ perCase: CNY, cap: { amountMinor: 4_499 } }), ['error cap-below-cost sponsor.cap.amountMinor']);
  });

  it('is doubted in a currency that is not known', () => {
    assert.deepEqual(found({ perCase: { ...CNY, currency: 'RMB' } }), ['warning unknown-currency sponsor.perCase.currency']);
    for (const currency of ['EUR', 'JPY', 'USD']) assert.deepEqual(found({ perCase: { ...CNY, currency } }), [], currency);
  });
});
