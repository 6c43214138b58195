import { expect } from '@open-wc/testing';
import type { FakeGateway } from '../test-support/fake-gateway.ts';
import { settle, textOf } from '../test-support/open-console.ts';
import { openRoom, type RoomPage } from '../test-support/open-room.ts';
import { soundFile } from '../test-support/sound-file.ts';
import { timeTicks, valueTicks } from './axes.ts';
import { durationText } from './durations.ts';
import { readFigures } from './read-figures.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** The day of the gateway's time in Shanghai; fourteen steps of an hour have passed. */
const TODAY_MS = Date.parse('2023-01-04T16:00:00Z');
const hour = (count: number): string => new Date(TODAY_MS + count * HOUR_MS).toISOString();

const busy = (gateway: FakeGateway): void => {
  gateway.steps = [
    { at: hour(8), waiting: 3, entered: 4, accepted: 1, waitMedianMs: 65_000, waitNinetiethMs: 65_000 },
    {
      at: hour(9),
      waiting: 5,
      entered: 6,
      accepted: 4,
      waitMedianMs: 4 * MINUTE_MS,
      waitNinetiethMs: 9 * MINUTE_MS,
      settled: 2,
      settledMinor: 2500,
    },
    {
      at: hour(11),
      waiting: 2,
      entered: 0,
      accepted: 3,
      waitMedianMs: 30 * MINUTE_MS,
      waitNinetiethMs: 50 * MINUTE_MS,
      settled: 1,
      settledMinor: 1250,
    },
  ];
};
const plot = ({ room }: RoomPage, id: string): Element => room().querySelector(`section.${id}`)!;
const numbers = (elements: Iterable<Element>, name: string): number[] =>
  [...elements].map((one) => Number.parseFloat(one.getAttribute(name)!));
const rows = ({ room }: RoomPage): string[][] =>
  [...room().querySelectorAll('tr')].map((row) => [...row.children].map((cell) => textOf(cell).trim()));
const asked = ({ gateway }: RoomPage): unknown => {
  const { session: _, ...rest } = gateway.asked('/figures').at(-1)!;
  return rest;
};

