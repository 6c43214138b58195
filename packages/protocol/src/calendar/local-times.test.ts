import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CampaignFile } from '../campaign-file.ts';
import { soundCampaign } from '../test-data/campaign.ts';
import { checkCampaignFile } from './check.ts';
import { resolveInstants } from './schedule.ts';

const iso = (ms: number): string => new Date(ms).toISOString();
const berlin = (changes: Partial<CampaignFile>): CampaignFile =>
  soundCampaign({ timeZone: 'Europe/Berlin', firstDay: '2027-03-28', lastDay: '2027-10-31', ...changes });
const messages = (file: CampaignFile): Record<string, string>[] => checkCampaignFile(file).findings.map(({ messages: said }) => said);
const codes = (file: CampaignFile): string[] => checkCampaignFile(file).findings.map(({ code }) => code);
const daily = (from: string, to: string): CampaignFile['serviceHours'] => {
  const hours = [{ from, to }];
  return { weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours } };
};

describe('a wall time of one moment', () => {
  it('is refused where the clocks skip it, with the last minute before and the first after', () => {
    assert.deepEqual(messages(berlin({ opensAtLocal: '02:30' })), [
      {
        en: '02:30 does not exist in Berlin on 28 Mar 2027 (clocks go forward). Pick another time: 01:59 is the last minute before, 03:00 the first after.',
        'zh-Hans': 'Berlin 2027年3月28日 02:30 不存在（时钟拨快），请换一个时间：之前最后一分钟是 01:59，之后第一分钟是 03:00。',
      },
    ]);
    for (const opensAtLocal of ['01:59', '03:00']) assert.deepEqual(codes(berlin({ opensAtLocal })), [], opensAtLocal);
  });

  it('is refused where it comes twice, and both choices that are named can be written', () => {
    assert.deepEqual(messages(berlin({ lineClosesAtLocal: '02:30' })), [
      {
        en: '02:30 happens twice in Berlin on 31 Oct 2027. Choose the first (02:30+02:00) or the second (02:30+01:00).',
        'zh-Hans': 'Berlin 2027年10月31日 02:30 出现两次，请选择第一次（02:30+02:00）或第二次（02:30+01:00）。',
      },
    ]);
    const closes = ['02:30+02:00', '02:30+01:00'].map((lineClosesAtLocal) => {
      const file = berlin({ cardClosesAtLocal: lineClosesAtLocal, lineClosesAtLocal });
      assert.deepEqual(codes(file), []);
      return iso(resolveInstants(file, 0).lineClosesAtMs);
    });
    assert.deepEqual(closes, ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z']);
  });

  it('may carry no other offset than its own', () => {
    assert.deepEqual(messages(berlin({ cardClosesAtLocal: '12:00+08:00' }))[0], {
      en: '12:00+08:00 is not a time of Berlin on 31 Oct 2027. Write 12:00+01:00, or leave the offset out.',
      'zh-Hans': 'Berlin 2027年10月31日 没有 12:00+08:00 这个时间，请写 12:00+01:00，或去掉偏移量。',
    });
    assert.deepEqual(codes(berlin({ cardClosesAtLocal: '12:00+01:00' })), []);
    assert.deepEqual(codes(berlin({ opensAtLocal: '02:30+01:00' })), ['local-time-skipped']);
  });

  it('is the beginning or the end of the day at 00:00 and 24:00, whatever the clocks do', () => {
    // Clocks in Havana go back from 1:00 to 0:00 on this day, so midnight comes twice.
    const havana = soundCampaign({ timeZone: 'America/Havana', firstDay: '2027-11-07', lastDay: '2027-11-07', opensAtLocal: '00:00' });
    assert.deepEqual(codes({ ...havana, lineClosesAtLocal: '24:00' }), []);
    assert.equal(iso(resolveInstants(havana, 0).startsAtMs), '2027-11-07T04:00:00.000Z');
  });

  it('is not on a day that the place has left out', () => {
    assert.deepEqual(codes(soundCampaign({ timeZone: 'Pacific/Apia', firstDay: '2011-12-30', lastDay: '2012-01-30' })), ['day-left-out']);
  });
});

describe('service hours', () => {
  it('come with a warning where a change of the clocks makes them shorter or longer', () => {
    const { file, findings } = checkCampaignFile(berlin({ firstDay: '2027-01-01', serviceHours: daily('22:00', '06:00') }));
    assert.ok(file);
    assert.deepEqual(
      findings.map(({ code, severity, path }) => [code, severity, path.join('.')]),
      [
        ['hours-skipped', 'warning', 'serviceHours.weekly.sat.0'],
        ['hours-repeated', 'warning', 'serviceHours.weekly.sat.0'],
      ],
    );
    assert.equal(
      findings[0]?.messages['en'],
      '22:00–06:00 is open for 420 minutes, not 480, when clocks go forward in Berlin on 28 Mar 2027. The time that does not exist is left out.',
    );
  });

  it('come with one warning for each stretch, however often the clocks change', () => {
    const found = messages(berlin({ firstDay: '2027-01-01', lastDay: '2029-12-31', serviceHours: daily('02:00', '02:30') }));
    assert.deepEqual(
      found.map(({ en }) => en),
      [
        '02:00–02:30 is open for 0 minutes, not 30, when clocks go forward in Berlin on 28 Mar 2027 and 2 more times. The time that does not exist is left out.',
        '02:00–02:30 is open for 90 minutes, not 30, when clocks go back in Berlin on 31 Oct 2027 and 2 more times. The time that comes twice is open both times.',
      ],
    );
  });

  it('end with the first reading where the repeated time begins when they end', () => {
    const { open } = resolveInstants(berlin({ serviceHours: daily('00:00', '02:00') }), Date.parse('2027-10-30T12:00:00Z'));
    assert.deepEqual(open.at(-1)?.map(iso), ['2027-10-30T22:00:00.000Z', '2027-10-31T00:00:00.000Z']);
  });

  it('come without a warning in zones whose clocks never change, and for whole days', () => {
    assert.deepEqual(codes(soundCampaign({ serviceHours: daily('01:00', '04:00') })), []);
    assert.deepEqual(codes(berlin({ firstDay: '2027-01-01', serviceHours: daily('00:00', '24:00') })), []);
  });
});
