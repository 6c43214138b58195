import { expect, fixture, html } from '@open-wc/testing';
import { lifeOf, lifeOfDocument, type CampaignLife } from './campaign-life.ts';
import type { ConsoleTimeline } from './console-timeline.ts';
import '../define.ts';
import { ticksOf, timeScale } from './time-scale.ts';

const HOUR_MS = 3_600_000;
const EIGHT_TO_TEN = [{ from: '08:00', to: '22:00' }];
const WEEKLY = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, EIGHT_TO_TEN]));
const winter = { timeZone: 'Asia/Shanghai', firstDay: '2022-12-31', lastDay: '2023-02-06' };
const hours = {
  weekly: WEEKLY,
  exceptions: [
    {
      firstDay: '2023-01-21',
      lastDay: '2023-01-27',
      hours: [{ from: '10:00', to: '18:00' }],
      names: { en: 'Spring Festival', 'zh-Hans': '春节' },
    },
    { firstDay: '2023-01-10', lastDay: '2023-01-10', hours: [] },
  ],
};
const START_MS = Date.parse('2022-12-30T16:00:00Z');
const END_MS = Date.parse('2023-02-06T16:00:00Z');

const file = (change: Record<string, unknown> = {}) => ({ ...winter, serviceHours: hours, ...change });
const life = (change: Record<string, unknown> = {}): CampaignLife => lifeOf(file(change))!;

async function shown(): Promise<ConsoleTimeline> {
  const at = new Date(START_MS - 60_000).toISOString();
  return fixture<ConsoleTimeline>(
    html`<console-timeline lang="en" .file=${file()} .nowMs=${START_MS - 24 * HOUR_MS} .at=${at}></console-timeline>`,
  );
}

describe('the life of a campaign', () => {
  it('has the instants of its days, its hours to the very end, and its exceptions in order', () => {
    const { startsAtMs, cardClosesAtMs, lineClosesAtMs, open, exceptions } = life();
    expect([startsAtMs, cardClosesAtMs, lineClosesAtMs]).to.deep.equal([START_MS, END_MS, END_MS]);
    // 38 days, one of them closed.
    expect(open?.length).to.equal(37);
    expect(open?.at(-1)).to.deep.equal([Date.parse('2023-02-06T00:00:00Z'), Date.parse('2023-02-06T14:00:00Z')]);
    expect(exceptions.map(({ closed, fromMs }) => [closed, new Date(fromMs).toISOString()])).to.deep.equal([
      [true, '2023-01-09T16:00:00.000Z'],
      [false, '2023-01-20T16:00:00.000Z'],
    ]);
  });

  it('is told while the rest of the file is unfinished, and not while its days are wrong', () => {
    expect(lifeOf({ ...winter, names: {}, modules: 'none yet' })).to.not.equal(null);
    for (const wrong of [{ timeZone: 'Nowhere/City' }, { lastDay: '2022-12-01' }, { firstDay: '2022-02-30' }, { firstDay: undefined }])
      expect(lifeOf({ ...winter, ...wrong }), JSON.stringify(wrong)).to.equal(null);
  });

  it('counts no hours in a life too long to draw them', () => {
    expect(life({ lastDay: '2024-02-06' }).open).to.equal(null);
    expect(life({ lastDay: '2024-02-06', serviceHours: undefined }).open).to.deep.equal([[START_MS, Date.parse('2024-02-06T16:00:00Z')]]);
  });

  it('takes from a public document no more than it tells', () => {
    const instants = { startsAt: '2022-12-30T16:00:00Z', cardClosesAt: '2023-02-06T16:00:00Z', lineClosesAt: '2023-02-06T16:00:00Z' };
    const document = (open: [string, string][], horizonAt: string) =>
      lifeOfDocument({ timeZone: 'Asia/Shanghai', schedule: { ...instants, open, horizonAt } } as unknown as Parameters<
        typeof lifeOfDocument
      >[0]);
    expect(document([['2022-12-30T16:00:00Z', '2023-02-06T16:00:00Z']], '2023-02-06T16:00:00Z').open).to.deep.equal([[START_MS, END_MS]]);
    expect(document([['2023-01-05T00:00:00Z', '2023-01-05T14:00:00Z']], '2023-01-15T16:00:00Z').open).to.equal(null);
  });
});

describe('the dates under a timeline', () => {
  for (const lastDay of ['2023-01-01', '2023-01-20', '2023-02-06', '2023-12-31', '2027-06-30', '2099-12-31']) {
    for (const width of [288, 640, 1016]) {
      it(`stand beside each other, up to ${lastDay} in ${width} px`, async () => {
        const timeline = await fixture<ConsoleTimeline>(html`
          <console-timeline lang="en" style="width: ${width}px" .file=${file({ lastDay })} .nowMs=${START_MS}></console-timeline>
        `);
        const texts = [...timeline.renderRoot.querySelectorAll('.tick text')].map((text) => text.getBoundingClientRect());
        const seen = texts.filter((box) => box.width > 0).sort((one, other) => one.left - other.left);
        expect(seen.length).to.be.greaterThan(0);
        for (const [index, box] of seen.entries()) expect(box.left).to.be.at.least(seen[index - 1]?.right ?? 0);
      });
    }
  }
});

