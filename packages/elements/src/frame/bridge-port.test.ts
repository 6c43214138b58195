import { BRIDGE_TIMEOUT_MS, BRIDGE_VERSION, bridgeEnvelopeSchema } from '@consult-kit/protocol';
import { expect } from '@open-wc/testing';
import { CALL_TIMEOUT_MS, ENVELOPE_VERSION, openBridge, UNSUPPORTED } from './bridge-port.ts';

const NOTHING = { calls: {}, events: {} };

/** Everything that comes out at one end of a channel. */
function heard(port: MessagePort, count: number): Promise<unknown[]> {
  const messages: unknown[] = [];
  return new Promise((resolve) => {
    port.onmessage = ({ data }) => {
      messages.push(data);
      if (messages.length === count) resolve(messages);
    };
  });
}

describe('openBridge', () => {
  it('speaks the protocol’s envelope, as text', async () => {
    const { port1, port2 } = new MessageChannel();
    const end = openBridge(port1, NOTHING);
    const came = heard(port2, 2);
    end.send('state', { state: 'waiting', unread: false });
    end.call('credential', { why: 'start' }).catch(() => undefined);
    for (const text of await came) {
      expect(text).to.be.a('string');
      expect(bridgeEnvelopeSchema.safeParse(JSON.parse(text as string)).success).to.equal(true);
    }
    end.close();
  });

  it('has the version and the time-out of the protocol', () => {
    expect([ENVELOPE_VERSION, CALL_TIMEOUT_MS]).to.deep.equal([BRIDGE_VERSION, BRIDGE_TIMEOUT_MS]);
  });

  it('answers calls, each with its own reply', async () => {
    const { port1, port2 } = new MessageChannel();
    openBridge(port2, { calls: { double: (data) => Promise.resolve((data as number) * 2) }, events: {} });
    const end = openBridge(port1, NOTHING);
    expect(await Promise.all([end.call('double', 2), end.call('double', 21)])).to.deep.equal([4, 42]);
    end.close();
  });

  it('answers what it does not know, inherited names and what threw with "unsupported"', async () => {
    const { port1, port2 } = new MessageChannel();
    openBridge(port2, { calls: { breaks: () => Promise.reject(new Error('no')) }, events: {} });
    const end = openBridge(port1, NOTHING);
    for (const name of ['unknown', 'constructor', 'toString', 'breaks']) expect(await end.call(name, {}), name).to.equal(UNSUPPORTED);
    end.close();
  });

  it('drops whatever is no envelope', async () => {
    const { port1, port2 } = new MessageChannel();
    const told: unknown[] = [];
    const end = openBridge(port2, { calls: {}, events: { ok: (data) => told.push(data) } });
    const good = { v: 1, id: '1', kind: 'event', name: 'ok', data: 'x' };
    const wrong = [{ ...good, v: 2 }, { ...good, kind: 'other' }, { ...good, id: 'x'.repeat(41) }, { ...good, name: 1 }, 'text', 7, null];
    for (const message of wrong) port1.postMessage(JSON.stringify(message));
    for (const message of [good, '{', 'x'.repeat(70_000), 3, null]) port1.postMessage(message);
    port1.postMessage(JSON.stringify(good));
    while (told.length === 0) await new Promise((resolve) => setTimeout(resolve));
    expect(told).to.deep.equal(['x']);
    end.close();
  });
});
