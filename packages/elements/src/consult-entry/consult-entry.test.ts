import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { CampaignDocument } from '@consult-kit/protocol';
import { keepCardStatus } from '../shared/card-status.ts';
import { registerTranslation, wordsAt } from '../shared/words.ts';
import { CLOSED, campaignDocument, instant, LEXICON, schedule, SERVER_MS } from '../test-support/campaign.ts';
import { byWords, fakeGateway, GATEWAY, inside, preventedDetail, textOf } from '../test-support/shop.ts';
import { cardContent } from './card-content.ts';
import { ConsultEntry } from './consult-entry.ts';

ConsultEntry.define();

interface Options {
  query?: string;
  lang?: string;
  whenClosed?: 'hide' | 'message';
  region?: string;
  textSize?: string;
  document?: Partial<CampaignDocument>;
}

// The device of the tests is in another zone than the campaign on some machines and not on others; UTC is everywhere.
async function card({
  query = 'see doctors',
  lang = 'en',
  whenClosed = 'hide',
  region = '',
  textSize = 'standard',
  document = {},
}: Options = {}) {
  const given = campaignDocument({ timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, ...document });
  return fixture<ConsultEntry>(html`
    <consult-entry
      lang=${lang}
      campaign="demo"
      query=${query}
      when-closed=${whenClosed}
      region=${region}
      text-size=${textSize}
      .campaignDocument=${given}
      .lexicon=${LEXICON}
    ></consult-entry>
  `);
}

const isGone = (entry: HTMLElement): boolean => entry.offsetHeight === 0 && getComputedStyle(entry).display === 'none';

