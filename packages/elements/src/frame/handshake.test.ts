import { expect } from '@open-wc/testing';
import { awaitPort } from './handshake.ts';

const CONNECT = { type: 'consult-connect', v: 1, campaign: 'demo' };

/** A knock at this window's door, as the browser would deliver it. */
function knock({
  data = CONNECT as unknown,
  origin = 'https://shop.example',
  source = window as Window | null,
  ports = 1,
} = {}): MessagePort[] {
  const channels = Array.from({ length: ports }, () => new MessageChannel());
  const given = channels.map(({ port2 }) => port2);
  dispatchEvent(new MessageEvent('message', { data, origin, source, ports: given }));
  return given;
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('awaitPort', () => {
  const warn = console.warn;
  beforeEach(() => (console.warn = () => undefined));
  afterEach(() => (console.warn = warn));

  const rules = (allowed: string[]) => ({ parent: window, campaign: 'demo', allowedOrigins: () => Promise.resolve(allowed) });

  it('takes the port of the parent’s page at an allowed origin', async () => {
    const waiting = awaitPort(rules(['https://shop.example']));
    const [port] = knock();
    expect(await waiting).to.equal(port);
  });

  it('refuses every other knock', async () => {
    const other = document.createElement('iframe');
    document.body.append(other);
    let taken: MessagePort | undefined;
    void awaitPort(rules(['https://shop.example'])).then((port) => (taken = port));
    knock({ origin: 'https://evil.example' });
    knock({ origin: 'https://shop.example.evil.example' });
    knock({ origin: 'null' });
    knock({ source: other.contentWindow });
    knock({ source: null });
    knock({ ports: 0 });
    knock({ ports: 2 });
    knock({ data: { ...CONNECT, campaign: 'other' } });
    knock({ data: { ...CONNECT, v: 2 } });
    knock({ data: 'consult-connect' });
    knock({ data: null });
    await turn();
    expect(taken).to.equal(undefined);
    const [port] = knock();
    await turn();
    expect(taken).to.equal(port);
    other.remove();
  });

  it('takes one port and no second one', async () => {
    const waiting = awaitPort(rules(['https://shop.example']));
    const [first] = knock();
    knock();
    expect(await waiting).to.equal(first);
  });
});
