import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ManualClock } from '../manual-clock.ts';
import { FaultProxy, type FaultProxyOptions } from './fault-proxy.ts';
import { SLOW_LINE } from './faults.ts';

describe('FaultProxy', { timeout: 30_000 }, () => {
  let server: Server;
  let arrivals: Socket[];
  let proxies: FaultProxy[];
  let clients: Socket[];

  beforeEach(async () => {
    [arrivals, proxies, clients] = [[], [], []];
    server = createServer({ allowHalfOpen: true }, (socket) => {
      arrivals.push(socket.on('error', () => undefined));
      server.emit('arrived');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    for (const socket of [...clients, ...arrivals]) socket.destroy();
    for (const proxy of proxies) await proxy.close();
    server.close();
    await once(server, 'close');
  });

  async function start(options: Partial<FaultProxyOptions> = {}): Promise<FaultProxy> {
    const proxy = await FaultProxy.start({ targetPort: (server.address() as AddressInfo).port, seed: '7', ...options });
    proxies.push(proxy);
    return proxy;
  }

  function dial(proxy: FaultProxy): Socket {
    const client = connect({ port: proxy.port, host: '127.0.0.1', allowHalfOpen: true }).on('error', () => undefined);
    clients.push(client);
    return client;
  }

  /** A client and the server's end of its connection. */
  async function pair(proxy: FaultProxy): Promise<[client: Socket, served: Socket]> {
    const arrived = once(server, 'arrived');
    const client = dial(proxy);
    await arrived;
    return [client, arrivals.at(-1)!];
  }

  const read = async (socket: Socket): Promise<string> => String((await once(socket, 'data'))[0]);
  /** How a socket came to its end: by an error, or in an orderly way. */
  const fate = async (socket: Socket): Promise<string> => {
    socket.resume();
    const errored = once(socket, 'error').then(
      ([error]) => (error as NodeJS.ErrnoException).code ?? 'error',
      () => 'error',
    );
    return Promise.race([errored, once(socket, 'end').then(() => 'end')]);
  };

  it('carries both directions and an orderly end of each', async () => {
    const proxy = await start();
    const [client, served] = await pair(proxy);
    client.write('ping');
    assert.equal(await read(served), 'ping');
    served.write('pong');
    assert.equal(await read(client), 'pong');
    client.end('last words');
    assert.equal(await read(served), 'last words');
    const over = fate(client);
    served.end();
    assert.equal(await over, 'end');
  });

  for (const [how, expected] of [
    ['reset', 'ECONNRESET'],
    ['end', 'end'],
  ] as const) {
    it(`cuts both sides by ${how}, and takes new connections`, async () => {
      const proxy = await start();
      const [client, served] = await pair(proxy);
      const fates = Promise.all([fate(client), fate(served)]);
      proxy.cut(how);
      assert.deepEqual(await fates, [expected, expected]);
      assert.equal(proxy.open, 0);
      const [again, servedAgain] = await pair(proxy);
      again.write('back');
      assert.equal(await read(servedAgain), 'back');
    });
  }

  it('cuts every so often', async () => {
    const clock = new ManualClock();
    const proxy = await start({ clock, faults: { cuts: { everyMs: 30_000, how: 'reset' } } });
    await clock.advance(90_000);
    assert.deepEqual(
      proxy.decisions,
      [1, 2, 3].map(() => ({ link: 0, what: 'reset' })),
    );
    proxy.set({ cuts: undefined });
    await clock.advance(90_000);
    assert.equal(proxy.decisions.length, 3);
    assert.equal(clock.pending, 0);
  });

  it('swallows one direction while the other goes on and both ends look alive', async () => {
    const proxy = await start();
    const [client, served] = await pair(proxy);
    proxy.swallow('down');
    served.write('never seen');
    client.write('heard');
    assert.equal(await read(served), 'heard');
    served.end();
    client.write('still heard');
    assert.equal(await read(served), 'still heard');
    assert.deepEqual({ read: client.bytesRead, ended: client.readableEnded, open: proxy.open }, { read: 0, ended: false, open: 1 });
  });

  it('swallows towards the server, the end of the client included', async () => {
    const proxy = await start();
    const [client, served] = await pair(proxy);
    proxy.swallow('up');
    client.write('never heard');
    served.write('seen');
    assert.equal(await read(client), 'seen');
    client.end();
    served.write('still seen');
    assert.equal(await read(client), 'still seen');
    assert.deepEqual({ read: served.bytesRead, ended: served.readableEnded }, { read: 0, ended: false });
  });

  it('keeps a swallowed connection swallowed after healing, and lets new ones through', async () => {
    const proxy = await start();
    const [client, served] = await pair(proxy);
    proxy.swallow('up');
    proxy.heal();
    client.write('a hole before this');
    const [again, servedAgain] = await pair(proxy);
    again.write('whole');
    assert.equal(await read(servedAgain), 'whole');
    assert.equal(served.bytesRead, 0);
  });

  it('lets go of a swallowed connection once both sides have gone', async () => {
    const proxy = await start();
    const [client, served] = await pair(proxy);
    proxy.swallow('up');
    const over = fate(served);
    client.resetAndDestroy();
    served.write('to nobody');
    served.end();
    await over;
    assert.equal(proxy.open, 0);
  });

  it('holds everything back while paused, within its bound', async () => {
    const proxy = await start();
    const [client, served] = await pair(proxy);
    proxy.pause();
    client.write('waits');
    while (proxy.heldBytes === 0) await new Promise(setImmediate);
    assert.equal(served.bytesRead, 0);
    proxy.resume();
    assert.equal(await read(served), 'waits');
  });

  it('resets whoever comes while nobody listens behind it', async () => {
    const proxy = await start();
    server.close();
    await once(server, 'close');
    assert.equal(await fate(dial(proxy)), 'ECONNRESET');
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  it('refuses the share that it is told to', async () => {
    const proxy = await start({ faults: { refused: 1 } });
    assert.equal(await fate(dial(proxy)), 'ECONNRESET');
    assert.deepEqual(proxy.decisions, [{ link: 1, what: 'refused' }]);
  });

  it('decides the same for the same seed, and otherwise for another one', async () => {
    const faults = { refused: 0.3, late: { share: 0.5, maxMs: 5 } };
    const decide = async (seed: string): Promise<string> => {
      const proxy = await start({ seed, faults });
      for (let count = 0; count < 20; count += 1) {
        dial(proxy);
        while (proxy.decisions.length <= count) await new Promise(setImmediate);
      }
      return JSON.stringify(proxy.decisions);
    };
    const first = await decide('1');
    assert.equal(await decide('1'), first);
    assert.notEqual(await decide('2'), first);
    assert.match(first, /passed.*late|late.*passed/);
    assert.match(first, /refused/);
  });

  it('lets a later connection overtake a late one', async () => {
    const clock = new ManualClock();
    const proxy = await start({ clock, seed: '7', faults: { late: { share: 1, maxMs: 1_000 } } });
    const late = dial(proxy);
    late.write('first');
    while (proxy.decisions.length < 1) await new Promise(setImmediate);
    proxy.set({ late: { share: 0, maxMs: 0 } });
    const arrived = once(server, 'arrived');
    dial(proxy).write('second');
    while (proxy.decisions.length < 2) await new Promise(setImmediate);
    await clock.advance(0);
    await arrived;
    assert.equal(await read(arrivals[0]!), 'second');
    const arrivedToo = once(server, 'arrived');
    await clock.advance(1_000);
    await arrivedToo;
    assert.equal(await read(arrivals[1]!), 'first');
  });

  it('gives its port back and leaves no timer behind', async () => {
    const clock = new ManualClock();
    const proxy = await start({ clock, faults: { ...SLOW_LINE, cuts: { everyMs: 1_000, how: 'end' } } });
    dial(proxy);
    while (proxy.open === 0) await new Promise(setImmediate);
    await proxy.close();
    assert.deepEqual({ open: proxy.open, pending: clock.pending }, { open: 0, pending: 0 });
  });

  it('refuses faults that make no sense', async () => {
    await assert.rejects(start({ faults: { refused: 1.5 } }), RangeError);
    await assert.rejects(start({ faults: { up: { delayMs: -1, bytesPerSecond: 1 } } }), RangeError);
    await assert.rejects(start({ faults: { cuts: { everyMs: 0, how: 'end' } } }), RangeError);
  });
});