describe('<consult-entry>', () => {
  beforeEach(() => localStorage.clear());

  it('takes no space without a query and for a product', async () => {
    expect(isGone(await card({ query: '' }))).to.equal(true);
    expect(isGone(await card({ query: 'running shoes' }))).to.equal(true);
    expect(isGone(await card({ query: 'doctor who dvd' }))).to.equal(true);
  });

  it('shows with its first drawing where document and lexicon were handed over before it came into the page', async () => {
    const entry = document.createElement('consult-entry');
    const given = { lang: 'en', query: '看医生', campaign: 'demo', lexicon: LEXICON, campaignDocument: campaignDocument() };
    document.body.append(Object.assign(entry, given));
    await entry.updateComplete;
    expect(textOf(entry)).to.contain('Ask a doctor');
    entry.remove();
  });

  it('decides in the same frame in which the query is set', async () => {
    const entry = await card({ query: 'shoes' });
    entry.query = '看医生';
    await entry.updateComplete;
    expect(isGone(entry)).to.equal(false);
    entry.query = '医生玩具';
    await entry.updateComplete;
    expect(isGone(entry)).to.equal(true);
  });

  it('is one link with one accessible name', async () => {
    const entry = await card({
      document: { timeZone: 'Etc/UTC', schedule: schedule({ open: [[instant(6 * -3_600_000 + 4 * 3_600_000), instant(12 * 3_600_000)]] }) },
    });
    const links = entry.shadowRoot?.querySelectorAll('a, button, [tabindex]');
    expect(links).to.have.length(1);
    const name = inside(entry, '.name').textContent;
    expect(name).to.match(/^Free COVID-19 consultation\. Open today 0:00 to 14:00.*\. Ask a doctor$/);
    await expect(entry).to.be.accessible();
  });

  it('says when it is open, in the campaign’s days, with an end at midnight as 24:00', async () => {
    const open: [string, string] = [instant(-10 * 3_600_000), instant(14 * 3_600_000)];
    const entry = await card({ document: { timeZone: 'Asia/Shanghai', schedule: schedule({ open: [open] }) } });
    expect(textOf(entry)).to.contain('Open today 0:00–24:00');
    const always = await card({ document: { schedule: schedule({ open: [[instant(-1), instant(30 * 86_400_000)]] }) } });
    expect(textOf(always)).to.contain('Open day and night');
  });

  it('speaks Chinese, and shows the word for free in the accent', async () => {
    const entry = await card({ lang: 'zh-CN' });
    expect(textOf(entry)).to.contain('新冠 免费 在线咨询').and.contain('执业医师在线解答').and.contain('健康服务').and.contain('问医生');
    expect(inside(entry, '.free').textContent).to.equal('免费');
    await expect(entry).to.be.accessible();
  });

  it('follows a lang that changes on an ancestor', async () => {
    const page = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const entry = await card({ lang: '' });
    entry.removeAttribute('lang');
    page.append(entry);
    page.lang = 'zh-TW';
    await new Promise((resolve) => setTimeout(resolve));
    await entry.updateComplete;
    expect(textOf(entry)).to.contain('问医生');
  });

  it('shows a wait above two minutes only', async () => {
    expect(textOf(await card({ document: { wait: { fromMinutes: 5, toMinutes: 10 } } }))).to.contain('About 5–10 min wait');
    expect(textOf(await card({ document: { wait: { fromMinutes: 0, toMinutes: 2 } } }))).not.to.contain('wait');
  });

  it('appears on an open page at the instant at which the campaign opens, and goes at its end', async () => {
    const given = schedule({
      startsAt: instant(300),
      open: [[instant(300), instant(1_200)]],
      cardClosesAt: instant(1_200),
      lineClosesAt: instant(1_200),
    });
    const entry = await card({ document: { schedule: given } });
    expect(isGone(entry)).to.equal(true);
    await waitUntil(() => !isGone(entry), 'it did not appear', { interval: 10, timeout: 2_000 });
    expect(textOf(entry)).to.contain('Ask a doctor');
    await waitUntil(() => isGone(entry), 'it did not go', { interval: 10, timeout: 3_000 });
  });

  it('says when it opens outside service hours', async () => {
    const entry = await card({ document: { ...CLOSED.closed, timeZone: 'Asia/Shanghai' } });
    expect(textOf(entry)).to.contain('Opens tomorrow at 8:00');
    expect(entry.matches('[data-state=closed]:state(closed)')).to.equal(true);
    await expect(entry).to.be.accessible();
  });

  it('says in its place that every consultation is taken, and offers no button', async () => {
    const document = {
      capReached: true as const,
    };
    const entry = await card({ document });
    expect(textOf(entry)).to.contain('All free consultations have been used.').and.not.contain('Ask a');
    expect(entry.matches('[data-state=used-up]:state(used-up)')).to.equal(true);
    await expect(entry).to.be.accessible();
    expect(textOf(await card({ document, lang: 'zh-CN' }))).to.contain('免费名额已用完。');
    expect(isGone(await card({ document, query: 'running shoes' }))).to.equal(true);
    // A place that has become free is told by the next document.
    entry.campaignDocument = campaignDocument({ serverTime: instant(1_000) });
    await entry.updateComplete;
    expect(textOf(entry)).to.contain('Ask a doctor');
  });

  it('is hidden before the campaign, while it is paused, after it and elsewhere, and says so on request', async () => {
    const says: [Options, string][] = [
      [{ document: { ...CLOSED.upcoming, timeZone: 'Asia/Shanghai' } }, 'Opens 14 Jan at 8:00'],
      [{ document: CLOSED.paused }, 'The service is paused for now. Doctors are being trained.'],
      [{ document: { ...CLOSED.ended, timeZone: 'Asia/Shanghai' } }, 'This free service ended on 4 Jan.'],
      [
        { document: { region: { code: 'CN', emergencyNumber: '120', eligible: ['CN-42'] } }, region: 'CN-11' },
        'Not available in your area yet',
      ],
    ];
    for (const [options, words] of says) {
      expect(isGone(await card(options)), words).to.equal(true);
      const told = await card({ ...options, whenClosed: 'message' });
      expect(textOf(told)).to.contain(words);
      expect(told.shadowRoot?.querySelector('a')).to.equal(null);
      await expect(told).to.be.accessible();
    }
    expect(isGone(await card({ ...says[3]?.[0], region: 'CN-42-01' }))).to.equal(false);
  });

  it('leads back to a place in line and to a talk, also after the campaign, without a name or a count', async () => {
    keepCardStatus({ campaign: 'demo', state: 'waiting', unread: false });
    const waiting = await card({ document: CLOSED.ended });
    expect(textOf(waiting)).to.contain("You're in line").and.contain('View').and.not.contain('ahead');
    keepCardStatus({ campaign: 'demo', state: 'waiting', unread: false, ahead: 3 });
    expect(textOf(await card())).to.contain('3 people ahead');
    keepCardStatus({ campaign: 'demo', state: 'talking', unread: true });
    const talking = await card();
    expect(textOf(talking)).to.contain('Continue your consultation New message Continue');
    await expect(talking).to.be.accessible();
    keepCardStatus({ campaign: 'demo', state: 'ended', unread: false });
    expect(textOf(await card())).to.contain('Ask a doctor');
  });

  it('hears of a change on the same page', async () => {
    const entry = await card();
    keepCardStatus({ campaign: 'demo', state: 'talking', unread: false });
    document.dispatchEvent(new CustomEvent('consult-state', { detail: {} }));
    await entry.updateComplete;
    expect(textOf(entry)).to.contain('Continue your consultation');
  });

  it('stays shut when a listener prevents consult-open', async () => {
    const entry = await card();
    entry.addEventListener('consult-open', (event) => event.preventDefault());
    expect(entry.open()).to.equal(false);
    expect(entry.shadowRoot?.querySelector('dialog')).to.equal(null);
  });

  it('tells the campaign and nothing else, and bubbles out of shadow roots', async () => {
    const entry = await card();
    expect(preventedDetail('consult-open', () => inside(entry, 'a').click())).to.deep.equal({ campaign: 'demo' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(entry.shadowRoot?.querySelector('dialog')).to.equal(null);
  });

  it('does not show on a page that the campaign does not name, and tells its developer once', async () => {
    const told: string[] = [];
    const { warn } = console;
    console.warn = (...words: unknown[]) => told.push(words.join(' '));
    try {
      const outside = { origins: ['https://shop.example'] };
      expect(isGone(await card({ document: outside }))).to.equal(true);
      expect(isGone(await card({ document: outside, whenClosed: 'message', query: '看医生' }))).to.equal(true);
    } finally {
      console.warn = warn;
    }
    expect(told).to.deep.equal([`consult-kit: ${origin} is not among the campaign's origins; the card stays hidden.`]);
    expect(isGone(await card({ document: { origins: ['https://shop.example', origin] } }))).to.equal(false);
  });

  it('is not judged where the page has no origin of the web, as of a file in an app', async () => {
    const frame = document.createElement('iframe');
    frame.sandbox.add('allow-scripts');
    frame.srcdoc = '<script>parent.postMessage(origin, "*")</script>';
    const said = new Promise<string>((resolve) => {
      addEventListener('message', ({ data }: MessageEvent<string>) => resolve(data), { once: true });
    });
    document.body.append(frame);
    const host = await said;
    frame.remove();
    const facts = { nowMs: SERVER_MS, match: { matched: true }, status: undefined, region: '' };
    const shown = (from: string): unknown =>
      cardContent(
        { ...facts, host: from, document: campaignDocument({ origins: ['https://shop.example'] }) },
        wordsAt(document.body),
        false,
      );
    expect(host).to.equal('null');
    for (const from of [host, '', 'file://', 'capacitor://localhost', 'https://shop.example'])
      expect(shown(from), from).not.to.equal(undefined);
    for (const from of ['http://shop.example', 'https://shop.example:8443']) expect(shown(from), from).to.equal(undefined);
  });

  it('reads the campaign afresh with the tap, and once for all who show it', async () => {
    const path = '/v1/campaigns/tapped';
    const answers: Record<string, unknown> = { [path]: campaignDocument({ id: 'tapped' }) };
    const gateway = fakeGateway(answers);
    const entry = await fixture<ConsultEntry>(
      html`<consult-entry gateway=${GATEWAY} campaign="tapped" query="看医生" .lexicon=${LEXICON}></consult-entry>`,
    );
    await waitUntil(() => !isGone(entry));
    answers[path] = campaignDocument({ id: 'tapped', ...CLOSED.paused });
    preventedDetail('consult-open', () => {
      inside(entry, 'a').click();
      entry.open();
    });
    await waitUntil(() => isGone(entry), 'the card still offers a doctor');
    expect(gateway.asked).to.deep.equal([path, path]);
    gateway.restore();
  });

  it('leaves new tabs to the browser', async () => {
    const entry = await card();
    let opened = 0;
    entry.addEventListener('consult-open', (event) => {
      opened += 1;
      event.preventDefault();
    });
    const link = inside(entry, 'a');
    link.addEventListener('click', (event) => event.preventDefault());
    link.dispatchEvent(new MouseEvent('click', { ctrlKey: true, cancelable: true, bubbles: true }));
    expect(opened).to.equal(0);
    expect(link.getAttribute('href')).to.contain('/frame/demo');
  });

  it('asks for two things without a document, and for nothing with both', async () => {
    const gateway = fakeGateway({ '/v1/campaigns/fetched': campaignDocument({ id: 'fetched' }), '/v1/lexicons/test.json': LEXICON });
    await card();
    expect(gateway.asked).to.deep.equal([]);
    const entry = await fixture<ConsultEntry>(
      html`<consult-entry gateway=${`${GATEWAY}/`} campaign="fetched" query="看医生"></consult-entry>`,
    );
    expect(isGone(entry)).to.equal(true);
    while (isGone(entry)) await new Promise((resolve) => setTimeout(resolve));
    expect(gateway.asked).to.deep.equal(['/v1/campaigns/fetched', '/v1/lexicons/test.json']);
    gateway.restore();
  });

  it('asks for the lexicon once, keeps what is typed to itself, and does not flicker between keystrokes', async () => {
    const lexicon = { path: '/v1/lexicons/typed.json', hash: 'typed' };
    const gateway = fakeGateway({ '/v1/campaigns/typed': campaignDocument({ id: 'typed', lexicon }), '/v1/lexicons/typed.json': LEXICON });
    const entry = await fixture<ConsultEntry>(
      html`<consult-entry gateway=${`${GATEWAY}/`} campaign="typed" query="看医生"></consult-entry>`,
    );
    while (isGone(entry)) await new Promise((resolve) => setTimeout(resolve));
    for (const query of ['看医生 ', '看医生 在', '看医生 在线']) {
      entry.query = query;
      expect(isGone(entry), 'before the frame').to.equal(false);
      await entry.updateComplete;
      expect(isGone(entry), query).to.equal(false);
    }
    expect(gateway.asked).to.deep.equal(['/v1/campaigns/typed', '/v1/lexicons/typed.json']);
    gateway.restore();
  });

  it('renders nothing when the gateway is away or talks nonsense', async () => {
    const gateway = fakeGateway({ '/v1/campaigns/nonsense': [1, 2] });
    for (const campaign of ['absent', 'nonsense']) {
      const entry = await fixture<ConsultEntry>(
        html`<consult-entry gateway=${GATEWAY} campaign=${campaign} query="doctor"></consult-entry>`,
      );
      await new Promise((resolve) => setTimeout(resolve));
      expect(isGone(entry)).to.equal(true);
    }
    gateway.restore();
  });

  it('shows a campaign’s name as text, whatever is in it', async () => {
    const entry = await card({ document: { names: { en: '<img src=x onerror=alert(1)> Free' } } });
    expect(entry.shadowRoot?.querySelector('img')).to.equal(null);
    expect(textOf(entry)).to.contain('<img src=x onerror=alert(1)>');
  });

  it('shows the campaign’s own wording and other languages that the host registered', async () => {
    expect(textOf(await card({ document: { texts: { en: { 'entry.ask': 'Ask now' } } } }))).to.contain('Ask now');
    registerTranslation('es', { 'entry.ask': 'Preguntar' });
    expect(textOf(await card({ lang: 'es-MX' }))).to.contain('Preguntar');
  });

  it('keeps to 104 px at least, gives elder text a row for its button, and never overflows', async () => {
    const entry = await card();
    expect(entry.offsetHeight).to.be.at.least(104);
    const elder = await card({ textSize: 'elder' });
    const row = inside(elder, '.row');
    expect(inside(elder, '.action').offsetWidth).to.equal(row.clientWidth);
    await expect(elder).to.be.accessible();
    entry.style.inlineSize = '260px';
    entry.style.display = 'block';
    expect(entry.scrollWidth).to.be.at.most(260);
  });

  it('puts the focus on its link', async () => {
    const entry = await card();
    entry.focus();
    expect(entry.shadowRoot?.activeElement).to.equal(inside(entry, 'a'));
  });

  it('opens the area as a modal dialog with a history entry, which Back closes', async () => {
    const entry = await card();
    const depth = history.length;
    inside(entry, 'a').focus();
    inside(entry, 'a').click();
    while (!entry.shadowRoot?.querySelector('dialog')) await new Promise((resolve) => setTimeout(resolve));
    const dialog = inside<HTMLDialogElement>(entry, 'dialog');
    expect(dialog.open && dialog.matches(':modal')).to.equal(true);
    expect(dialog.querySelector('consult-special-area')?.getAttribute('campaign')).to.equal('demo');
    expect(history.length).to.equal(depth + 1);
    history.back();
    await oneEvent(window, 'popstate');
    expect(entry.shadowRoot?.querySelector('dialog')).to.equal(null);
    expect(entry.shadowRoot?.activeElement).to.equal(inside(entry, 'a'));
  });

  it('closes the dialog with the area, unless the host prevents it', async () => {
    const entry = await card();
    entry.open();
    while (!entry.shadowRoot?.querySelector('dialog')) await new Promise((resolve) => setTimeout(resolve));
    const area = inside<HTMLElement & { close(): void }>(entry, 'consult-special-area');
    const stay = (event: Event): void => event.preventDefault();
    entry.addEventListener('consult-close', stay);
    area.close();
    expect(inside<HTMLDialogElement>(entry, 'dialog').open).to.equal(true);
    entry.removeEventListener('consult-close', stay);
    area.close();
    await oneEvent(window, 'popstate');
    expect(entry.shadowRoot?.querySelector('dialog')).to.equal(null);
  });

  it('comes back whole when it is moved in the page', async () => {
    const entry = await card();
    const parent = entry.parentElement as HTMLElement;
    entry.remove();
    parent.append(entry);
    entry.query = '看医生';
    await entry.updateComplete;
    expect(isGone(entry)).to.equal(false);
    expect(() => byWords(entry, 'nothing')).to.throw();
  });
});
