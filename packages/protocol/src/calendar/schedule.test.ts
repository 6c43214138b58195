import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { campaignMoment } from '../clock.ts';
import { soundCampaign } from '../test-data/campaign.ts';
import { resolveInstants } from './schedule.ts';

const at = (text: string): number => Date.parse(text);
const iso = (stretch: readonly [number, number]): string[] => stretch.map((ms) => new Date(ms).toISOString());
const everyDay = (from: string, to: string) => {
  const hours = [{ from, to }];
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours };
};

describe('resolveInstants', () => {
  it('begins with the first instant of the first day and ends with the first one after the last day', () => {
    const instants = resolveInstants(soundCampaign(), at('2023-01-01T00:00:00Z'));
    assert.equal(new Date(instants.startsAtMs).toISOString(), '2022-12-30T16:00:00.000Z');
    assert.equal(new Date(instants.cardClosesAtMs).toISOString(), '2023-02-06T16:00:00.000Z');
    assert.equal(campaignMoment(instants, instants.lineClosesAtMs - 1).state, 'open');
    assert.equal(campaignMoment(instants, instants.lineClosesAtMs).state, 'ended');
  });

  it('takes the wall times of the file for opening, card and line', () => {
    const file = soundCampaign({ opensAtLocal: '08:00', cardClosesAtLocal: '18:00', lineClosesAtLocal: '20:00' });
    const instants = resolveInstants(file, at('2023-01-01T00:00:00Z'));
    assert.deepEqual(iso([instants.startsAtMs, instants.cardClosesAtMs]), ['2022-12-31T00:00:00.000Z', '2023-02-06T10:00:00.000Z']);
    assert.equal(new Date(instants.lineClosesAtMs).toISOString(), '2023-02-06T12:00:00.000Z');
  });

  it('begins where a zone’s day begins when that day has no midnight', () => {
    const file = soundCampaign({ timeZone: 'America/Sao_Paulo', firstDay: '2018-11-04', lastDay: '2018-11-05' });
    assert.equal(new Date(resolveInstants(file, at('2018-11-04T12:00:00Z')).startsAtMs).toISOString(), '2018-11-04T03:00:00.000Z');
  });

  it('gives 22:00–02:00 to the day it begins and clips it to the campaign', () => {
    const file = soundCampaign({ serviceHours: { weekly: { sat: [{ from: '22:00', to: '02:00' }] } } });
    const { open } = resolveInstants(file, at('2022-12-31T00:00:00Z'));
    assert.deepEqual(open[0] && iso(open[0]), ['2022-12-31T14:00:00.000Z', '2022-12-31T18:00:00.000Z']);
    const last = resolveInstants(soundCampaign({ lastDay: '2022-12-31', serviceHours: file.serviceHours! }), at('2022-12-31T00:00:00Z'));
    assert.deepEqual(last.open.map(iso), [['2022-12-31T14:00:00.000Z', '2022-12-31T16:00:00.000Z']]);
  });

  it('follows exceptions, a closed day included', () => {
    const file = soundCampaign({
      serviceHours: {
        weekly: everyDay('08:00', '22:00'),
        exceptions: [
          { firstDay: '2023-01-21', lastDay: '2023-01-22', hours: [{ from: '10:00', to: '18:00' }] },
          { firstDay: '2023-01-23', lastDay: '2023-01-23', hours: [] },
        ],
      },
    });
    const { open } = resolveInstants(file, at('2023-01-20T16:00:00Z'));
    const days = open.map(iso).filter(([from]) => from! > '2023-01-20T16' && from! < '2023-01-24T16');
    assert.deepEqual(days, [
      ['2023-01-21T02:00:00.000Z', '2023-01-21T10:00:00.000Z'],
      ['2023-01-22T02:00:00.000Z', '2023-01-22T10:00:00.000Z'],
      ['2023-01-24T00:00:00.000Z', '2023-01-24T14:00:00.000Z'],
    ]);
  });

  it('leaves out the hour that the clocks skip and spans the hour that comes twice', () => {
    const file = (from: string, to: string) =>
      soundCampaign({
        timeZone: 'Europe/Berlin',
        firstDay: '2027-01-01',
        lastDay: '2027-12-31',
        serviceHours: { weekly: everyDay(from, to) },
      });
    const spring = resolveInstants(file('02:30', '04:00'), at('2027-03-28T00:00:00Z')).open.find(
      ([from]) => from >= at('2027-03-28T00:00:00Z'),
    );
    assert.deepEqual(spring && iso(spring), ['2027-03-28T01:00:00.000Z', '2027-03-28T02:00:00.000Z']);
    const autumn = resolveInstants(file('02:00', '02:30'), at('2027-10-31T00:00:00Z')).open.find(
      ([from]) => from >= at('2027-10-30T23:00:00Z'),
    );
    assert.deepEqual(autumn && iso(autumn), ['2027-10-31T00:00:00.000Z', '2027-10-31T01:30:00.000Z']);
  });

  it('joins stretches that touch, so that whole days are one', () => {
    const file = soundCampaign({ serviceHours: { weekly: everyDay('00:00', '24:00') } });
    assert.equal(resolveInstants(file, at('2023-01-05T00:00:00Z')).open.length, 1);
  });

  it('knows the first hours of a campaign that is far away, and says how far it has looked', () => {
    const file = soundCampaign({ serviceHours: { weekly: everyDay('08:00', '22:00') } });
    const instants = resolveInstants(file, at('2022-01-01T00:00:00Z'));
    assert.deepEqual(instants.open[0] && iso(instants.open[0]), ['2022-12-31T00:00:00.000Z', '2022-12-31T14:00:00.000Z']);
    assert.ok(instants.horizonMs < instants.lineClosesAtMs);
    assert.ok(instants.open.every(([, toMs]) => toMs <= instants.horizonMs));
  });

  it('looks beyond long holidays for the next hours', () => {
    const closed = { firstDay: '2023-01-03', lastDay: '2023-01-27', hours: [] };
    const file = soundCampaign({ serviceHours: { weekly: everyDay('08:00', '22:00'), exceptions: [closed] } });
    const { open } = resolveInstants(file, at('2023-01-05T00:00:00Z'));
    const next = open.find(([from]) => from > at('2023-01-05T00:00:00Z'));
    assert.deepEqual(next && iso(next), ['2023-01-28T00:00:00.000Z', '2023-01-28T14:00:00.000Z']);
  });

  it('gives the same state from whatever day it is worked out', () => {
    const file = soundCampaign({
      serviceHours: { weekly: { mon: [{ from: '20:00', to: '04:00' }], wed: [{ from: '08:00', to: '12:00' }] } },
    });
    for (let hour = 0; hour < 38 * 24; hour += 1) {
      const atMs = at('2022-12-30T16:00:00Z') + hour * 3_600_000;
      const near = campaignMoment(resolveInstants(file, atMs), atMs).state;
      const before = campaignMoment(resolveInstants(file, atMs - 4 * 86_400_000), atMs).state;
      assert.equal(near, before, new Date(atMs).toISOString());
    }
  });
});
