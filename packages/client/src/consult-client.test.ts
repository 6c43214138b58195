import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { START, ShopperFixture } from '../testing/shopper-fixture.ts';

for (const live of ['socket', 'poll'] as const) {
  describe(`a shopper's client over ${live}`, () => {
    it('asks nothing of the gateway before the first call', async () => {
      const shopper = new ShopperFixture(live);
      await shopper.clock.advance(60_000);
      assert.deepEqual(shopper.gateway.received, []);
      assert.equal(shopper.bridge.watchers, 0);
    });

    it('goes from session to talk as one snapshot', async () => {
      const shopper = new ShopperFixture(live);
      await shopper.client.open();
      assert.equal(shopper.client.snapshot.session, 'open');
      assert.equal(shopper.client.snapshot.consultation, null);
      assert.equal(shopper.gateway.transport.opened, 0);
      const id = await shopper.client.start(START);
      await shopper.settle();
      assert.equal(shopper.shown.view.id, id);
      assert.equal(shopper.shown.view.state, 'waiting');
      assert.equal(shopper.shown.line?.ahead, 0);
      assert.deepEqual(shopper.client.snapshot.connection, { type: 'live', channel: live });
      shopper.gateway.accept();
      await shopper.settle();
      assert.equal(shopper.shown.view.state, 'talking');
      assert.equal(shopper.shown.view.doctor?.names['en'], 'Li Na');
      assert.equal(shopper.shown.line, null);
      assert.deepEqual(shopper.told.error, []);
    });

    it('sends messages in order and resolves each with what was stored', async () => {
      const shopper = await new ShopperFixture(live).talk();
      const messages = await Promise.all(['one', 'two', 'three'].map((text) => shopper.client.send(text)));
      assert.deepEqual(shopper.stored, ['one', 'two', 'three']);
      assert.deepEqual(messages, shopper.gateway.log.events.slice(-3));
      assert.deepEqual(shopper.texts, ['one', 'two', 'three']);
      assert.deepEqual(shopper.outgoing, []);
    });

    it('never shows a message both as going out and as stored, or not at all', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.told.change.length = 0;
      await Promise.all(['one', 'two'].map((text) => shopper.client.send(text)));
      for (const { consultation } of shopper.told.change) {
        const events = consultation?.events.flatMap((event) => (event.type === 'message.stored' ? [event.text] : [])) ?? [];
        const shown = [...events, ...(consultation?.outgoing.map(({ text }) => text) ?? [])];
        assert.ok(['one', 'one,two'].includes(shown.join()), shown.join());
      }
    });

    it('tells events of the other side in order, each once, messages after their event', async () => {
      const shopper = await new ShopperFixture(live).talk();
      const order: string[] = [];
      shopper.client.on('event', ({ event }) => order.push(`event ${event.seq}`));
      shopper.client.on('message', ({ message }) => order.push(`message ${message.seq}`));
      shopper.gateway.say('doctor', 'hello');
      shopper.gateway.say('doctor', 'how are you');
      await shopper.settle();
      assert.deepEqual(order, ['event 3', 'message 3', 'event 4', 'message 4']);
      assert.equal(shopper.shown.unread, 2);
    });
  });
}
