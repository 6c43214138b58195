import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isConsultError } from '@consult-kit/protocol';
import { DeskFixture } from '../testing/desk-fixture.ts';
import { ShopperFixture } from '../testing/shopper-fixture.ts';

const codeOf = (error: unknown): string => (isConsultError(error) ? error.code : String(error));
const numbered = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

for (const live of ['socket', 'poll'] as const) {
  describe(`a restore of the gateway’s data, over ${live}`, () => {
    it('replaces the log, although the new one has other events under the same numbers', async () => {
      const shopper = await new ShopperFixture(live).talk();
      for (const text of ['lost one', 'lost two', 'lost three']) shopper.gateway.say('doctor', text);
      await shopper.settle();
      shopper.gateway.restore(2);
      for (const text of ['new one', 'new two', 'new three', 'new four']) shopper.gateway.say('doctor', text);
      // One history or the other, never a mix of both.
      shopper.client.on('change', () => assert.equal(new Set(shopper.texts.map((text) => text.split(' ')[0])).size, 1));
      await shopper.clock.advance(30_000);
      assert.deepEqual(shopper.told.error, []);
      assert.deepEqual(shopper.texts, ['new one', 'new two', 'new three', 'new four']);
      assert.deepEqual(
        shopper.shown.events.map(({ seq }) => seq),
        numbered(6),
      );
      assert.equal(shopper.shown.view.seq, 6);
      shopper.gateway.say('doctor', 'after it');
      await shopper.settle();
      assert.equal(shopper.texts.at(-1), 'after it');
    });

    it('goes back to an earlier state of the consultation', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.restore(1);
      await shopper.clock.advance(30_000);
      assert.equal(shopper.shown.view.state, 'waiting');
      assert.equal(shopper.shown.view.doctor, null);
    });

    it('offers what was acknowledged and is lost as not sent, and never sends it by itself', async () => {
      const shopper = await new ShopperFixture(live).talk();
      await shopper.client.send('kept');
      await shopper.client.send('lost');
      shopper.gateway.restore(3);
      await shopper.clock.advance(120_000);
      assert.deepEqual(shopper.texts, ['kept']);
      assert.deepEqual(shopper.outgoing, ['lost: failed']);
      assert.deepEqual(shopper.stored, ['kept']);
      const next = await shopper.reload();
      await next.clock.advance(60_000);
      assert.deepEqual(next.outgoing, ['lost: failed']);
      next.client.resend();
      await next.settle();
      assert.deepEqual(next.texts, ['kept', 'lost']);
      assert.deepEqual(next.outgoing, []);
    });

    it('offers what was acknowledged before its event had come', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.transport.loseFrames(1);
      shopper.client.send('lost').catch(codeOf);
      await shopper.settle();
      assert.deepEqual(shopper.stored, ['lost']);
      assert.deepEqual(shopper.outgoing, ['lost: sending']);
      shopper.gateway.restore(2);
      await shopper.clock.advance(120_000);
      assert.deepEqual(shopper.outgoing, ['lost: failed']);
      assert.deepEqual(shopper.stored, []);
    });

    it('offers nothing twice when what seemed lost stands in the new log', async () => {
      const shopper = await new ShopperFixture(live).talk();
      await shopper.client.send('kept');
      shopper.gateway.restore(3);
      await shopper.clock.advance(30_000);
      assert.deepEqual(shopper.outgoing, []);
    });

    it('keeps the draft, and sends what was never acknowledged', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.client.saveDraft('half a sen');
      await shopper.settle();
      shopper.gateway.transport.fault = 'offline';
      shopper.gateway.transport.cut();
      const sent = shopper.client.send('not yet sent');
      await shopper.settle();
      shopper.gateway.restore(2);
      shopper.gateway.transport.fault = null;
      await shopper.clock.advance(60_000);
      assert.equal((await sent).text, 'not yet sent');
      assert.deepEqual(shopper.stored, ['not yet sent']);
      assert.equal(await shopper.client.loadDraft(), 'half a sen');
    });

    it('is followed although it is asked for anew only at the third try', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.say('doctor', 'lost');
      await shopper.settle();
      shopper.gateway.restore(2);
      shopper.gateway.say('doctor', 'new');
      shopper.gateway.transport.loseAnswers(live === 'socket' ? 2 : 3);
      await shopper.clock.advance(120_000);
      assert.deepEqual(shopper.texts, ['new']);
    });

    it('marks the new log as read from where it is', async () => {
      const shopper = await new ShopperFixture(live).talk();
      for (let count = 0; count < 10; count += 1) shopper.gateway.say('doctor', `lost ${count}`);
      await shopper.settle();
      shopper.client.markRead(12);
      await shopper.clock.advance(1_000);
      shopper.gateway.restore(2);
      await shopper.clock.advance(30_000);
      shopper.gateway.say('doctor', 'new');
      await shopper.settle();
      assert.equal(shopper.shown.unread, 1);
      shopper.client.markRead(3);
      await shopper.clock.advance(1_000);
      assert.equal(shopper.shown.unread, 0);
    });

    it('drops a read mark that waits: its number stands for another event', async () => {
      const shopper = await new ShopperFixture(live).talk();
      for (const text of ['lost one', 'lost two']) shopper.gateway.say('doctor', text);
      await shopper.settle();
      shopper.gateway.transport.fault = 'offline';
      shopper.gateway.transport.cut();
      shopper.client.markRead(4);
      await shopper.clock.advance(1_000);
      shopper.gateway.restore(2);
      for (const text of ['new one', 'new two']) shopper.gateway.say('doctor', text);
      shopper.gateway.transport.fault = null;
      await shopper.clock.advance(60_000);
      assert.deepEqual(shopper.texts, ['new one', 'new two']);
      assert.equal(shopper.gateway.commands('read.mark').length, 0);
      assert.equal(shopper.shown.unread, 2);
    });

    it('replaces a log as well that was being read when it happened', async () => {
      const desk = new DeskFixture(live);
      await desk.signIn();
      const id = await desk.wait();
      const log = desk.gateway.logs.get(id);
      desk.gateway.say('patient', 'lost', log);
      const { transport } = desk.gateway;
      const request = transport.request.bind(transport);
      let release: () => void = () => {};
      // What was read before the restore arrives after it.
      transport.request = async (asked) => {
        const answer = await request(asked);
        if (asked.path.endsWith('/events')) await new Promise<void>((resolve) => (release = resolve));
        return answer;
      };
      const followed = desk.client.follow(id);
      await desk.settle();
      transport.request = request;
      desk.gateway.restore(1, log);
      desk.gateway.say('patient', 'new', log);
      await desk.clock.advance(30_000);
      release();
      await desk.clock.advance(10_000);
      await followed;
      const texts = desk.chat(id).events.flatMap((event) => (event.type === 'message.stored' ? [event.text] : []));
      assert.deepEqual(texts, ['new']);
    });

    it('shows no consultation any more where the copy knows none', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.restore(0);
      await shopper.clock.advance(30_000);
      assert.equal(shopper.client.snapshot.consultation, null);
      assert.equal(shopper.told.error.at(-1)?.code, 'CONSULTATION_UNKNOWN');
      assert.equal(await shopper.client.send('hello').catch(codeOf), 'CONSULTATION_UNKNOWN');
    });

    it('tells no event of the history again', async () => {
      const shopper = await new ShopperFixture(live).talk();
      await shopper.client.send('kept');
      const { length } = shopper.told.event;
      shopper.gateway.restore(3);
      await shopper.clock.advance(30_000);
      assert.equal(shopper.told.event.length, length);
    });

    it('is followed at the desk, whose versions begin anew', async () => {
      const desk = new DeskFixture(live);
      const id = await desk.talk();
      for (const text of ['one', 'two', 'three']) await desk.client.send(id, text);
      await desk.settle();
      desk.gateway.restore(3, desk.gateway.logs.get(id));
      await desk.clock.advance(30_000);
      assert.deepEqual(
        desk.chat(id).outgoing.map(({ text, status }) => `${text}: ${status}`),
        ['two: failed', 'three: failed'],
      );
      const waiting = await desk.wait();
      await desk.clock.advance(1_000);
      assert.equal(desk.client.snapshot.desk?.line[0]?.consultation, waiting);
    });
  });
}
