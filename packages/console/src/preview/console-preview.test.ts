import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import type { Timers } from '@consult-kit/client';
import { ConsultError, type CampaignText, type PreviewAnswer } from '@consult-kit/protocol';
import type { PreviewQuestion } from '../console-client.ts';
import '../define.ts';
import type { ConsolePreview } from './console-preview.ts';
import { answerOf, END_MS, START_MS, WINTER } from './test-support/winter.ts';

const MINUTE_MS = 60_000;
const NOW_MS = START_MS - 24 * 60 * MINUTE_MS;
const FRAME = new URL('./preview.html', import.meta.url).href;
/** A frame's first page fetches every module by itself. */
const PATIENT = { timeout: 9_000 };
const iso = (ms: number): string => new Date(ms).toISOString();

/** A gateway that answers with the protocol's decider; questions are written down. */
class FakeGateway {
  readonly asked: (PreviewQuestion & { file: CampaignText; knownLexicon?: string })[] = [];
  failure: ConsultError | undefined;
  /** Turns answers around, as a gateway of another version might. */
  change: (answer: PreviewAnswer) => PreviewAnswer = (answer) => answer;

  preview(file: CampaignText, question: PreviewQuestion = {}): Promise<PreviewAnswer> {
    this.asked.push({ file, ...question });
    return this.failure ? Promise.reject(this.failure) : Promise.resolve(this.change(answerOf(file, question, NOW_MS)));
  }
}

