import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ShopperFixture } from '../../testing/shopper-fixture.ts';

const statuses = (shopper: ShopperFixture): string[] => shopper.told.status.map(({ to }) => to);

for (const live of ['socket', 'poll'] as const) {
  describe(`a connection over ${live}`, () => {
    it('goes on from its cursor after an absence, however long', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.say('doctor', 'before');
      await shopper.settle();
      shopper.gateway.transport.fault = 'offline';
      shopper.gateway.transport.cut();
      await shopper.clock.advance(7_200_000);
      for (let count = 1; count <= 50; count += 1) shopper.gateway.say('doctor', `missed ${count}`);
      shopper.gateway.transport.fault = null;
      await shopper.clock.advance(60_000);
      assert.deepEqual(shopper.texts, shopper.stored);
      assert.deepEqual(
        shopper.told.message.map(({ message }) => message.text),
        shopper.stored,
      );
    });

    it('waits with full jitter under a doubling ceiling of 30 s', async () => {
      const shopper = await new ShopperFixture(live, undefined, [0.999]).talk();
      shopper.gateway.transport.fault = 'offline';
      shopper.gateway.transport.cut();
      await shopper.clock.advance(300_000);
      const waits = shopper.told.change.flatMap(({ connection }) => (connection.type === 'waiting' ? [connection.retryInMs] : []));
      const distinct = waits.filter((wait, index) => wait !== waits[index - 1]);
      const ceilings = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000];
      assert.deepEqual(
        distinct.slice(0, 7).map((wait) => Math.round(wait / 0.999)),
        ceilings,
      );
      assert.ok(distinct.every((wait) => wait >= 0 && wait < 30_000));
    });

    it('takes a wait of 0 when chance says so', async () => {
      const shopper = await new ShopperFixture(live, undefined, [0]).talk();
      shopper.gateway.transport.cut();
      await shopper.settle();
      assert.equal(shopper.client.snapshot.connection.type, 'live');
    });

    it('counts its failures until a connection has lived for a minute', async () => {
      const shopper = await new ShopperFixture(live, undefined, [0.999]).talk();
      const { transport } = shopper.gateway;
      const waitAfter = async (livedMs: number): Promise<number> => {
        await shopper.clock.advance(livedMs);
        transport.cut();
        await shopper.settle();
        const { connection } = shopper.client.snapshot;
        const waitMs = connection.type === 'waiting' ? connection.retryInMs : NaN;
        await shopper.clock.advance(waitMs);
        await shopper.settle();
        return Math.round(waitMs / 0.999);
      };
      assert.deepEqual([await waitAfter(0), await waitAfter(59_000), await waitAfter(30_000)], [500, 1_000, 2_000]);
      assert.equal(await waitAfter(60_000), 500);
    });

    for (const [fault, what] of [
      ['silent', 'neither sends nor receives'],
      ['deaf', 'sends and receives nothing'],
      ['mute', 'receives and sends nothing'],
    ] as const) {
      it(`is found dead and replaced within 30 s when it ${what}`, async () => {
        const shopper = await new ShopperFixture(live).talk();
        await shopper.clock.advance(1_000);
        shopper.gateway.transport.fault = fault;
        const sent = shopper.client.send('is anyone there?');
        shopper.gateway.say('doctor', 'are you there?');
        const diedMs = shopper.clock.now();
        const isLive = (): boolean => shopper.client.snapshot.connection.type === 'live';
        while (isLive()) await shopper.clock.advance(100);
        shopper.gateway.transport.fault = null;
        while (!isLive()) await shopper.clock.advance(100);
        assert.ok(shopper.clock.now() - diedMs <= 30_000, `${shopper.clock.now() - diedMs} ms`);
        await sent;
        await shopper.clock.advance(2_000);
        assert.deepEqual(shopper.texts, shopper.stored);
        assert.equal(shopper.stored.filter((text) => text === 'is anyone there?').length, 1);
      });

      // A poll that is answered has gone both ways.
      if (live === 'poll' && fault === 'mute') continue;
      it(`is found dead within 30 s when it ${what} and nobody writes`, async () => {
        const shopper = await new ShopperFixture(live).talk();
        shopper.gateway.transport.fault = fault;
        await shopper.clock.advance(30_000);
        assert.notEqual(shopper.client.snapshot.connection.type, 'live');
      });
    }

    for (const change of [{ visibility: 'active' }, { online: true }, { online: false }] as const) {
      it(`is probed within 10 s on ${JSON.stringify(change)}`, async () => {
        const shopper = await new ShopperFixture(live).talk();
        await shopper.clock.advance(1_000);
        shopper.gateway.transport.fault = 'silent';
        shopper.bridge.change(change);
        await shopper.clock.advance(10_000);
        assert.notEqual(shopper.client.snapshot.connection.type, 'live');
      });

      it(`stays when it answers the probe on ${JSON.stringify(change)}`, async () => {
        const shopper = await new ShopperFixture(live).talk();
        const { length } = shopper.told.status;
        shopper.bridge.change(change);
        await shopper.clock.advance(60_000);
        assert.equal(shopper.told.status.length, length);
      });
    }

    it('rests after 5 s in the background and goes on when the page is back', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.bridge.change({ visibility: 'background' });
      await shopper.clock.advance(4_999);
      assert.equal(shopper.client.snapshot.connection.type, 'live');
      await shopper.clock.advance(1);
      assert.equal(shopper.client.snapshot.connection.type, 'idle');
      assert.equal(shopper.gateway.transport.openSockets + shopper.gateway.transport.heldPolls, 0);
      shopper.gateway.say('doctor', 'meanwhile');
      await shopper.clock.advance(600_000);
      assert.deepEqual(shopper.texts, []);
      shopper.bridge.change({ visibility: 'active' });
      await shopper.settle();
      assert.deepEqual(shopper.texts, ['meanwhile']);
    });

    it('stays when the page is back within 5 s', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.bridge.change({ visibility: 'background' });
      await shopper.clock.advance(3_000);
      shopper.bridge.change({ visibility: 'active' });
      await shopper.clock.advance(10_000);
      assert.equal(shopper.client.snapshot.connection.type, 'live');
    });

    it('tries at once when the device is online again', async () => {
      const shopper = await new ShopperFixture(live, undefined, [0.999]).talk();
      shopper.gateway.transport.fault = 'offline';
      shopper.gateway.transport.cut();
      await shopper.clock.advance(120_000);
      shopper.gateway.transport.fault = null;
      shopper.bridge.change({ online: true });
      await shopper.settle();
      assert.equal(shopper.client.snapshot.connection.type, 'live');
    });

    it('stops when a guest’s session is over, and says so', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.endSessions();
      shopper.gateway.transport.cut();
      shopper.bridge.change({ visibility: 'active' });
      await shopper.clock.advance(60_000);
      const { connection, session } = shopper.client.snapshot;
      assert.equal(connection.type === 'stopped' && connection.error.code, 'TOKEN_EXPIRED');
      assert.equal(session, 'failed');
      const { opened } = shopper.gateway.transport;
      await shopper.clock.advance(600_000);
      assert.equal(shopper.gateway.transport.opened, opened);
      assert.equal(shopper.bridge.stored.size, 0);
    });

    it('takes a new session from the host when the old one is over', async () => {
      const shopper = new ShopperFixture(live);
      shopper.bridge.credentialToken = 'signed by the host';
      await shopper.talk();
      shopper.gateway.endSessions();
      shopper.gateway.transport.cut();
      shopper.bridge.change({ visibility: 'active' });
      await shopper.clock.advance(60_000);
      assert.equal(shopper.client.snapshot.connection.type, 'live');
      await shopper.client.send('still here');
      assert.deepEqual(shopper.stored, ['still here']);
    });

    it('opens a channel with the new session when a call finds the old one over', async () => {
      const shopper = new ShopperFixture(live);
      shopper.bridge.credentialToken = 'signed by the host';
      await shopper.talk();
      for (let count = 0; count < 40; count += 1) shopper.gateway.say('doctor', `message ${count}`);
      const next = new ShopperFixture(live, shopper);
      next.bridge.credentialToken = 'signed by the host';
      await next.client.open();
      await next.settle();
      const lastSession = (): unknown => next.gateway.got(live === 'socket' ? 'hello' : '/v1/live/poll').at(-1)?.['session'];
      const before = lastSession();
      next.gateway.endSessions();
      await next.client.loadOlder();
      await next.settle();
      assert.notEqual(lastSession(), before);
      assert.equal(next.client.snapshot.connection.type, 'live');
    });

    it('leaves no timer, no channel and no listener after close', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.client.setTyping(true);
      shopper.client.markRead(2);
      shopper.gateway.transport.loseAnswers(1);
      const sent = shopper.client.send('one').catch(() => 'rejected');
      await shopper.settle();
      shopper.client.close();
      await shopper.settle();
      assert.equal((await Promise.race([sent, Promise.resolve('pending')])) !== 'pending', true);
      // What is left are the scripted gateway's own patience with requests that it never answers.
      await shopper.clock.advance(60_000);
      assert.equal(shopper.clock.pending, 0);
      assert.equal(shopper.gateway.transport.openSockets + shopper.gateway.transport.heldPolls, 0);
      assert.equal(shopper.bridge.watchers, 0);
      assert.equal(shopper.client.snapshot.connection.type, 'idle');
    });

    it('can be opened again after close', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.client.close();
      shopper.gateway.say('doctor', 'still there?');
      await shopper.client.open();
      await shopper.settle();
      assert.deepEqual(shopper.texts, ['still there?']);
    });
  });
}

