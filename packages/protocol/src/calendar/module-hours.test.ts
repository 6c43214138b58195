import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CampaignFile, ServiceHours } from '../campaign-file.ts';
import { moduleMoment } from '../clock.ts';
import { soundCampaign } from '../test-data/campaign.ts';
import { checkCampaignFile } from './check.ts';
import { resolveInstants } from './schedule.ts';

type Day = keyof ServiceHours['weekly'];

const WEEK: Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const at = (text: string): number => Date.parse(text);
const on = (days: readonly Day[], from: string, to: string): ServiceHours => ({
  weekly: Object.fromEntries(days.map((day) => [day, [{ from, to }]])),
});

/** A campaign whose children have these hours; adults are always served. */
function withChildren(serviceHours: ServiceHours | undefined, changes: Partial<CampaignFile> = {}): CampaignFile {
  const [adults] = soundCampaign().modules;
  assert.ok(adults);
  const children = { ...adults, id: 'children', names: { en: 'Children', 'zh-Hans': '儿童' }, ...(serviceHours && { serviceHours }) };
  return soundCampaign({ modules: [adults, children], ...changes });
}

const said = (file: CampaignFile) =>
  checkCampaignFile(file).findings.map(({ code, path, messages }) => [code, path.join('.'), messages['en'], messages['zh-Hans']]);

describe('hours of a group, as they are checked', () => {
  it('leave no day of service without doctors, or a warning names the days', () => {
    const weekdays = WEEK.slice(0, 5);
    const warning = (days: string, zh: string) => [
      ['no-doctors', 'modules.1.serviceHours', `No doctors are assigned to Children on ${days}.`, `${zh}没有医生负责“儿童”。`],
    ];
    assert.deepEqual(said(withChildren(on(weekdays, '08:00', '18:00'))), warning('weekends', '周末'));
    assert.deepEqual(said(withChildren(on(['sat', 'sun'], '08:00', '18:00'))), warning('weekdays', '周一至周五'));
    assert.deepEqual(said(withChildren(on(['mon', 'tue', 'wed', 'thu', 'fri', 'sun'], '08:00', '18:00'))), warning('Saturdays', '周六'));
    assert.deepEqual(said(withChildren(on(WEEK, '08:00', '18:00'))), []);
    // The campaign itself is closed on weekends.
    assert.deepEqual(said(withChildren(on(weekdays, '08:00', '18:00'), { serviceHours: on(weekdays, '09:00', '12:00') })), []);
  });

  it('name single days where an exception leaves them out', () => {
    const holiday = (firstDay: string, lastDay: string): ServiceHours => ({
      ...on(WEEK, '08:00', '18:00'),
      exceptions: [{ firstDay, lastDay, hours: [] }],
    });
    assert.deepEqual(
      said(withChildren(holiday('2023-01-21', '2023-01-27'))).map(([code, , en, zh]) => [code, en, zh]),
      [['no-doctors', 'No doctors are assigned to Children on 21 Jan 2023 and 6 more days.', '2023年1月21日等 7 天没有医生负责“儿童”。']],
    );
    assert.match(String(said(withChildren(holiday('2023-01-21', '2023-01-22')))[0]?.[2]), /on 21 Jan 2023 and 1 more day\.$/);
    // An exception outside the campaign leaves nobody out.
    assert.deepEqual(
      said(withChildren(holiday('2024-01-21', '2024-01-27'))).map(([code]) => code),
      ['exception-outside'],
    );
  });

  it('count a night for the day it begins on, and see what reaches over midnight', () => {
    const nights = on(WEEK, '22:00', '02:00');
    const days = (children: ServiceHours) =>
      said(withChildren(children, { serviceHours: nights })).map(([, , en]) => String(en).replace(/^.* on /, ''));
    assert.deepEqual(days(on(WEEK, '23:00', '24:00')), []);
    // The campaign ends with its last day, and so does that night.
    assert.deepEqual(days(on(WEEK, '00:00', '01:00')), ['6 Feb 2023.']);
    // Sunday's small hours belong to Saturday's night; those of Monday to Sunday, which has nobody.
    assert.deepEqual(days(on(['tue', 'wed', 'thu', 'fri', 'sat', 'sun'], '00:00', '01:00')), ['Sundays and 6 Feb 2023.']);
  });

  it('have to meet the hours of the campaign at some time', () => {
    const open = { serviceHours: on(WEEK, '08:00', '18:00') };
    const never = said(withChildren(on(WEEK, '18:00', '22:00'), open));
    assert.deepEqual(never, [
      [
        'module-never-open',
        'modules.1.serviceHours',
        'No hours of Children lie within those of the campaign. Move its hours, or turn the group off.',
        '“儿童”的时段都不在活动的服务时段内，请调整时段或关闭该人群。',
      ],
    ]);
    assert.equal(checkCampaignFile(withChildren(on(WEEK, '18:00', '22:00'), open)).file, null);
    const oneDay = { firstDay: '2022-12-31', lastDay: '2022-12-31' };
    assert.equal(said(withChildren(on(WEEK, '08:00', '12:00'), { ...oneDay, opensAtLocal: '12:00' }))[0]?.[0], 'module-never-open');
    assert.equal(
      said(withChildren(on(WEEK, '18:00', '22:00'), { ...oneDay, cardClosesAtLocal: '17:00', lineClosesAtLocal: '18:00' }))[0]?.[0],
      'module-never-open',
    );
    assert.deepEqual(said(withChildren(on(WEEK, '17:59', '22:00'), open)), []);
  });

  it('are nobody’s matter while the group is off', () => {
    const file = withChildren(on(WEEK, '18:00', '22:00'), { serviceHours: on(WEEK, '08:00', '18:00') });
    const [adults, children] = file.modules;
    assert.ok(adults && children);
    assert.deepEqual(said({ ...file, modules: [adults, { ...children, enabled: false }] }), []);
  });

  it('name the stretch that never counts', () => {
    const hours: ServiceHours = {
      weekly: {
        ...on(WEEK, '09:00', '12:00').weekly,
        mon: [
          { from: '09:00', to: '12:00' },
          { from: '19:00', to: '20:00' },
        ],
      },
    };
    assert.deepEqual(said(withChildren(hours, { serviceHours: on(WEEK, '08:00', '18:00') })), [
      [
        'module-hours-outside',
        'modules.1.serviceHours.weekly.mon.1',
        '19:00–20:00 of Children lies outside all service hours of the campaign and never counts. Move or remove it.',
        '“儿童”的 19:00–20:00 完全在活动的服务时段之外，不会生效，请调整或删除。',
      ],
    ]);
  });

  it('are warned of where a change of the clocks makes them shorter or longer', () => {
    const berlin = { timeZone: 'Europe/Berlin', firstDay: '2027-03-01', lastDay: '2027-11-30' };
    const found = checkCampaignFile(withChildren(on(WEEK, '01:00', '05:00'), berlin)).findings;
    assert.deepEqual(
      found.map(({ code, path }) => [code, path.join('.')]),
      [
        ['hours-skipped', 'modules.1.serviceHours.weekly.sun.0'],
        ['hours-repeated', 'modules.1.serviceHours.weekly.sun.0'],
      ],
    );
  });

  it('are checked in a moment, however long the campaign is', () => {
    const file = withChildren(on(WEEK, '08:00', '18:00'), { firstDay: '2023-01-01', lastDay: '9999-12-31' });
    assert.deepEqual(said(file), []);
  });
});