describe('the scale', () => {
  it('has few marks for any length of life, days, then months, quarters and years', () => {
    for (const [lastDay, isMonth] of [
      ['2023-01-02', false],
      ['2023-02-06', false],
      ['2023-06-30', true],
      ['2026-12-31', true],
      ['2060-01-01', true],
    ] as const) {
      const long = life({ lastDay });
      const ticks = ticksOf(timeScale(long), 'Asia/Shanghai');
      expect(ticks.length, lastDay).to.be.within(2, 9);
      expect(
        ticks.every((tick) => tick.isMonth === isMonth),
        lastDay,
      ).to.equal(true);
    }
  });

  it('gives back on full quarters of an hour what stands at a place', () => {
    const scale = timeScale(life());
    const atMs = Date.parse('2023-01-15T06:15:00Z');
    expect(scale.at(scale.place(atMs) / 100)).to.equal(atMs);
    expect([scale.place(0), scale.place(8e15)]).to.deep.equal([0, 100]);
  });
});

describe('<console-timeline>', () => {
  it('says in words all that it shows', async () => {
    const timeline = await shown();
    const said = timeline.shadowRoot!.querySelector('[role=img]')!.getAttribute('aria-label')!;
    for (const part of [
      'Open from 31 Dec 2022, 00:00 Shanghai UTC+08:00 to the end of the minute 6 Feb 2023, 23:59 Shanghai UTC+08:00.',
      'Service hours: every day 08:00–22:00.',
      'Spring Festival 21 Jan – 27 Jan: 10:00–18:00.',
      'Exception 10 Jan: closed.',
      'Now: 30 Dec 2022, 00:00 Shanghai UTC+08:00, before the start.',
      'Preview point: 30 Dec 2022, 23:59 Shanghai UTC+08:00, before the start.',
    ])
      expect(said).to.contain(part);
    await expect(timeline).to.be.accessible();
  });

  it('says when card and line close apart', async () => {
    const timeline = await shown();
    timeline.file = file({ cardClosesAtLocal: '20:00' });
    await timeline.updateComplete;
    expect(timeline.shadowRoot!.querySelector('[role=img]')!.getAttribute('aria-label')).to.contain('The card closes at 6 Feb 2023, 20:00');
    expect(timeline.shadowRoot!.querySelectorAll('.edge').length).to.equal(3);
  });

  it('chooses an instant with slider, keys and a press on the picture', async () => {
    const timeline = await shown();
    const chosen: string[] = [];
    timeline.addEventListener('at-chosen', (event) => chosen.push((event as CustomEvent<string>).detail));
    const slider = timeline.shadowRoot!.querySelector('input')!;
    const key = (name: string) => slider.dispatchEvent(new KeyboardEvent('keydown', { key: name, cancelable: true }));
    key('Home');
    key('PageUp');
    key('PageDown');
    key('End');
    slider.value = String(START_MS + HOUR_MS);
    slider.dispatchEvent(new InputEvent('input'));
    const picture = timeline.shadowRoot!.querySelector('[role=img]')!;
    const { left, width } = picture.getBoundingClientRect();
    picture.dispatchEvent(new PointerEvent('pointerdown', { clientX: left + width / 2, isPrimary: true, bubbles: true }));
    expect(chosen.slice(0, 5)).to.deep.equal([
      '2022-12-30T16:00:00.000Z',
      '2022-12-31T16:00:00.000Z',
      '2022-12-30T16:00:00.000Z',
      '2023-02-06T16:00:00.000Z',
      '2022-12-30T17:00:00.000Z',
    ]);
    expect(Math.abs(Date.parse(chosen[5]!) - (START_MS + END_MS) / 2)).to.be.lessThan(HOUR_MS);
  });

  it('keeps the wall time over a day on which the clocks change', async () => {
    const timeline = await shown();
    timeline.file = file({ timeZone: 'Europe/Berlin', firstDay: '2027-03-01', lastDay: '2027-04-30' });
    timeline.at = '2027-03-27T09:00:00.000Z';
    await timeline.updateComplete;
    let at = '';
    timeline.addEventListener('at-chosen', (event) => (at = (event as CustomEvent<string>).detail));
    timeline.shadowRoot!.querySelector('input')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageUp', cancelable: true }));
    expect(at).to.equal('2027-03-28T08:00:00.000Z');
  });

  it('is a picture alone where nothing is to be chosen', async () => {
    const timeline = await shown();
    timeline.fixed = true;
    await timeline.updateComplete;
    expect(timeline.shadowRoot!.querySelector('input')).to.equal(null);
  });

  it('says so while the days are not sound, and speaks Chinese', async () => {
    const timeline = await shown();
    timeline.file = { timeZone: 'Asia/Shanghai' };
    timeline.lang = 'zh-Hans';
    await timeline.updateComplete;
    expect(timeline.shadowRoot!.textContent).to.contain('将显示时间轴');
    timeline.file = file();
    await timeline.updateComplete;
    expect(timeline.shadowRoot!.textContent).to.contain('每天 08:00–22:00').and.contain('春节');
    await expect(timeline).to.be.accessible();
  });
});
