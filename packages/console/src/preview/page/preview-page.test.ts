import { expect } from '@open-wc/testing';
import type { CampaignFile } from '@consult-kit/protocol';
import { resolveInstants } from '@consult-kit/protocol/calendar';
import { entryVerdict } from '@consult-kit/protocol/entry';
import type { PreviewNews, PreviewSettings } from '../messages.ts';
import { asksForDoctor, documentAt, END_MS, LEXICON, START_MS, WINTER } from '../test-support/winter.ts';
import { PreviewPage } from './preview-page.ts';
import { standStill } from './standing-clock.ts';

const file = WINTER as unknown as CampaignFile;
const MINUTE_MS = 60_000;

describe('the page in the preview', () => {
  let root: HTMLElement;
  let news: PreviewNews[];
  let page: PreviewPage;
  let run = 0;
  beforeEach(() => {
    standStill(performance);
    root = document.createElement('div');
    document.body.append(root);
    news = [];
    page = new PreviewPage(root, (one) => news.push(one));
  });
  afterEach(() => {
    root.remove();
    // The test's own clock hid the page's; without it the page's goes on.
    Reflect.deleteProperty(performance, 'now');
  });

  const settings = (atMs: number, change: Partial<PreviewSettings> = {}): PreviewSettings => ({
    run: (run += 1),
    document: documentAt(file, atMs),
    lexicon: LEXICON,
    query: '看医生',
    view: 'search',
    language: 'zh-Hans',
    textSize: 'standard',
    theme: 'light',
    region: '',
    speaks: false,
    ...change,
  });
  const card = (): string => textOf(root.querySelector('consult-entry')!);
  const area = () => root.querySelector('consult-special-area')!;
  const drawn = (): boolean | undefined => news.flatMap((one) => (one.what === 'drawn' ? [one.card] : [])).at(-1);
  async function showArea(atMs: number, change: Partial<PreviewSettings> = {}): Promise<string> {
    await page.show(settings(atMs, { view: 'area', ...change }));
    await area().updateComplete;
    return textOf(area());
  }

  it('shows no card one minute before the start and when it opens if the shop asks; the card at the start', async () => {
    await page.show(settings(START_MS - MINUTE_MS));
    expect(card()).to.equal('');
    expect(drawn()).to.equal(false);
    await page.show(settings(START_MS - MINUTE_MS, { speaks: true }));
    expect(card()).to.contain('今天 8:00 开放');
    expect(drawn()).to.equal(false);
    await page.show(settings(START_MS));
    expect(card()).to.contain('冬季免费在线咨询').and.contain('问医生');
    expect(drawn()).to.equal(true);
  });

  it('shows what the protocol’s decider says at every edge, for searches and regions', async () => {
    const hour = 60 * MINUTE_MS;
    const edges = [START_MS, START_MS + 14 * hour, START_MS + 24 * hour, Date.parse('2023-01-21T02:00:00Z'), END_MS - 2 * hour, END_MS];
    for (const atMs of edges.flatMap((edgeMs) => [edgeMs - 1, edgeMs])) {
      for (const [query, region] of [
        ['看医生', ''],
        ['a doctor', 'CN-42-1'],
        ['看医生', 'ZZ'],
        ['毛衣', ''],
      ] as const) {
        await page.show(settings(atMs, { query, region }));
        const rules = { languages: file.languages, eligible: file.region.eligible };
        const match = { matched: asksForDoctor(query) };
        const said = entryVerdict({ instants: resolveInstants(file, atMs), rules, atMs, match, region, language: 'zh-Hans' });
        expect(drawn(), `${new Date(atMs).toISOString()} ${query} ${region}`).to.equal(said.show);
      }
    }
  });

  it('shows the special area as it is at the instant: when it opens, the groups, that it has ended', async () => {
    expect(await showArea(START_MS - MINUTE_MS))
      .to.contain('8:00 开放')
      .and.not.contain('谁需要咨询');
    expect(await showArea(START_MS, { language: 'en' }))
      .to.contain('Who needs advice?')
      .and.contain('Children');
    expect(await showArea(END_MS, { language: 'en' })).to.contain('This free service ended on 6 Feb.');
  });

  it('takes language, text size and theme', async () => {
    await showArea(START_MS, { language: 'en', textSize: 'elder', theme: 'dark' });
    expect([area().lang, area().textSize, area().theme]).to.deep.equal(['en', 'elder', 'dark']);
    expect([document.documentElement.lang, document.documentElement.dataset['theme']]).to.deep.equal(['en', 'dark']);
  });

  it('opens no area in a frame of the gateway, and leaves the page for nowhere', async () => {
    await page.show(settings(START_MS, { language: 'en' }));
    root.querySelector('consult-entry')!.shadowRoot!.querySelector('a')!.click();
    expect(news.at(-1)).to.deep.equal({ what: 'opened' });
    expect(root.querySelector('consult-entry')!.shadowRoot!.querySelector('dialog')).to.equal(null);
    await showArea(START_MS);
    area().close();
    expect(news.at(-1)).to.deep.equal({ what: 'closed' });
  });

  it('asks the network for nothing, and says so at the step into the line', async () => {
    const { fetch } = window;
    const asked: string[] = [];
    window.fetch = (input) => {
      asked.push(String(input));
      return Promise.reject(new TypeError('no network'));
    };
    try {
      await showArea(START_MS, { language: 'en' });
      const client = area().openClient!({ gateway: '', campaign: 'winter', campaignDocument: undefined, bridge: undefined });
      await client.open();
      const refused = await client
        .start({
          ...{ module: 'adults', language: 'en', consent: { version: '1', language: 'en', guardian: false } },
          intake: { forSelf: true, safety: 'none', answers: [] },
        } as unknown as Parameters<typeof client.start>[0])
        .catch((error: unknown) => error);
      expect(refused).to.have.property('code', 'ROLE_REFUSED');
      expect(asked).to.deep.equal([]);
    } finally {
      window.fetch = fetch;
    }
    expect(news.at(-1)).to.deep.equal({ what: 'refused' });
    expect(root.textContent).to.contain('Nothing was sent.');
    root.querySelector('button')!.click();
    await area().updateComplete;
    expect(textOf(area())).to.contain('Who needs advice?');
  });

  it('is accessible', async () => {
    await page.show(settings(START_MS));
    await expect(root).to.be.accessible();
  });
});

describe('a standing clock', () => {
  it('stays where it was', () => {
    let nowMs = 5;
    const clock = { now: () => nowMs };
    standStill(clock);
    nowMs = 9;
    expect(clock.now()).to.equal(5);
  });
});

/** Everything to be read in an element, shadow roots included. */
function textOf(node: Node): string {
  const inside = node instanceof Element ? (node.shadowRoot ?? node) : node;
  const parts = [...inside.childNodes].map((child) => (child instanceof Text ? child.data : child instanceof Element ? textOf(child) : ''));
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}
