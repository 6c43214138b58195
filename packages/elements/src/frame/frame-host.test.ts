import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { createWebBridge } from '@consult-kit/client/web';
import { ConsultSpecialArea } from '../consult-special-area/consult-special-area.ts';
import { readCardStatus } from '../shared/card-status.ts';
import { inside, preventedDetail } from '../test-support/shop.ts';

ConsultSpecialArea.define();

/** The same server under its other name: another origin. */
const OTHER = location.origin.replace('localhost', '127.0.0.1');
const GATEWAY = `${OTHER}/packages/elements/src/frame/test-support`;

/** Waits for what the frame under test tells beside the bridge. */
function told(type: string): Promise<unknown> {
  return new Promise((resolve) => {
    const listener = (event: MessageEvent): void => {
      if (event.origin !== OTHER || event.data?.test !== type) return;
      removeEventListener('message', listener);
      resolve(event.data.value);
    };
    addEventListener('message', listener);
  });
}

async function framed(campaign = 'allowing.html'): Promise<ConsultSpecialArea> {
  return fixture<ConsultSpecialArea>(html`
    <consult-special-area
      lang="zh-CN"
      theme="dark"
      text-size="large"
      module="children"
      gateway=${GATEWAY}
      campaign=${campaign}
      style="block-size: 500px; --consult-color-brand: #123456"
      .bridge=${createWebBridge({ credential: () => Promise.resolve('a-token') })}
    ></consult-special-area>
  `);
}

const ask = (area: ConsultSpecialArea, test: string): void =>
  inside<HTMLIFrameElement>(area, 'iframe').contentWindow?.postMessage({ test }, OTHER);

describe('<consult-special-area> in its frame', () => {
  beforeEach(() => localStorage.clear());

  it('shows a frame of the gateway’s origin that the page cannot look into', async () => {
    const shown = told('shown');
    const area = await framed();
    const frame = inside<HTMLIFrameElement>(area, 'iframe');
    expect(new URL(frame.src).origin).to.equal(OTHER).and.not.equal(location.origin);
    await shown;
    expect(frame.contentDocument).to.equal(null);
    expect(frame.title).to.equal('健康服务');
  });

  it('hands settings and theme colours over', async () => {
    const shown = told('shown');
    const area = await framed();
    expect(await shown).to.deep.equal({ lang: 'zh-CN', size: 'large', theme: 'dark', module: 'children' });
    const brand = told('brand');
    ask(area, 'brand');
    expect(await brand).to.equal('#123456');
  });

  it('is refused by a campaign that does not allow this page', async () => {
    const shown = told('shown').then(() => 'shown');
    const listening = told('listening');
    const area = await framed('refusing.html');
    await listening;
    const other = framed();
    await shown;
    // The allowed one was shown; the refused one has had at least as long.
    expect((await other).isConnected && area.isConnected).to.equal(true);
    const brand = Promise.race([told('brand'), new Promise((resolve) => setTimeout(() => resolve('silent')))]);
    expect(await brand).to.equal('silent');
  });

  it('tells the page a state and whether something is unread, and nothing else', async () => {
    const shown = told('shown');
    const area = await framed();
    await shown;
    setTimeout(() => ask(area, 'join'));
    const { detail } = await oneEvent(document, 'consult-state');
    expect(detail).to.deep.equal({ campaign: 'allowing.html', state: 'waiting', unread: false });
    expect(readCardStatus('allowing.html')).to.deep.equal({ state: 'waiting', unread: false });
  });

  it('asks the page before it leaves or dials', async () => {
    const shown = told('shown');
    const area = await framed();
    await shown;
    const closes = new Promise<unknown>((resolve) => {
      area.addEventListener('consult-close', (event) => {
        event.preventDefault();
        resolve(event.detail);
      });
    });
    ask(area, 'leave');
    expect(await closes).to.deep.equal({ campaign: 'allowing.html' });
    const called = told('called');
    area.addEventListener('consult-call', (event) => event.preventDefault());
    ask(area, 'call');
    expect(await called).to.equal('done');
    expect(preventedDetail('consult-call', () => undefined)).to.equal(undefined);
  });

  it('keeps the port of a frame that fires load without having loaded again, as a step back inside it does', async () => {
    const shown = told('shown');
    const area = await framed();
    await shown;
    inside(area, 'iframe').dispatchEvent(new Event('load'));
    setTimeout(() => ask(area, 'join'));
    const { detail } = await oneEvent(document, 'consult-state');
    expect(detail).to.include({ state: 'waiting' });
    const credential = told('credential');
    ask(area, 'credential');
    expect(await credential).to.equal('a-token');
  });

  it('gives a frame that has loaded again a new port', async () => {
    const first = told('shown');
    const area = await framed();
    await first;
    const again = told('shown');
    const frame = inside<HTMLIFrameElement>(area, 'iframe');
    frame.src = String(frame.src);
    expect(await again).to.include({ lang: 'zh-CN', module: 'children' });
    const credential = told('credential');
    ask(area, 'credential');
    expect(await credential).to.equal('a-token');
  });

  it('pulls the host’s token when it needs it', async () => {
    const shown = told('shown');
    const area = await framed();
    await shown;
    const credential = told('credential');
    ask(area, 'credential');
    expect(await credential).to.equal('a-token');
  });
});
