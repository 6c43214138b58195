import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ScriptedSeats } from '@consult-kit/testkit';
import { ShopperFixture } from '../testing/shopper-fixture.ts';

const typeOf = (shopper: ShopperFixture): string => shopper.client.snapshot.connection.type;

for (const live of ['socket', 'poll'] as const) {
  /** Two pages of one device, the first one in a talk. */
  async function twoPages(): Promise<[ShopperFixture, ShopperFixture]> {
    const seats = new ScriptedSeats();
    const first = await new ShopperFixture(live, undefined, undefined, seats).talk();
    const second = new ShopperFixture(live, first, undefined, seats);
    await second.client.open();
    await second.settle();
    return [first, second];
  }

  describe(`a consultation in two pages over ${live}`, () => {
    it('is open in the first, and the second says so', async () => {
      const [first, second] = await twoPages();
      assert.equal(typeOf(first), 'live');
      assert.equal(typeOf(second), 'elsewhere');
      await second.clock.advance(600_000);
      second.bridge.change({ online: true, visibility: 'active' });
      await second.settle();
      assert.equal(typeOf(second), 'elsewhere');
    });

    it('is taken over, and the first says so then', async () => {
      const [first, second] = await twoPages();
      second.client.useHere();
      await second.settle();
      assert.deepEqual([typeOf(first), typeOf(second)], ['elsewhere', 'live']);
      await second.client.send('from here');
      assert.deepEqual(second.texts, ['from here']);
      first.client.useHere();
      await first.settle();
      assert.deepEqual([typeOf(first), typeOf(second)], ['live', 'elsewhere']);
      assert.deepEqual(first.texts, ['from here']);
    });

    it('goes on in the second by itself once the first is closed', async () => {
      const [first, second] = await twoPages();
      first.client.close();
      await second.settle();
      assert.equal(typeOf(second), 'live');
    });

    it('takes the messages along that wait, once each and in order', async () => {
      const [first, second] = await twoPages();
      first.gateway.transport.fault = 'offline';
      first.gateway.transport.cut();
      const sent = Promise.allSettled(['one', 'two'].map((text) => first.client.send(text)));
      await first.settle();
      second.client.useHere();
      await second.settle();
      assert.deepEqual(second.outgoing, ['one: queued', 'two: queued']);
      first.gateway.transport.fault = null;
      await second.clock.advance(60_000);
      assert.deepEqual(second.stored, ['one', 'two']);
      first.client.useHere();
      await first.settle();
      assert.deepEqual(first.outgoing, []);
      assert.deepEqual(first.stored, ['one', 'two']);
      await sent;
    });

    it('does not send again in one what was deleted in the other', async () => {
      const [first, second] = await twoPages();
      first.gateway.transport.fault = 'offline';
      first.gateway.transport.cut();
      const gone = first.client.send('better not').catch(() => 'taken out');
      await first.settle();
      second.client.useHere();
      await second.clock.advance(15_000);
      second.client.discard(second.shown.outgoing[0]?.id ?? '');
      await second.settle();
      first.gateway.transport.fault = null;
      first.client.useHere();
      await first.clock.advance(60_000);
      assert.equal(await gone, 'taken out');
      assert.deepEqual(first.stored, []);
      assert.deepEqual(first.outgoing, []);
    });

    for (const fault of ['fails', 'hangs'] as const) {
      it(`loses no message in the page it comes back to when storage ${fault}`, async () => {
        const [first, second] = await twoPages();
        first.gateway.transport.fault = 'offline';
        first.gateway.transport.cut();
        const sent = first.client.send('still here');
        await first.settle();
        second.client.useHere();
        await second.settle();
        first.bridge.storageFault = fault;
        first.client.useHere();
        await first.clock.advance(5_000);
        second.client.close();
        first.gateway.transport.fault = null;
        await first.clock.advance(60_000);
        assert.equal((await sent).text, 'still here');
        assert.deepEqual(first.stored, ['still here']);
      });
    }

    it('keeps nobody out once it has ended', async () => {
      const [first, second] = await twoPages();
      await first.client.end();
      await second.settle();
      assert.equal(typeOf(second), 'live');
      await second.clock.advance(30_000);
      assert.equal(second.shown.view.state, 'ended');
    });

    it('works in both where the host cannot tell pages apart', async () => {
      const first = await new ShopperFixture(live).talk();
      const second = new ShopperFixture(live, first);
      await second.client.open();
      await second.settle();
      await Promise.all([first.client.send('here'), second.client.send('there')]);
      await second.clock.advance(5_000);
      assert.deepEqual([...first.stored].sort(), ['here', 'there']);
      assert.deepEqual(first.texts, first.stored);
      assert.deepEqual(second.texts, first.stored);
    });
  });
}
