import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CampaignDocument, CampaignFile } from '@consult-kit/protocol';
import { TEST_CAMPAIGN } from '../../testing/gateway-under-test.ts';
import { serve } from './campaigns.ts';

const FILE = TEST_CAMPAIGN as CampaignFile;
const AT_MS = Date.parse('2027-03-10T02:00:00.250Z');

describe('a campaign’s written document', () => {
  it('is written once a second, with the time of its writing', () => {
    const campaign = serve(FILE);
    const first = campaign.written(AT_MS);
    assert.deepEqual(JSON.parse(first.json), campaign.document(AT_MS));
    assert.equal(campaign.written(AT_MS + 749), first);
    const next = campaign.written(AT_MS + 750);
    assert.equal((JSON.parse(next.json) as CampaignDocument).serverTime, '2027-03-10T02:00:01.000Z');
    assert.equal(next.tag, first.tag);
  });

  it('changes its tag with the wait and with the hours that are known, and with nothing else', () => {
    let wait: { fromMinutes: number; toMinutes: number } | null = null;
    const campaign = serve(FILE, { waitOf: () => wait });
    const tags = [campaign.written(AT_MS).tag];
    wait = { fromMinutes: 5, toMinutes: 10 };
    tags.push(campaign.written(AT_MS).tag);
    assert.deepEqual((JSON.parse(campaign.written(AT_MS).json) as CampaignDocument).wait, wait);
    wait = { ...wait };
    assert.equal(campaign.written(AT_MS).tag, tags[1]);
    const nextDay = campaign.written(AT_MS + 86_400_000);
    tags.push(nextDay.tag);
    assert.equal(new Set(tags).size, 3);
    assert.deepEqual(JSON.parse(nextDay.json), campaign.document(AT_MS + 86_400_000));
  });

  it('says at once when the sponsor’s cap is reached, and when a place has become free again', () => {
    let capReached = false;
    const campaign = serve(FILE, { capReachedOf: (id) => id === FILE.id && capReached });
    const before = campaign.written(AT_MS);
    capReached = true;
    const reached = campaign.written(AT_MS);
    assert.notEqual(reached.tag, before.tag);
    assert.equal((JSON.parse(reached.json) as CampaignDocument).capReached, true);
    assert.equal(campaign.written(AT_MS), reached);
    capReached = false;
    assert.equal(campaign.written(AT_MS).tag, before.tag);
    assert.equal('capReached' in (JSON.parse(campaign.written(AT_MS).json) as CampaignDocument), false);
  });

  it('has the hours of a group as instants alone, cut with those of the campaign', () => {
    const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
    const serviceHours = { weekly: Object.fromEntries(days.map((day) => [day, [{ from: '20:00', to: '24:00' }]])) };
    const [first, ...others] = FILE.modules;
    assert.ok(first);
    const { schedule, modules } = serve({ ...FILE, modules: [{ ...first, serviceHours }, ...others] }).document(AT_MS);
    assert.deepEqual(Object.keys(schedule.modules ?? {}), [first.id]);
    // The campaign closes at 22:00 in Shanghai.
    assert.ok(schedule.modules?.[first.id]?.some(([from, to]) => from === '2027-03-10T12:00:00.000Z' && to === '2027-03-10T14:00:00.000Z'));
    assert.ok(modules.every((module) => !('serviceHours' in module)));
    assert.equal('modules' in serve(FILE).document(AT_MS).schedule, false);
  });

  it('tells nobody what the sponsor pays for a case, and at most', () => {
    const sponsor = { ...FILE.sponsor, perCase: { amountMinor: 4_517, currency: 'CNY' }, cap: { cases: 3, amountMinor: 98_765 } };
    const { json } = serve({ ...FILE, sponsor }).written(AT_MS);
    assert.doesNotMatch(json, /4517|98765|perCase|"cap"/);
    assert.deepEqual((JSON.parse(json) as CampaignDocument).sponsor, FILE.sponsor);
  });
});
