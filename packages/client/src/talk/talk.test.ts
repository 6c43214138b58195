import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isConsultError } from '@consult-kit/protocol';
import { ShopperFixture } from '../../testing/shopper-fixture.ts';

const seqs = (shopper: ShopperFixture): number[] => shopper.shown.events.map(({ seq }) => seq);
const upTo = (length: number, from = 1): number[] => Array.from({ length }, (_, index) => from + index);

for (const live of ['socket', 'poll'] as const) {
  describe(`a followed consultation over ${live}`, () => {
    it('opens with the newest 30 events and loads 30 more at a time', async () => {
      const before = await new ShopperFixture(live).talk();
      for (let count = 0; count < 70; count += 1) before.gateway.say('doctor', `message ${count}`);
      const shopper = await before.reload();
      assert.deepEqual(seqs(shopper), upTo(30, 43));
      assert.equal(shopper.shown.hasOlder, true);
      await Promise.all([shopper.client.loadOlder(), shopper.client.loadOlder()]);
      assert.deepEqual(seqs(shopper), upTo(60, 13));
      await shopper.client.loadOlder();
      assert.deepEqual(seqs(shopper), upTo(72));
      assert.equal(shopper.shown.hasOlder, false);
      await shopper.client.loadOlder();
      assert.deepEqual(shopper.told.event, []);
    });

    it('never shows a gap and always fills it', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.transport.loseFrames(1);
      shopper.gateway.say('doctor', 'lost on the way');
      await shopper.settle();
      shopper.gateway.say('doctor', 'arrived');
      shopper.client.on('change', () => assert.deepEqual(seqs(shopper), upTo(seqs(shopper).length)));
      // A poll that brought nothing new is asked again after a second.
      await shopper.clock.advance(live === 'socket' ? 0 : 1_000);
      assert.deepEqual(shopper.texts, ['lost on the way', 'arrived']);
      assert.deepEqual(
        shopper.told.event.map(({ event }) => event.seq),
        upTo(4),
      );
    });

    it('reads what has been said for the other side, and keeps to what was seen', async () => {
      const shopper = await new ShopperFixture(live).talk();
      for (const text of ['one', 'two', 'three']) shopper.gateway.say('doctor', text);
      await shopper.settle();
      assert.equal(shopper.shown.unread, 3);
      shopper.client.markRead(3);
      shopper.client.markRead(4);
      shopper.client.markRead(999);
      await shopper.clock.advance(500);
      assert.deepEqual(
        shopper.gateway.commands('read.mark').map((command) => command['upTo']),
        [5],
      );
      assert.equal(shopper.shown.unread, 0);
      shopper.client.markRead(4);
      await shopper.clock.advance(5_000);
      assert.equal(shopper.gateway.commands('read.mark').length, 1);
    });

    it('tells that someone writes at once, renews it, and lets it fade', async () => {
      const shopper = await new ShopperFixture(live).talk();
      const told = (): unknown[] =>
        (live === 'socket'
          ? shopper.gateway.got('typing')
          : shopper.gateway.received.filter(({ path }) => path.endsWith('/typing')).map(({ body }) => body)
        ).map(({ on }) => on);
      shopper.client.setTyping(true);
      shopper.client.setTyping(true);
      await shopper.settle();
      assert.deepEqual(told(), [true]);
      await shopper.clock.advance(4_000);
      assert.deepEqual(told(), [true, true, true]);
      await shopper.clock.advance(60_000);
      assert.deepEqual(told(), [true, true, true, false]);
      shopper.client.setTyping(true);
      await shopper.client.send('done');
      assert.deepEqual(told().slice(4), [true, false]);
    });

    it('keeps the draft on the device until it is sent', async () => {
      const before = await new ShopperFixture(live).talk();
      before.client.saveDraft('my head');
      before.client.saveDraft('my head hurts');
      const shopper = await before.reload();
      assert.equal(await shopper.client.loadDraft(), 'my head hurts');
      await shopper.client.send('my head hurts');
      assert.equal(await shopper.client.loadDraft(), '');
    });

    it('wipes the draft when the consultation ends', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.client.saveDraft('one more thing');
      await shopper.client.end();
      await shopper.settle();
      assert.equal(await shopper.client.loadDraft(), '');
      assert.doesNotMatch([...shopper.bridge.stored.values()].join(), /one more thing/);
    });

    it('keeps its order through an event of a kind that it does not know', async () => {
      const shopper = await new ShopperFixture(live).talk();
      const { log } = shopper.gateway;
      const strange = { ...shopper.gateway.write({ type: 'note.added', doctor: 'doctor-doctor-doctor1', text: 'x' }), type: 'tea.offered' };
      log.events[2] = strange as never;
      shopper.gateway.say('doctor', 'after it');
      await shopper.clock.advance(30_000);
      assert.deepEqual(seqs(shopper), upTo(4));
      assert.deepEqual(shopper.shown.events[2], { type: 'internal', seq: 3, at: strange.at });
      assert.equal(shopper.shown.view.seq, 4);
      assert.deepEqual(shopper.texts, ['after it']);
    });
  });
}

