import { expect } from '@open-wc/testing';
import type { HostState } from '../src/boundary.ts';
import { createWebBridge } from '../src/web.ts';

describe('createWebBridge', () => {
  it('tells the full state at once, then what changes, until it is stopped', () => {
    const told: Partial<HostState>[] = [];
    const stop = createWebBridge({ region: 'CN-BJ' }).watch((change) => told.push(change));
    expect(told).to.have.length(1);
    const { visibility, online, locale, region, textScale, textScaleApplied, insets } = told[0] ?? {};
    expect({ visibility, online, region, textScale, textScaleApplied }).to.deep.equal({
      visibility: 'active',
      online: true,
      region: 'CN-BJ',
      textScale: 1,
      textScaleApplied: true,
    });
    expect(locale).to.equal(navigator.language);
    expect(insets).to.deep.equal({ top: 0, bottom: 0, keyboard: 0 });
    window.dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(told.slice(1)).to.deep.equal([{ online: true }, { visibility: 'active' }]);
    stop();
    window.dispatchEvent(new Event('online'));
    expect(told).to.have.length(3);
  });

  it('says that the page is active when it comes back from the page cache', () => {
    const told: Partial<HostState>[] = [];
    const stop = createWebBridge().watch((change) => told.push(change));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    stop();
    expect(told.at(-1)).to.deep.equal({ visibility: 'active' });
  });

  it('makes ids of 21 characters and is a guest without a credential', async () => {
    const bridge = createWebBridge();
    expect(await bridge.randomId()).to.match(/^[\w-]{21}$/);
    expect(await bridge.credential('start')).to.equal('');
    expect(await createWebBridge({ credential: () => Promise.resolve('token') }).credential('expired')).to.equal('token');
  });

  it('lets the host act first and says what neither can do', async () => {
    const acted: string[] = [];
    const bridge = createWebBridge({
      features: ['sign-in'],
      act: ({ type }) => {
        acted.push(type);
        return Promise.resolve(type === 'sign-in' ? 'done' : 'unsupported');
      },
    });
    expect(bridge.supports('sign-in')).to.equal(true);
    expect(bridge.supports('notify')).to.equal(false);
    expect(await bridge.act({ type: 'sign-in' })).to.equal('done');
    expect(await bridge.act({ type: 'notify', title: 'New message', id: '1' })).to.equal('unsupported');
    expect(acted).to.deep.equal(['sign-in', 'notify']);
  });
});