describe('the figures', () => {
  it('say what happened today, in sentences and in the values of each step', async () => {
    const page = await openRoom('figures', { gateway: busy });
    expect(asked(page)).to.deep.equal({ from: hour(0), to: hour(24) });
    expect(textOf(page.room())).to.contain(
      '5 Jan 2023, 00:00 – 6 Jan 2023, 00:00 Shanghai UTC+08:00, in steps of 1 hr. As of 5 Jan 2023, 14:00.',
    );
    for (const [id, said] of [
      ['waiting', 'At most 5 (5 Jan 2023, 10:00); 0 at the end.'],
      ['waits', 'The longest median was 30 mins, the longest 90th percentile 50 mins.'],
      ['starts', '10 entered the line, 8 were accepted.'],
      ['settled', '3 cases were settled.'],
      ['cost', 'CN¥37.50 in all.'],
    ] as const)
      expect(textOf(plot(page, id)), id).to.contain(said);
    await expect(page.app).to.be.accessible();
  });

  it('draw each value at its height, and nothing where there is none', async () => {
    const page = await openRoom('figures', { gateway: busy });
    const ground = 152;
    const bars = plot(page, 'starts').querySelectorAll('.field .bar');
    // Four and six of at most six, 140 units high.
    expect(numbers(bars, 'height').map(Math.round)).to.deep.equal([93, 140]);
    expect(numbers(bars, 'y').map((y, index) => Math.round(y + numbers(bars, 'height')[index]!))).to.deep.equal([ground, ground]);
    // The ninth of 24 hours begins at a third of the width, and a bar leaves a tenth of it free on each side.
    expect(numbers(bars, 'x')[0]).to.be.closeTo(100 / 3 + 100 / 240, 0.01);
    const path = plot(page, 'waits').querySelector('.field .curve.first')!.getAttribute('d')!;
    expect(path.match(/M/g)?.length).to.equal(2);
    expect(plot(page, 'waits').querySelectorAll('.field .point').length).to.equal(6);
    expect(plot(page, 'waits').querySelector('.field .curve.second')).to.not.equal(null);
  });

  it('tell the values of the step that the slider or the pointer chooses', async () => {
    const page = await openRoom('figures', { gateway: busy });
    const slider = (): HTMLInputElement => page.room().querySelector<HTMLInputElement>('#step')!;
    expect(textOf(page.room().querySelector('output')!)).to.contain('5 Jan 2023, 13:00–14:00');
    await page.enter('#step', '9');
    expect(slider().getAttribute('aria-valuetext')).to.equal(
      '5 Jan 2023, 09:00–10:00; In line at the end of the step: 5; Median wait: 4 mins; Wait, 90th percentile: 9 mins; Entered the line: 6; Accepted by a doctor: 4; Settled: 2; Owed so far: CN¥25.00',
    );
    expect(textOf(plot(page, 'waits')))
      .to.contain('Median wait: 4 mins')
      .and.contain('Wait, 90th percentile: 9 mins');
    const field = plot(page, 'starts').querySelector('.field')!;
    const { left, width, top } = field.getBoundingClientRect();
    const place = { clientX: left + (width * 8.5) / 24, clientY: top + 20, isPrimary: true, bubbles: true };
    field.dispatchEvent(new PointerEvent('pointermove', place));
    await settle();
    expect(slider().value).to.equal('8');
    expect(textOf(plot(page, 'waits'))).to.contain('Median wait: 1 min 5 secs');
    field.dispatchEvent(new PointerEvent('pointermove', { ...place, clientX: left + width }));
    await settle();
    expect(slider().value).to.equal('13');
    expect(textOf(plot(page, 'waits'))).to.contain('Median wait: none');
  });

  it('are a table as well', async () => {
    const page = await openRoom('figures', { gateway: busy });
    await page.press('#look');
    const [head, ...steps] = rows(page);
    expect(head).to.deep.equal([
      'Time',
      'In line at the end of the step',
      'Entered the line',
      'Accepted by a doctor',
      'Median wait',
      'Wait, 90th percentile',
      'Settled',
      'Owed for the step',
      'Owed so far',
    ]);
    expect(steps.length).to.equal(14);
    expect(steps[9]).to.deep.equal(['5 Jan 2023, 09:00–10:00', '5', '6', '4', '4 mins', '9 mins', '2', 'CN¥25.00', 'CN¥25.00']);
    expect(steps[10]?.slice(4)).to.deep.equal(['none', 'none', '0', 'CN¥0.00', 'CN¥25.00']);
    await expect(page.app).to.be.accessible();
    await page.press('#look');
    expect(page.room().querySelector('.plots')).to.not.equal(null);
  });

  it('show seven days, the whole campaign up to today, and a range of one’s own', async () => {
    const page = await openRoom('figures', {}, soundFile({ firstDay: '2022-12-31' }));
    await page.press('#week');
    expect(asked(page)).to.deep.equal({ from: '2022-12-29T16:00:00.000Z', to: hour(24) });
    await page.press('#whole');
    expect(asked(page)).to.deep.equal({ from: '2022-12-30T16:00:00.000Z', to: hour(24) });
    await page.press('#free');
    const form = (): ShadowRoot => page.room().querySelector('console-range-form')!.shadowRoot!;
    const enter = async (name: string, value: string): Promise<void> => {
      const field = form().querySelector<HTMLInputElement>(`[name=${name}]`)!;
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await settle();
    };
    const show = async (): Promise<void> => {
      form().querySelector<HTMLButtonElement>('.main')!.click();
      await settle();
    };
    expect(form().querySelector<HTMLInputElement>('[name=from]')!.value).to.equal('2022-12-31T00:00');
    expect(form().querySelector('[name=from]')!.matches(':focus')).to.equal(true);
    await expect(page.app).to.be.accessible();
    const before = page.gateway.asked('/figures').length;
    for (const [from, to, problem] of [
      ['2023-01-05T08:00', '', 'Enter both times first.'],
      ['2023-01-05T08:00', '2023-01-05T08:00', 'The end is not after the beginning.'],
      ['2019-01-05T08:00', '2023-01-05T08:00', 'At most 731 days can be shown.'],
    ] as const) {
      await enter('from', from);
      await enter('to', to);
      await show();
      expect(textOf(form()), problem).to.contain(problem);
    }
    expect(page.gateway.asked('/figures').length).to.equal(before);
    await enter('from', '2023-01-05T08:00');
    await enter('to', '2023-01-05T12:30');
    await show();
    expect(asked(page)).to.deep.equal({ from: hour(8), to: hour(12.5) });
    expect(textOf(page.room().querySelector('#shown')!)).to.contain('5 Jan 2023, 08:00–12:30');
  });

  it('refuse a time that the clocks skip, and begin with the whole of a campaign that is over', async () => {
    const over = soundFile({ timeZone: 'Europe/Berlin', firstDay: '2022-03-20', lastDay: '2022-04-02' });
    const page = await openRoom('figures', {}, over);
    expect(asked(page)).to.deep.equal({ from: '2022-03-19T23:00:00.000Z', to: '2022-04-03T22:00:00.000Z' });
    await page.press('#free');
    const form = page.room().querySelector('console-range-form')!.shadowRoot!;
    const field = form.querySelector<HTMLInputElement>('[name=from]')!;
    field.value = '2022-03-27T02:30';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    form.querySelector<HTMLButtonElement>('.main')!.click();
    await settle();
    expect(textOf(form)).to.contain('02:30 does not exist in Europe/Berlin');
  });

  it('say that nothing happened, that a range lies ahead, or that there was never a campaign', async () => {
    const quiet = await openRoom('figures', { gateway: (gateway) => (gateway.currency = null) });
    expect(textOf(quiet.room())).to.contain('Nobody was in line in this range.').and.contain('Nobody was accepted in this range.');
    expect(quiet.room().querySelector('section.cost')).to.equal(null);
    await expect(quiet.app).to.be.accessible();
    const ahead = await openRoom('figures');
    await ahead.press('#whole');
    expect(textOf(ahead.room())).to.contain('This range lies ahead');
    const draft = await openRoom('figures', {
      gateway: (gateway) => {
        gateway.published = null;
        gateway.saveAs({ account: null, names: null }, soundFile());
      },
    });
    expect(textOf(draft.room())).to.contain('This campaign was never published');
    expect(draft.gateway.asked('/figures')).to.deep.equal([]);
  });

  it('are read again every minute; what was read last stays when that fails', async () => {
    const page = await openRoom('figures', { gateway: busy });
    await page.enter('#step', '9');
    await page.pass(60_000);
    expect(page.gateway.asked('/figures').length).to.equal(2);
    expect(page.room().querySelector<HTMLInputElement>('#step')!.value).to.equal('9');
    page.gateway.failure = { status: 503, code: 'GATEWAY_UNREACHABLE', on: '/figures' };
    await page.pass(60_000);
    expect(textOf(page.room())).to.contain('could not be read again (E-204)').and.contain('3 cases were settled.');
  });

  it('speak Chinese as well', async () => {
    const page = await openRoom('figures', { language: 'zh-Hans', gateway: busy });
    expect(textOf(page.room()))
      .to.contain('最多 5 人（2023年1月5日 10:00），最后 0 人。')
      .and.contain('最长中位数 30分钟')
      .and.contain('共 ¥37.50。');
    await expect(page.app).to.be.accessible();
  });
});