/** Timers whose waiting runs are started by the test. */
class HandTimers implements Timers {
  #waiting: { delayMs: number; run: () => void }[] = [];
  now = (): number => 0;
  random = (): number => 0;
  after(delayMs: number, run: () => void): () => void {
    const one = { delayMs, run };
    this.#waiting.push(one);
    return () => (this.#waiting = this.#waiting.filter((other) => other !== one));
  }
  get delays(): number[] {
    return this.#waiting.map(({ delayMs }) => delayMs);
  }
  pass(): void {
    const due = this.#waiting;
    this.#waiting = [];
    for (const { run } of due) run();
  }
}

describe('<console-preview>', () => {
  let preview: ConsolePreview;
  let gateway: FakeGateway;
  let timers: HandTimers;
  let chosen: (string | null)[];
  let answers: PreviewAnswer[];

  const root = (): ShadowRoot => preview.shadowRoot!;
  const said = (id: string): string => (root().getElementById(id)?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const statuses = (): string => [...root().querySelectorAll('[role=status]')].map(({ textContent }) => textContent).join(' ');
  const press = (id: string): void => root().querySelector<HTMLButtonElement>(`#${id}`)!.click();

  /** Lets what was chosen be asked for and drawn in the frame. */
  async function settle(): Promise<void> {
    await preview.updateComplete;
    timers.pass();
    const run = drawn;
    await waitUntil(() => drawn > run, 'the frame draws', PATIENT);
    await preview.updateComplete;
  }
  let drawn = 0;
  const onMessage = ({ data }: MessageEvent<{ news?: { what: string } }>): void => {
    if (data.news?.what === 'drawn') drawn += 1;
  };
  before(() => addEventListener('message', onMessage));
  after(() => removeEventListener('message', onMessage));

  beforeEach(async () => {
    [gateway, timers, chosen, answers] = [new FakeGateway(), new HandTimers(), [], []];
    const run = drawn;
    preview = await fixture<ConsolePreview>(
      html`<console-preview
        lang="en"
        .client=${gateway}
        .timers=${timers}
        .file=${WINTER}
        .at=${iso(START_MS - MINUTE_MS)}
        .nowMs=${NOW_MS}
        page=${FRAME}
        @at-chosen=${(event: CustomEvent<string | null>) => chosen.push(event.detail)}
        @preview-answered=${(event: CustomEvent<PreviewAnswer>) => answers.push(event.detail)}
      ></console-preview>`,
    );
    await waitUntil(() => drawn > run, 'the frame draws', PATIENT);
    await preview.updateComplete;
  });

  it('says one minute before the start that there is no card, and at the start that there is one', async () => {
    expect([said('state'), said('card'), said('line'), said('why')]).to.deep.equal([
      'Upcoming',
      'Not shown for this search',
      'Nobody new enters',
      'The campaign has not begun.',
    ]);
    expect(said('next')).to.contain('31 Dec 2022, 08:00 Shanghai UTC+08:00');
    press('start');
    await settle();
    expect(chosen).to.deep.equal([iso(START_MS)]);
    expect(gateway.asked.at(-1)?.at).to.equal(iso(START_MS));
    expect([said('state'), said('card'), said('line'), said('why')]).to.deep.equal([
      'Open',
      'Shown for this search',
      'New people may enter',
      'The search asks for a doctor, and the campaign is open.',
    ]);
    expect(statuses()).to.not.contain('does not do what the gateway says');
  });

  it('warns when the real card does something else than the gateway says', async () => {
    gateway.change = (answer) => ({ ...answer, preview: { ...answer.preview!, entry: { show: false, why: 'another version' } } });
    press('start');
    await settle();
    expect(statuses()).to.contain('does not do what the gateway says');
  });

  it('says which part of the search did not ask for a doctor, and what a region changes', async () => {
    press('start');
    const field = root().querySelector<HTMLInputElement>('[name=query]')!;
    field.value = 'sweater';
    field.dispatchEvent(new InputEvent('input'));
    await settle();
    expect(gateway.asked.at(-1)?.query).to.equal('sweater');
    expect(said('why')).to.equal('The search does not ask for a doctor. no rule matches the query');
    const region = root().querySelector<HTMLSelectElement>('[name=region]')!;
    region.selectedIndex = 3;
    region.dispatchEvent(new Event('change'));
    await settle();
    expect(gateway.asked.at(-1)?.region).to.equal('ZZ');
    expect(said('why')).to.equal('The shopper’s region is not served.');
  });

  it('has points for the edges of the campaign, of its hours and of its exceptions', async () => {
    const at = async (id: string): Promise<string | null | undefined> => {
      press(id);
      await settle();
      return chosen.at(-1);
    };
    expect(await at('last-minute')).to.equal(iso(END_MS - MINUTE_MS));
    expect(await at('before-start')).to.equal(iso(START_MS - MINUTE_MS));
    expect(await at('after-end')).to.equal(iso(END_MS));
    expect(said('why')).to.equal('The campaign is over.');
    await at('start');
    expect(await at('closing')).to.equal('2022-12-31T14:00:00.000Z');
    expect(said('why')).to.equal('It is outside the service hours.');
    expect(await at('opening')).to.equal('2023-01-01T00:00:00.000Z');
    const exceptions = root().querySelector<HTMLSelectElement>('.points select')!;
    expect([...exceptions.options].map(({ text }) => text).slice(1)).to.deep.equal([
      'Spring Festival 21 Jan – 27 Jan: begins',
      'Spring Festival 21 Jan – 27 Jan: is over',
    ]);
    exceptions.selectedIndex = 1;
    exceptions.dispatchEvent(new Event('change'));
    await settle();
    expect(chosen.at(-1)).to.equal('2023-01-20T16:00:00.000Z');
  });

  it('takes the instant that the timeline chooses', async () => {
    const timeline = root().querySelector('console-timeline')!;
    timeline.shadowRoot!.querySelector('input')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', cancelable: true }));
    await settle();
    expect(chosen).to.deep.equal([iso(END_MS)]);
    expect(said('state')).to.equal('Ended');
    press('start');
    await settle();
    expect(timeline.at).to.equal(iso(START_MS));
  });

  it('follows this moment, and asks again for it', async () => {
    press('now');
    await settle();
    expect(chosen).to.deep.equal([null]);
    expect(gateway.asked.at(-1)).to.not.have.property('at');
    expect(timers.delays).to.deep.equal([15_000]);
    const asked = gateway.asked.length;
    await settle();
    expect(gateway.asked.length).to.equal(asked + 1);
  });

  it('takes a wall time of the campaign’s zone, refuses one that the clocks skip', async () => {
    const field = root().querySelector('console-instant-field')!;
    const enter = async (value: string): Promise<void> => {
      const input = field.shadowRoot!.querySelector('input')!;
      input.value = value;
      input.dispatchEvent(new Event('change'));
      await field.updateComplete;
    };
    await enter('2023-01-05T21:59');
    await settle();
    expect(chosen).to.deep.equal(['2023-01-05T13:59:00.000Z']);
    preview.file = { ...WINTER, timeZone: 'Europe/Berlin', firstDay: '2027-03-01', lastDay: '2027-04-30' };
    await settle();
    await enter('2027-03-28T02:30');
    expect(field.shadowRoot!.textContent).to.contain('02:30 does not exist in Europe/Berlin');
    expect(chosen.length).to.equal(1);
  });

  it('asks once typing rests, hands answers on, and asks for a lexicon it has no more', async () => {
    const before = gateway.asked.length;
    for (const en of ['A', 'Ab', 'Abc']) {
      preview.file = { ...WINTER, names: { en, 'zh-Hans': en } };
      await preview.updateComplete;
    }
    expect(timers.delays).to.deep.equal([250]);
    await settle();
    expect(gateway.asked.length).to.equal(before + 1);
    expect(gateway.asked.at(-1)?.knownLexicon).to.equal('winter-lexicon');
    expect(answers.length).to.equal(gateway.asked.length);
    expect(statuses()).to.not.contain('does not do what the gateway says');
  });

  it('keeps the last sound state while the file has errors or the gateway fails, and says so', async () => {
    preview.file = { ...WINTER, modules: [] };
    await preview.updateComplete;
    timers.pass();
    await waitUntil(() => answers.at(-1)?.preview === null);
    await preview.updateComplete;
    expect(statuses()).to.contain('The campaign has errors. Shown is its last state without any.');
    expect(said('state')).to.equal('Upcoming');
    gateway.failure = new ConsultError('GATEWAY_UNREACHABLE', 'no');
    preview.file = { ...WINTER };
    await preview.updateComplete;
    timers.pass();
    await waitUntil(() => statuses().includes('E-204'));
    gateway.failure = undefined;
    expect(timers.delays).to.deep.equal([5_000]);
    await settle();
    expect(statuses()).to.not.contain('E-204');
  });

  it('goes between search and special area, in a frame without origin, storage or gateway', async () => {
    const frame = root().querySelector('iframe')!;
    expect(frame.getAttribute('sandbox')).to.equal('allow-scripts');
    expect(frame.contentDocument).to.equal(null);
    expect([frame.width, frame.clientWidth]).to.deep.equal(['375', 375]);
    press('area');
    await preview.updateComplete;
    expect(root().querySelector('#area')!.getAttribute('aria-pressed')).to.equal('true');
    const tell = (what: string): Promise<unknown> => {
      dispatchEvent(new MessageEvent('message', { source: frame.contentWindow, data: { type: 'consult-preview-news', news: { what } } }));
      return preview.updateComplete;
    };
    await tell('refused');
    expect(statuses()).to.contain('nothing was sent, nobody entered the line');
    await tell('closed');
    expect(root().querySelector('#search')!.getAttribute('aria-pressed')).to.equal('true');
    await tell('opened');
    expect(root().querySelector('#area')!.getAttribute('aria-pressed')).to.equal('true');
    dispatchEvent(new MessageEvent('message', { source: window, data: { type: 'consult-preview-news', news: { what: 'closed' } } }));
    await preview.updateComplete;
    expect(root().querySelector('#area')!.getAttribute('aria-pressed')).to.equal('true');
  });

  it('is accessible, in Chinese too', async () => {
    await expect(preview).to.be.accessible();
    preview.lang = 'zh-Hans';
    await nextFrame();
    expect(said('why')).to.equal('活动尚未开始。');
    await expect(preview).to.be.accessible();
  });
});
