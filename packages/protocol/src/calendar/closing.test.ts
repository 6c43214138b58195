import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { soundCampaign } from '../test-data/campaign.ts';
import { closesNow } from './closing.ts';

const OPEN_MS = Date.parse('2023-01-05T04:00:00Z');
const reasons = { 'zh-Hans': '维护中。', en: 'Maintenance.' };

describe('closesNow', () => {
  it('holds for what ends, pauses or stops the line of a campaign that is open', () => {
    const before = soundCampaign();
    for (const changes of [{ lastDay: '2023-01-04' }, { paused: { reasons } }, { lastDay: '2023-01-05', lineClosesAtLocal: '11:00' }])
      assert.equal(closesNow(before, soundCampaign(changes), OPEN_MS), true, JSON.stringify(changes));
  });

  it('does not hold for a later end, a new campaign, or one that takes nobody anyway', () => {
    assert.equal(closesNow(soundCampaign(), soundCampaign({ lastDay: '2023-01-06' }), OPEN_MS), false);
    assert.equal(closesNow(null, soundCampaign({ lastDay: '2023-01-04' }), OPEN_MS), false);
    assert.equal(closesNow(soundCampaign({ paused: { reasons } }), soundCampaign({ lastDay: '2023-01-04' }), OPEN_MS), false);
    assert.equal(closesNow(soundCampaign(), soundCampaign({ lastDay: '2023-01-04' }), Date.parse('2022-12-01T00:00:00Z')), false);
  });
});
