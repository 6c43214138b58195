import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { campaignMoment, type CampaignInstants } from './clock.ts';

const instants: CampaignInstants = {
  startsAtMs: 1_000,
  cardClosesAtMs: 9_000,
  lineClosesAtMs: 8_000,
  open: [
    [1_500, 3_000],
    [5_000, 9_000],
  ],
  horizonMs: 9_000,
  paused: false,
};

describe('campaignMoment', () => {
  it('walks through every state and names each next change', () => {
    const seen: unknown[] = [];
    for (let atMs: number | null = 0; atMs !== null;) {
      const moment = campaignMoment(instants, atMs);
      seen.push([atMs, moment.state, moment.showsCard, moment.takesNewPeople]);
      atMs = moment.nextChangeAtMs;
    }
    assert.deepEqual(seen, [
      [0, 'upcoming', false, false],
      [1_000, 'closed', false, false],
      [1_500, 'open', true, true],
      [3_000, 'closed', false, false],
      [5_000, 'open', true, true],
      [8_000, 'open', true, false],
      [9_000, 'ended', false, false],
    ]);
  });

  it('includes a start and leaves out an end', () => {
    assert.equal(campaignMoment(instants, 1_499).state, 'closed');
    assert.equal(campaignMoment(instants, 1_500).state, 'open');
    assert.equal(campaignMoment(instants, 2_999).state, 'open');
    assert.equal(campaignMoment(instants, 3_000).state, 'closed');
  });

  it('stays paused until the campaign is over, and says so before it began as well', () => {
    const paused = { ...instants, paused: true };
    assert.deepEqual(
      [0, 2_000, 8_999, 9_000].map((atMs) => campaignMoment(paused, atMs).state),
      ['paused', 'paused', 'paused', 'ended'],
    );
    assert.equal(campaignMoment(paused, 2_000).nextChangeAtMs, 9_000);
    assert.equal(campaignMoment(paused, 2_000).showsCard, false);
  });

  it('hides the card before the line closes when the card closes first', () => {
    const moment = campaignMoment({ ...instants, cardClosesAtMs: 8_000, lineClosesAtMs: 9_000 }, 8_500);
    assert.deepEqual([moment.state, moment.showsCard, moment.takesNewPeople], ['open', false, true]);
  });

  it('asks to be looked at again at the horizon when it knows no later hours', () => {
    const moment = campaignMoment({ ...instants, open: [[1_500, 3_000]], horizonMs: 6_000 }, 4_000);
    assert.deepEqual([moment.state, moment.nextChangeAtMs, moment.hours], ['closed', 6_000, null]);
  });

  it('gives the coming hours while closed', () => {
    assert.deepEqual(campaignMoment(instants, 3_500).hours, [5_000, 9_000]);
  });
});
