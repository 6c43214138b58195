import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CampaignFile } from '../campaign-file.ts';
import { soundCampaign } from '../test-data/campaign.ts';
import { overlapFindings } from './overlaps.ts';

const winter = soundCampaign();
const region = (...eligible: string[]): CampaignFile['region'] => ({ code: 'CN', emergencyNumber: '120', eligible });
const overlaps = (changes: Partial<CampaignFile>, nowMs?: number): number =>
  overlapFindings(soundCampaign({ id: 'other', ...changes }), [winter], nowMs).length;

describe('overlapFindings', () => {
  it('names the other campaign, the placement and the shared days', () => {
    const [found] = overlapFindings(
      soundCampaign({ id: 'other', placements: ['home', 'search'], firstDay: '2023-02-04', lastDay: '2023-03-01' }),
      [winter],
    );
    assert.deepEqual(found && [found.code, found.severity, found.path], ['overlap', 'error', ['placements', 1]]);
    assert.equal(
      found?.messages['en'],
      'Overlaps “Free winter consultation” for the same placement “search”, 4 Feb 2023 to 6 Feb 2023. Change the days, the placement or the pages of one of them.',
    );
    assert.match(found?.messages['zh-Hans'] ?? '', /与“冬季免费咨询”在同一位置“search”重叠（2023年2月4日 至 2023年2月6日）/);
  });

  it('compares instants, to the first one after the end', () => {
    assert.equal(overlaps({ firstDay: '2023-02-07', lastDay: '2023-03-01' }), 0);
    assert.equal(overlaps({ firstDay: '2023-02-06', lastDay: '2023-03-01' }), 1);
    // Auckland is ahead of Shanghai, so its 7th begins while the 6th goes on there.
    assert.equal(overlaps({ timeZone: 'Pacific/Auckland', firstDay: '2023-02-07', lastDay: '2023-03-01' }), 1);
    assert.equal(overlaps({ lastDay: '2023-02-06', lineClosesAtLocal: '12:00' }), 1);
  });

  it('begins a card in the place of another one at the instant at which that is hidden, whatever its line does', () => {
    const first = soundCampaign({ cardClosesAtLocal: '10:00', lineClosesAtLocal: '12:00' });
    const next = (opensAtLocal: string) =>
      overlapFindings(soundCampaign({ id: 'next', firstDay: '2023-02-06', lastDay: '2023-03-01', opensAtLocal }), [first]);
    assert.deepEqual(next('10:00'), []);
    const [found] = next('09:59');
    assert.match(found?.messages['en'] ?? '', /“search”, 6 Feb 2023 09:59 to 10:00\. Change/);
    assert.match(found?.messages['zh-Hans'] ?? '', /（2023年2月6日 09:59 至 10:00）/);
    const [toMidnight] = overlapFindings(soundCampaign({ id: 'next', firstDay: '2023-02-06', lastDay: '2023-02-06' }), [winter]);
    assert.match(toMidnight?.messages['en'] ?? '', /6 Feb 2023 00:00 to 24:00\./);
  });

  it('lets campaigns be that name no pages: the app chooses one by its id', () => {
    const bare = { hosts: { origins: [] } };
    assert.deepEqual(overlapFindings(soundCampaign({ id: 'other', ...bare }), [soundCampaign(bare)]), []);
    assert.equal(overlaps(bare), 0);
  });

  it('lets campaigns be that share no placement, page, region or time to come', () => {
    assert.equal(overlaps({}), 1);
    assert.equal(overlaps({ placements: ['home'] }), 0);
    assert.equal(overlaps({ hosts: { origins: ['https://another.example'] } }), 0);
    assert.equal(overlaps({}, Date.parse('2023-02-06T16:00:00Z')), 0);
    assert.equal(overlaps({}, Date.parse('2023-02-06T15:59:59Z')), 1);
    const regional = (...codes: string[]): number =>
      overlapFindings(soundCampaign({ id: 'other', region: region(...codes) }), [soundCampaign({ region: region('CN-42', 'US') })]).length;
    assert.deepEqual([regional('CN-43'), regional('CN-42-0528'), regional('CN'), regional('CN-420528')], [0, 1, 1, 0]);
    assert.equal(overlapFindings(winter, [soundCampaign({ firstDay: '2023-01-01' })]).length, 0);
  });
});
