import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ShopperFixture } from '../../testing/shopper-fixture.ts';

describe('a window that a gateway gives a socket', () => {
  for (const [word, code] of [
    ['busy', 4013],
    ['tooFast', 4029],
    ['going', 1001],
  ] as const) {
    it(`comes back when a gateway that closes with ${word} says, which is no failure`, async () => {
      const shopper = await new ShopperFixture('socket', undefined, [0.999]).talk();
      const { transport } = shopper.gateway;
      for (let times = 1; times <= 5; times += 1) {
        transport.say({ type: 'bye', code: 'GATEWAY_BUSY', retryAfterMs: 7_000 });
        await shopper.settle();
        transport.closeSockets(code);
        await shopper.settle();
        const { opened } = transport;
        shopper.bridge.change({ online: true, visibility: 'active' });
        await shopper.clock.advance(6_999);
        assert.equal(transport.opened, opened);
        await shopper.clock.advance(1);
        assert.deepEqual(shopper.client.snapshot.connection, { type: 'live', channel: 'socket' });
      }
      transport.fault = 'offline';
      transport.cut();
      await shopper.settle();
      const { connection } = shopper.client.snapshot;
      assert.equal(connection.type === 'waiting' && Math.round(connection.retryInMs / 0.999), 500);
    });

    it(`is not given up for polling when it is closed with ${word} before it is welcomed`, async () => {
      const shopper = new ShopperFixture('socket', undefined, [0]);
      shopper.gateway.transport.closesNew = { code, times: 5 };
      await shopper.start();
      await shopper.clock.advance(1_000);
      assert.deepEqual(shopper.client.snapshot.connection, { type: 'live', channel: 'socket' });
      assert.equal(shopper.gateway.transport.opened, 6);
      assert.equal(shopper.gateway.got('/v1/live/poll').length, 0);
    });
  }

  it('comes back when the gateway says, and not sooner', async () => {
    const shopper = await new ShopperFixture().talk();
    shopper.gateway.transport.say({ type: 'bye', code: 'GATEWAY_STOPPING', retryAfterMs: 12_000 });
    await shopper.settle();
    shopper.gateway.transport.closeSockets(1001);
    await shopper.settle();
    const { opened } = shopper.gateway.transport;
    shopper.bridge.change({ online: true, visibility: 'active' });
    await shopper.clock.advance(11_999);
    assert.equal(shopper.gateway.transport.opened, opened);
    await shopper.clock.advance(1);
    assert.equal(shopper.gateway.transport.opened, opened + 1);
  });

  it('is closed after a goodbye that nobody follows up', async () => {
    const shopper = await new ShopperFixture().talk();
    shopper.gateway.transport.say({ type: 'bye', code: 'GATEWAY_STOPPING', retryAfterMs: 0 });
    await shopper.clock.advance(5_000);
    assert.equal(shopper.gateway.transport.opened, 2);
  });
});

describe('a window that a gateway gives a poll', () => {
  it('comes back when a busy gateway says, and not sooner, and counts no failure', async () => {
    const shopper = await new ShopperFixture('poll', undefined, [0.999]).talk();
    const { transport } = shopper.gateway;
    const polls = (): number => shopper.gateway.got('/v1/live/poll').length;
    transport.refusesPolls = { retryAfterMs: 7_000, times: 3 };
    transport.cut();
    await shopper.clock.advance(500);
    for (let window = 1; window <= 3; window += 1) {
      const before = polls();
      shopper.bridge.change({ online: true, visibility: 'active' });
      await shopper.clock.advance(6_900);
      assert.equal(polls(), before);
      await shopper.clock.advance(100);
      assert.ok(polls() > before);
    }
    assert.equal(shopper.told.status.at(-1)?.to, 'live');
    transport.fault = 'offline';
    transport.cut();
    await shopper.settle();
    const { connection } = shopper.client.snapshot;
    assert.equal(connection.type === 'waiting' && Math.round(connection.retryInMs / 0.999), 1_000);
  });
});
