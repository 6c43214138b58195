import { expect } from '@open-wc/testing';
import { createWebTimers, createWebTransport } from '../src/web.ts';

/** The test server itself: it answers, and speaks none of our paths. */
const here = createWebTransport({ gateway: '/' });
const kindOf = (error: unknown): unknown => (error as { kind?: unknown }).kind;

describe('createWebTransport', () => {
  it('resolves for any status, with header names in lower case', async () => {
    const answer = await here.request({ method: 'GET', path: '/no-such-path', timeoutMs: 5_000 });
    expect(answer.status).to.equal(404);
    expect(answer.headers['content-type']).to.be.a('string');
    expect(answer.body).to.be.a('string');
  });

  it('keeps the path of the gateway’s address and puts queries behind', async () => {
    const { body } = await createWebTransport({ gateway: '/packages/client/' }).request({
      method: 'GET',
      path: '/package.json',
      query: { q: '看医生' },
      timeoutMs: 5_000,
    });
    expect((JSON.parse(body) as { name: string }).name).to.equal('@consult-kit/client');
  });

  it('rejects with what happened when there is no answer', async () => {
    const cancelled = here.request({ method: 'GET', path: '/', timeoutMs: 5_000, onCancel: (cancel) => cancel() });
    expect(await cancelled.catch(kindOf)).to.equal('cancelled');
    const late = here.request({ method: 'GET', path: '/', timeoutMs: 0 });
    expect(await late.catch(kindOf)).to.equal('timeout');
    const nobody = createWebTransport({ gateway: 'http://127.0.0.1:1/' }).request({ method: 'GET', path: '/', timeoutMs: 5_000 });
    expect(await nobody.catch(kindOf)).to.equal('unknown');
  });

  it('tells the end of a socket that never opened exactly once', async () => {
    const told: string[] = [];
    await new Promise<void>((resolve) => {
      here.connect(
        { path: '/v1/live', timeoutMs: 5_000 },
        {
          open: () => told.push('open'),
          frame: () => told.push('frame'),
          close: ({ cause }) => {
            told.push(cause);
            resolve();
          },
        },
      );
    });
    expect(told).to.deep.equal(['network']);
  });

  it('refuses to send what cannot go out', async () => {
    const channel = here.connect({ path: '/v1/live', timeoutMs: 5_000 }, { open() {}, frame() {}, close() {} });
    expect(await channel.send('{}').catch(kindOf)).to.equal('interrupted');
    channel.close();
  });
});

describe('createWebTimers', () => {
  it('runs once, unless it is cancelled', async () => {
    const timers = createWebTimers();
    const ran: string[] = [];
    const cancel = timers.after(0, () => ran.push('cancelled'));
    cancel();
    await new Promise<void>((resolve) => {
      timers.after(1, resolve);
    });
    expect(ran).to.deep.equal([]);
    expect(timers.now()).to.be.at.most(performance.now());
    expect(timers.random()).to.be.within(0, 1);
  });
});