describe('a followed consultation', () => {
  it('shows the other side writing until it sends or 6 s are over, and present as long as that is known', async () => {
    const shopper = await new ShopperFixture().talk();
    const consultation = shopper.shown.view.id;
    shopper.gateway.transport.say({ type: 'typing', consultation, from: 'doctor', on: true });
    shopper.gateway.transport.say({ type: 'presence', consultation, side: 'doctor', present: true });
    await shopper.clock.advance(5_999);
    assert.deepEqual([shopper.shown.otherTyping, shopper.shown.otherPresent], [true, true]);
    await shopper.clock.advance(1);
    assert.equal(shopper.shown.otherTyping, false);
    shopper.gateway.transport.say({ type: 'typing', consultation, from: 'doctor', on: true });
    await shopper.settle();
    shopper.gateway.say('doctor', 'here');
    await shopper.settle();
    assert.equal(shopper.shown.otherTyping, false);
    shopper.gateway.transport.cut();
    await shopper.settle();
    assert.equal(shopper.shown.otherPresent, null);
  });

  it('shows its place in line as told, and none once a doctor is there', async () => {
    const shopper = await new ShopperFixture().start();
    const line = { ahead: 3, wait: { fromMinutes: 4, toMinutes: 9 }, busy: false, urgentAhead: true };
    shopper.gateway.transport.say({ type: 'line', consultation: shopper.shown.view.id, line });
    await shopper.settle();
    assert.deepEqual(shopper.shown.line, line);
    shopper.gateway.accept();
    await shopper.settle();
    assert.equal(shopper.shown.line, null);
  });

  it('lets frames pass that it does not know, and reports those that it cannot read', async () => {
    const shopper = await new ShopperFixture().talk();
    shopper.gateway.transport.say({ type: 'weather', sunny: true });
    await shopper.settle();
    assert.equal(shopper.told.error.length, 0);
    shopper.gateway.transport.say({ type: 'typing', consultation: 7 });
    await shopper.settle();
    assert.equal(shopper.told.error[0]?.code, 'INPUT_INVALID');
    assert.match(shopper.told.error[0]?.message ?? '', /^consultation: /);
    await shopper.client.send('all is well');
  });

  it('makes a new snapshot with every change and never changes an old one', async () => {
    const shopper = await new ShopperFixture().talk();
    const before = shopper.client.snapshot;
    const copy = JSON.stringify(before);
    await shopper.client.send('hello');
    assert.notEqual(shopper.client.snapshot, before);
    assert.notEqual(shopper.client.snapshot.consultation?.events, before.consultation?.events);
    assert.equal(JSON.stringify(before), copy);
  });

  it('goes on when a listener throws, and reports it', async () => {
    const shopper = await new ShopperFixture().talk();
    shopper.client.on('message', () => {
      throw new Error('in the page');
    });
    const heard: string[] = [];
    shopper.client.on('message', ({ message }) => heard.push(message.text));
    await shopper.client.send('hello');
    assert.deepEqual(heard, ['hello']);
    assert.ok(shopper.told.error.every(isConsultError));
    assert.equal(shopper.told.error.length, 1);
  });
});
