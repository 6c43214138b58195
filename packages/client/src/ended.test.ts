import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isConsultError } from '@consult-kit/protocol';
import { ShopperFixture } from '../testing/shopper-fixture.ts';

for (const live of ['socket', 'poll'] as const) {
  describe(`the end of a consultation over ${live}`, () => {
    it('counts a message as sent that was stored before it, although its answer was lost', async () => {
      const shopper = await new ShopperFixture(live).talk();
      const { transport } = shopper.gateway;
      transport.loseAnswers(1);
      transport.loseFrames(1);
      const sent = shopper.client.send('my last words');
      await shopper.settle();
      assert.deepEqual(shopper.stored, ['my last words']);
      assert.deepEqual(shopper.outgoing, ['my last words: sending']);
      shopper.gateway.write({ type: 'consultation.ended', by: 'doctor', keptUntil: shopper.gateway.serverTime });
      await shopper.clock.advance(60_000);
      assert.equal((await sent).text, 'my last words');
      assert.deepEqual(shopper.outgoing, []);
      assert.equal(shopper.shown.view.state, 'ended');
    });

    it('refuses what had not been stored', async () => {
      const shopper = await new ShopperFixture(live).talk();
      const { transport } = shopper.gateway;
      transport.fault = 'offline';
      transport.cut();
      const code = shopper.client.send('too late').catch((error: unknown) => (isConsultError(error) ? error.code : String(error)));
      await shopper.settle();
      shopper.gateway.write({ type: 'consultation.ended', by: 'doctor', keptUntil: shopper.gateway.serverTime });
      transport.fault = null;
      await shopper.clock.advance(60_000);
      assert.equal(await code, 'CONSULTATION_ENDED');
      assert.deepEqual(shopper.stored, []);
    });
  });
}