describe('hours of a group, as instants', () => {
  const hours = (file: CampaignFile, around: string) => {
    const { open, modules, horizonMs } = resolveInstants(file, at(around));
    const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 16);
    return {
      open: open.map(([from, to]) => `${iso(from)} ${iso(to)}`),
      children: modules?.['children']?.map(([from, to]) => `${iso(from)} ${iso(to)}`),
      modules: Object.keys(modules ?? {}),
      horizon: iso(horizonMs),
    };
  };

  it('are those of the campaign where the group has none', () => {
    assert.equal(resolveInstants(withChildren(undefined), at('2023-01-05T00:00:00Z')).modules, undefined);
  });

  it('are cut with the hours of the campaign and of its last day', () => {
    const file = withChildren(on(WEEK, '08:00', '22:00'), {
      firstDay: '2023-01-05',
      lastDay: '2023-01-06',
      cardClosesAtLocal: '10:30',
      lineClosesAtLocal: '10:30',
      serviceHours: {
        weekly: {
          thu: [
            { from: '07:00', to: '09:00' },
            { from: '20:00', to: '23:00' },
          ],
          fri: [{ from: '10:00', to: '12:00' }],
        },
      },
    });
    const { children, modules } = hours(file, '2023-01-05T00:00:00Z');
    assert.deepEqual(modules, ['children']);
    assert.deepEqual(children, [
      '2023-01-05T00:00 2023-01-05T01:00',
      '2023-01-05T12:00 2023-01-05T14:00',
      '2023-01-06T02:00 2023-01-06T02:30',
    ]);
  });

  it('are known ten days ahead where the campaign is always open, which stays one stretch', () => {
    const { open, children, horizon } = hours(withChildren(on(['mon'], '08:00', '18:00')), '2023-01-05T00:00:00Z');
    assert.deepEqual(open, ['2022-12-30T16:00 2023-02-06T16:00']);
    assert.deepEqual(children, ['2023-01-09T00:00 2023-01-09T10:00']);
    assert.equal(horizon, '2023-01-15T16:00');
    const last = hours(withChildren(on(['mon'], '08:00', '18:00')), '2023-02-01T00:00:00Z');
    assert.deepEqual(last.children, ['2023-01-30T00:00 2023-01-30T10:00', '2023-02-06T00:00 2023-02-06T10:00']);
    assert.equal(last.horizon, '2023-02-06T16:00');
  });

  it('follow a change of the clocks like those of the campaign', () => {
    const file = withChildren(on(WEEK, '01:00', '05:00'), { timeZone: 'Europe/Berlin', firstDay: '2027-03-27', lastDay: '2027-03-29' });
    const { children } = hours(file, '2027-03-27T12:00:00Z');
    assert.deepEqual(children, [
      '2027-03-27T00:00 2027-03-27T04:00',
      '2027-03-28T00:00 2027-03-28T03:00',
      '2027-03-28T23:00 2027-03-29T03:00',
    ]);
  });

  it('say whether doctors are there, and when next', () => {
    const { modules } = resolveInstants(withChildren(on(WEEK, '08:00', '18:00')), at('2023-01-05T00:00:00Z'));
    const own = modules?.['children'] ?? [];
    const [from, to] = [at('2023-01-05T00:00:00Z'), at('2023-01-05T10:00:00Z')];
    assert.deepEqual(moduleMoment(own, from - 1), { served: false, hours: [from, to], nextChangeAtMs: from });
    assert.deepEqual(moduleMoment(own, from), { served: true, hours: [from, to], nextChangeAtMs: to });
    assert.deepEqual(moduleMoment(own, to - 1), { served: true, hours: [from, to], nextChangeAtMs: to });
    assert.deepEqual(moduleMoment(own, to).hours?.[0], from + 86_400_000);
    assert.deepEqual(moduleMoment([], to), { served: false, hours: null, nextChangeAtMs: null });
  });
});
