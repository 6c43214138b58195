import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ServiceHours } from '../campaign-file.ts';
import { soundCampaign } from '../test-data/campaign.ts';
import { checkCampaignFile } from './check.ts';

type Exception = NonNullable<ServiceHours['exceptions']>[number];

const DAY = [{ from: '08:00', to: '22:00' }];
const NIGHT = [{ from: '22:00', to: '02:00' }];
const WEEK = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: DAY, sun: DAY };
const closed = (firstDay: string, lastDay = firstDay): Exception => ({ firstDay, lastDay, hours: [] });

/** What is found in the exceptions of the campaign from 31 December 2022, a Saturday, to 6 February 2023. */
function found(exceptions: Exception[], weekly: ServiceHours['weekly'] = WEEK) {
  const { file, findings } = checkCampaignFile(soundCampaign({ serviceHours: { weekly, exceptions } }));
  assert.ok(file);
  return findings.map(({ code, path }) => `${code} ${path.join('.')}`);
}

describe('exceptions, as they are checked', () => {
  it('are doubted outside the campaign’s days', () => {
    const outside = 'exception-outside serviceHours.exceptions.0';
    assert.deepEqual(found([closed('2022-12-25')]), [outside]);
    assert.deepEqual(found([closed('2022-12-30')]), [outside]);
    assert.deepEqual(found([closed('2023-02-07', '2023-03-01')]), [outside]);
    assert.deepEqual(found([closed('2022-12-30', '2022-12-31'), closed('2023-02-06', '2023-02-07')]), []);
  });

  it('count on the eve of the first day where its night reaches into it, theirs or that of the week', () => {
    assert.deepEqual(found([{ ...closed('2022-12-30'), hours: NIGHT }]), []);
    assert.deepEqual(found([closed('2022-12-30')], { ...WEEK, fri: NIGHT }), []);
    assert.deepEqual(found([closed('2022-12-29')], { ...WEEK, thu: NIGHT }).length, 1);
  });

  it('are doubted where earlier ones decide every one of their days', () => {
    const hidden = (index: number): string => `exception-hidden serviceHours.exceptions.${index}`;
    assert.deepEqual(found([closed('2023-01-20', '2023-01-28'), closed('2023-01-25')]), [hidden(1)]);
    assert.deepEqual(found([closed('2023-01-25'), closed('2023-01-20', '2023-01-28')]), []);
    assert.deepEqual(found([closed('2023-01-20'), closed('2023-01-21'), closed('2023-01-20', '2023-01-21')]), [hidden(2)]);
    assert.deepEqual(found([closed('2023-01-20'), closed('2023-01-22'), closed('2023-01-20', '2023-01-22')]), []);
    // Of days outside the campaign nobody asks.
    assert.deepEqual(found([closed('2023-02-06'), closed('2023-02-06', '2023-02-09')]), [hidden(1)]);
  });

  it('are looked at in the hours of groups as well, and named with what decides in their place', () => {
    const [adults] = soundCampaign().modules;
    assert.ok(adults);
    const festival = { ...closed('2023-01-20', '2023-01-28'), names: { en: 'Spring Festival', 'zh-Hans': '春节' } };
    const serviceHours = { weekly: WEEK, exceptions: [festival, closed('2023-01-25'), closed('2024-01-25')] };
    const { findings } = checkCampaignFile(soundCampaign({ serviceHours: { weekly: WEEK }, modules: [{ ...adults, serviceHours }] }));
    const doubts = findings.filter(({ code }) => code !== 'no-doctors');
    assert.deepEqual(
      doubts.map(({ path, messages }) => [path.join('.'), messages['en'], messages['zh-Hans']]),
      [
        [
          'modules.0.serviceHours.exceptions.1',
          'The exception 25 Jan 2023 never counts: the earlier one, 20 Jan 2023 – 28 Jan 2023 (Spring Festival), decides first. Move it up or remove it.',
          '例外 2023年1月25日 不会生效：以排在前面的例外 2023年1月20日至2023年1月28日（春节） 为准。请上移或删除。',
        ],
        [
          'modules.0.serviceHours.exceptions.2',
          'The exception 25 Jan 2024 never counts: the campaign is from 31 Dec 2022 to 6 Feb 2023. Move or remove it.',
          '例外 2024年1月25日 不会生效：活动从2022年12月31日到2023年2月6日。请调整或删除。',
        ],
      ],
    );
  });
});
