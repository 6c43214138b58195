import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DeskFixture } from '../testing/desk-fixture.ts';
import { ShopperFixture } from '../testing/shopper-fixture.ts';

for (const live of ['socket', 'poll'] as const) {
  describe(`delivery over ${live}`, () => {
    it('is known of the other side, and never goes back', async () => {
      const shopper = await new ShopperFixture(live).talk();
      const { id } = shopper.shown.view;
      await shopper.client.send('hello');
      assert.equal(shopper.shown.deliveredUpTo, 0);
      shopper.gateway.arrived('doctor', id, 3);
      await shopper.settle();
      assert.equal(shopper.shown.deliveredUpTo, 3);
      shopper.gateway.arrived('doctor', id, 2);
      shopper.gateway.transport.cut();
      await shopper.clock.advance(5_000);
      assert.equal(shopper.client.snapshot.connection.type, 'live');
      assert.equal(shopper.shown.deliveredUpTo, 3);
    });

    it('is what was told last of all, whatever comes late', async () => {
      const shopper = await new ShopperFixture('socket').talk();
      const { id: consultation } = shopper.shown.view;
      for (const upTo of [2, 1]) shopper.gateway.transport.say({ type: 'delivered', consultation, side: 'doctor', upTo });
      await shopper.settle();
      assert.equal(shopper.shown.deliveredUpTo, 2);
    });

    it('is not taken from what arrived on the own side', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.say('doctor', 'hello');
      await shopper.clock.advance(5_000);
      assert.equal(shopper.shown.deliveredUpTo, 0);
    });

    it('is told of the other side’s messages, many at once', async () => {
      const shopper = await new ShopperFixture(live).talk();
      const { id } = shopper.shown.view;
      const received = (): unknown[] => shopper.gateway.got('received').map(({ upTo }) => upTo);
      for (const text of ['one', 'two', 'three']) shopper.gateway.say('doctor', text);
      await shopper.clock.advance(499);
      assert.deepEqual(received(), []);
      await shopper.clock.advance(1);
      assert.deepEqual(shopper.gateway.deliveries('doctor', id), [{ type: 'delivered', consultation: id, side: 'patient', upTo: 5 }]);
      assert.deepEqual(received(), live === 'socket' ? [5] : []);
    });

    it('is not told again of the own messages', async () => {
      const shopper = await new ShopperFixture(live).talk();
      await shopper.client.send('hello');
      await shopper.clock.advance(10_000);
      assert.equal(shopper.gateway.got('received').length, 0);
    });

    it('is known at the desk as well', async () => {
      const desk = new DeskFixture(live);
      const id = await desk.talk();
      await desk.client.send(id, 'hello');
      desk.gateway.arrived('patient', id, 3);
      await desk.settle();
      assert.equal(desk.chat(id).deliveredUpTo, 3);
    });
  });
}
