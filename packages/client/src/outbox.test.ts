import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '@consult-kit/testkit';
import { ConsultError, isConsultError } from '@consult-kit/protocol';
import { ShopperFixture } from '../testing/shopper-fixture.ts';
import { createOutbox } from './outbox.ts';

const codeOf = (error: unknown): string => (isConsultError(error) ? error.code : String(error));

for (const live of ['socket', 'poll'] as const) {
  describe(`messages on their way over ${live}`, () => {
    it('refuses text that cannot be sent before anything is shown', async () => {
      const shopper = await new ShopperFixture(live).talk();
      for (const [text, code] of [
        ['', 'MESSAGE_EMPTY'],
        [' \u200B', 'MESSAGE_EMPTY'],
        ['x'.repeat(4_001), 'MESSAGE_TOO_LONG'],
        ['\uD83D', 'MESSAGE_NOT_TEXT'],
      ] as const) {
        assert.equal(await shopper.client.send(text).catch(codeOf), code);
      }
      assert.deepEqual(shopper.outgoing, []);
    });

    it('go out once, in order, when the connection comes back', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.transport.fault = 'offline';
      shopper.gateway.transport.cut();
      await shopper.clock.advance(30_000);
      const sent = ['one', 'two', 'three', 'four', 'five'].map((text) => shopper.client.send(text));
      await shopper.settle();
      assert.deepEqual(
        shopper.outgoing,
        ['one', 'two', 'three', 'four', 'five'].map((text) => `${text}: queued`),
      );
      shopper.gateway.transport.fault = null;
      await shopper.clock.advance(60_000);
      await Promise.all(sent);
      assert.deepEqual(shopper.stored, ['one', 'two', 'three', 'four', 'five']);
      assert.deepEqual(shopper.texts, shopper.stored);
    });

    it('carry the same id in every try, so that a lost answer doubles nothing', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.transport.loseAnswers(1);
      shopper.gateway.transport.loseFrames(1);
      const sent = shopper.client.send('only once');
      await shopper.clock.advance(1_000);
      shopper.gateway.transport.cut();
      await shopper.clock.advance(60_000);
      const { id } = await sent;
      const tries = shopper.gateway.commands('message.send');
      assert.ok(tries.length >= 1);
      assert.deepEqual([...new Set(tries.map((command) => command.id))], [id]);
      assert.deepEqual(shopper.stored, ['only once']);
      assert.deepEqual(shopper.texts, ['only once']);
    });

    it('count as failed after 15 s without an answer, and are stored all the same later', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.transport.fault = 'offline';
      shopper.gateway.transport.cut();
      const sent = shopper.client.send('late');
      await shopper.clock.advance(14_999);
      assert.deepEqual(shopper.outgoing, ['late: queued']);
      await shopper.clock.advance(1);
      assert.deepEqual(shopper.outgoing, ['late: failed']);
      shopper.gateway.transport.fault = null;
      await shopper.clock.advance(60_000);
      assert.equal((await sent).text, 'late');
      assert.deepEqual(shopper.outgoing, []);
    });

    it('that are refused stay as failed, with the reason, until they are sent again', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.refuseNext({ code: 'STATE_CONFLICT' });
      assert.equal(await shopper.client.send('one').catch(codeOf), 'STATE_CONFLICT');
      await shopper.client.send('two');
      assert.deepEqual(shopper.outgoing, ['one: failed']);
      assert.equal(shopper.shown.outgoing[0]?.error?.code, 'STATE_CONFLICT');
      const { id } = shopper.shown.outgoing[0] ?? {};
      shopper.client.resend();
      assert.deepEqual(shopper.outgoing, ['one: sending']);
      await shopper.settle();
      assert.deepEqual(shopper.stored, ['two', 'one']);
      assert.equal(shopper.gateway.commands('message.send').at(-1)?.id, id);
    });

    it('can be taken out once they have failed', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.refuseNext({ code: 'STATE_CONFLICT' });
      await shopper.client.send('one').catch(codeOf);
      shopper.client.discard(shopper.shown.outgoing[0]?.id ?? '');
      assert.deepEqual(shopper.outgoing, []);
    });

    it('wait as long as a gateway that has had enough asks for, and keep their order', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.refuseNext({ code: 'RATE_LIMITED', retryAfterMs: 9_000 });
      const sent = ['one', 'two'].map((text) => shopper.client.send(text));
      await shopper.clock.advance(8_999);
      assert.deepEqual(shopper.stored, []);
      await shopper.clock.advance(1);
      await Promise.all(sent);
      assert.deepEqual(shopper.stored, ['one', 'two']);
    });

    it('are not sent sooner than the gateway asked by a person who taps “send again”', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.refuseNext({ code: 'RATE_LIMITED', retryAfterMs: 40_000 });
      const sent = shopper.client.send('one');
      await shopper.clock.advance(20_000);
      assert.deepEqual(shopper.outgoing, ['one: failed']);
      for (let taps = 0; taps < 5; taps += 1) {
        shopper.client.resend();
        await shopper.clock.advance(3_000);
      }
      assert.equal(shopper.gateway.commands('message.send').length, 1);
      await shopper.clock.advance(5_000);
      await sent;
      assert.equal(shopper.gateway.commands('message.send').length, 2);
    });

    it('go one at a time, so that a loss between two of them cannot change their order', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.transport.loseAnswers(1);
      shopper.gateway.transport.loseFrames(1);
      const sent = ['one', 'two'].map((text) => shopper.client.send(text));
      await shopper.settle();
      assert.deepEqual(
        shopper.gateway.commands('message.send').map((command) => command['text']),
        ['one'],
      );
      await shopper.clock.advance(60_000);
      await Promise.all(sent);
      assert.deepEqual(shopper.stored, ['one', 'two']);
    });

    it('survive a reload, and are not stored on the device once the gateway has them', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.transport.fault = 'offline';
      shopper.gateway.transport.cut();
      const lost = Promise.allSettled([shopper.client.send('one'), shopper.client.send('two')]);
      await shopper.settle();
      shopper.client.close();
      await lost;
      shopper.gateway.transport.fault = null;
      const next = await shopper.reload();
      await next.settle();
      assert.deepEqual(next.stored, ['one', 'two']);
      assert.deepEqual(next.outgoing, []);
      assert.doesNotMatch([...next.bridge.stored.values()].join(), /one|two/);
    });

    it('leave the device after 24 hours', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.transport.fault = 'offline';
      shopper.gateway.transport.cut();
      shopper.client.send('old').catch(codeOf);
      await shopper.settle();
      shopper.client.close();
      await shopper.clock.advance(86_400_000);
      shopper.gateway.transport.fault = null;
      const next = await shopper.reload();
      assert.deepEqual(next.outgoing, []);
      assert.deepEqual(next.stored, []);
    });

    it('are refused, and wiped from the device, when the consultation ends before they arrive', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.transport.fault = 'offline';
      shopper.gateway.transport.cut();
      const sent = shopper.client.send('too late').catch(codeOf);
      await shopper.settle();
      shopper.gateway.write({ type: 'consultation.ended', by: 'doctor', keptUntil: shopper.gateway.serverTime });
      shopper.gateway.transport.fault = null;
      await shopper.clock.advance(60_000);
      assert.equal(await sent, 'CONSULTATION_ENDED');
      assert.deepEqual(shopper.outgoing, ['too late: failed']);
      assert.doesNotMatch([...shopper.bridge.stored.values()].join(), /too late/);
      assert.equal(await shopper.client.send('again').catch(codeOf), 'CONSULTATION_ENDED');
    });
  });

  describe(`a message that waits when the consultation ends, over ${live}`, () => {
    it('is refused at once', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.refuseNext({ code: 'RATE_LIMITED', retryAfterMs: 60_000 });
      const sent = shopper.client.send('too late').catch(codeOf);
      await shopper.settle();
      shopper.gateway.write({ type: 'consultation.ended', by: 'doctor', keptUntil: shopper.gateway.serverTime });
      await shopper.settle();
      assert.equal(await sent, 'CONSULTATION_ENDED');
      assert.deepEqual(shopper.outgoing, ['too late: failed']);
    });
  });

  describe(`other commands over ${live}`, () => {
    it('stay behind the messages that were written before them', async () => {
      const shopper = await new ShopperFixture(live).talk();
      await Promise.all([shopper.client.send('thank you'), shopper.client.end()]);
      await shopper.settle();
      assert.deepEqual(shopper.stored, ['thank you']);
      assert.equal(shopper.shown.view.state, 'ended');
    });

    it('leave the line, rate and report', async () => {
      const waiting = await new ShopperFixture(live).start();
      await waiting.client.leaveLine();
      await waiting.settle();
      assert.equal(waiting.shown.view.state, 'left');
      const shopper = await new ShopperFixture(live).talk();
      await shopper.client.reportEmergency('shown');
      await shopper.client.reportEmergency('called');
      await shopper.client.end();
      await shopper.client.rate({ score: 'yes' });
      await shopper.settle();
      assert.equal(shopper.shown.view.emergency?.called, true);
      assert.equal(shopper.shown.view.rating?.score, 'yes');
    });

    it('fail after 15 s without an answer, and say why', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.transport.fault = 'offline';
      shopper.gateway.transport.cut();
      const ended = shopper.client.end().catch(codeOf);
      await shopper.clock.advance(15_000);
      assert.equal(await ended, 'GATEWAY_UNREACHABLE');
      shopper.bridge.change({ online: false });
      const again = shopper.client.end().catch(codeOf);
      await shopper.clock.advance(15_000);
      assert.equal(await again, 'OFFLINE');
    });

    it('pass on what the gateway refuses', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.refuseNext({ code: 'RATING_CLOSED' });
      assert.equal(await shopper.client.rate({ score: 'no' }).catch(codeOf), 'RATING_CLOSED');
      shopper.gateway.refuseNext({ code: 'STATE_CONFLICT' });
      assert.equal(await shopper.client.resume().catch(codeOf), 'STATE_CONFLICT');
    });
  });
}

describe('an acknowledged message whose event was not told', () => {
  it('goes out no longer once the log has been read past its place', async () => {
    const host = { isLive: () => true, send: () => {}, changed: () => {}, keeps: () => true, expectsEvent: () => true, stuck: () => {} };
    const outbox = createOutbox(new ManualClock(), { ...host, lateError: () => new ConsultError('OFFLINE', '') });
    const result = { id: 'message-of-21-letters', consultation: 'talk', seq: 7, at: '2023-01-05T04:00:00.000Z' };
    const stored = outbox.giveMessage('talk', { id: result.id, text: 'hello', atMs: 0 });
    outbox.onAck(result);
    outbox.onRead('talk', 6);
    assert.equal(outbox.outgoing('talk').length, 1);
    outbox.onRead('talk', 7);
    assert.deepEqual(outbox.outgoing('talk'), []);
    assert.deepEqual(await stored, result);
  });
});