describe('a socket', () => {
  it('keeps a heartbeat in JSON and learns the time from it', async () => {
    const shopper = await new ShopperFixture().talk();
    await shopper.clock.advance(60_000);
    assert.equal(shopper.gateway.got('ping').length, 3);
    assert.equal(shopper.client.snapshot.connection.type, 'live');
    assert.equal(shopper.client.snapshot.serverOffsetMs, Date.parse(shopper.gateway.serverTime) - shopper.clock.now());
  });

  it('is noticed dead within 30 s, also when the gateway asks for fewer heartbeats', async () => {
    const shopper = new ShopperFixture();
    shopper.gateway.transport.heartbeatMs = 120_000;
    await shopper.talk();
    shopper.gateway.transport.fault = 'silent';
    await shopper.clock.advance(28_000);
    assert.notEqual(shopper.client.snapshot.connection.type, 'live');
  });

  it('stops for good when the client is outdated', async () => {
    const shopper = await new ShopperFixture().talk();
    shopper.gateway.transport.closeSockets(4004);
    await shopper.clock.advance(600_000);
    const { connection } = shopper.client.snapshot;
    assert.equal(connection.type === 'stopped' && connection.error.code, 'CLIENT_OUTDATED');
    assert.equal(shopper.gateway.transport.opened, 1);
  });

  it('gives way to long polling after two that did not open, and takes over again later', async () => {
    const shopper = new ShopperFixture('socket');
    shopper.gateway.transport.fault = 'no-sockets';
    await shopper.start();
    await shopper.clock.advance(10_000);
    assert.deepEqual(shopper.client.snapshot.connection, { type: 'live', channel: 'poll' });
    assert.equal(shopper.gateway.transport.opened, 3);
    shopper.gateway.accept();
    await shopper.client.send('over polling');
    assert.deepEqual(shopper.texts, ['over polling']);
    shopper.gateway.transport.fault = null;
    await shopper.clock.advance(300_000);
    assert.deepEqual(shopper.client.snapshot.connection, { type: 'live', channel: 'socket' });
    assert.equal(shopper.gateway.transport.heldPolls, 0);
    await shopper.client.send('over the socket');
    assert.deepEqual(shopper.texts, ['over polling', 'over the socket']);
  });

  it('is back soon after an outage, although polling was quicker', async () => {
    const shopper = await new ShopperFixture().talk();
    shopper.gateway.transport.fault = 'offline';
    shopper.gateway.transport.cut();
    await shopper.clock.advance(120_000);
    shopper.gateway.transport.fault = null;
    await shopper.clock.advance(32_000);
    assert.deepEqual(shopper.client.snapshot.connection, { type: 'live', channel: 'socket' });
    assert.equal(shopper.gateway.transport.heldPolls, 0);
  });

  it('says since when it has been away while it is won back', async () => {
    const shopper = await new ShopperFixture().talk();
    const sinceMs = shopper.clock.now();
    shopper.gateway.transport.fault = 'offline';
    shopper.gateway.transport.cut();
    await shopper.clock.advance(100_000);
    const away = shopper.told.change.map(({ connection }) => connection).filter(({ type }) => type === 'waiting' || type === 'connecting');
    for (const status of away.slice(-10)) assert.equal('offlineSinceMs' in status && status.offlineSinceMs, sinceMs);
    assert.equal(statuses(shopper).includes('waiting'), true);
  });
});