describe('reading figures', () => {
  it('asks for long ranges in pieces of equal length, and not for the future', async () => {
    const asked: [string, string][] = [];
    const nowMs = TODAY_MS + 100 * DAY_MS;
    const client = {
      figures: (_campaign: string, from: string, to: string) => {
        asked.push([from, to]);
        const step = { waiting: 0, entered: 1, accepted: 0, waitMedianMs: null, waitNinetiethMs: null, settled: 0, settledMinor: 0 };
        const serverTime = new Date(nowMs).toISOString();
        return Promise.resolve({ stepMs: 6 * HOUR_MS, currency: null, steps: [{ at: from, ...step }], serverTime });
      },
    };
    const range = { fromMs: TODAY_MS, toMs: TODAY_MS + 200 * DAY_MS };
    const { steps } = await readFigures(client, 'winter', range, nowMs);
    const at = (days: number): string => new Date(TODAY_MS + days * DAY_MS).toISOString();
    expect(asked).to.deep.equal([
      [at(0), at(67)],
      [at(67), at(134)],
    ]);
    expect(steps.map(({ entered }) => entered)).to.deep.equal([1, 1]);
  });
});

describe('axes', () => {
  it('have round values up to the highest', () => {
    expect(valueTicks(0, 'whole')).to.deep.equal([0, 1]);
    expect(valueTicks(3, 'whole')).to.deep.equal([0, 1, 2, 3]);
    expect(valueTicks(61, 'whole')).to.deep.equal([0, 20, 40, 60, 80]);
    expect(valueTicks(125_000, 'whole')).to.deep.equal([0, 50_000, 100_000, 150_000]);
    expect(valueTicks(0, 'time')).to.deep.equal([0, 1_000]);
    expect(valueTicks(50 * MINUTE_MS, 'time').map((ms) => ms / MINUTE_MS)).to.deep.equal([0, 15, 30, 45, 60]);
  });

  it('have full hours, days or months of the zone, also on a day with 23 hours', () => {
    const texts = (from: string, to: string, zone: string) =>
      timeTicks({ fromMs: Date.parse(from), toMs: Date.parse(to) }, zone, 'en').map(({ text }) => text);
    expect(texts('2023-01-04T16:00:00Z', '2023-01-05T16:00:00Z', 'Asia/Shanghai').slice(0, 3)).to.deep.equal(['5 Jan', '03:00', '06:00']);
    expect(texts('2022-03-26T23:00:00Z', '2022-03-27T05:00:00Z', 'Europe/Berlin')).to.deep.equal([
      '27 Mar',
      '01:00',
      '03:00',
      '04:00',
      '05:00',
      '06:00',
    ]);
    expect(texts('2022-12-29T16:00:00Z', '2023-01-05T16:00:00Z', 'Asia/Shanghai')[0]).to.equal('30 Dec');
    expect(texts('2022-12-31T16:00:00Z', '2023-12-31T16:00:00Z', 'Asia/Shanghai').length).to.be.within(4, 8);
  });

  it('write lengths of time in two units at most', () => {
    for (const [ms, text] of [
      [0, '0 secs'],
      [999, '1 sec'],
      [65_000, '1 min 5 secs'],
      [59 * MINUTE_MS + 59_900, '1 hr'],
      [7_500_000, '2 hrs 5 mins'],
    ] as const)
      expect(durationText(ms, 'en')).to.equal(text);
  });
});
