import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isConsultError } from '@consult-kit/protocol';
import { ShopperFixture, START } from '../testing/shopper-fixture.ts';

const codeOf = (error: unknown): string => (isConsultError(error) ? error.code : String(error));

for (const live of ['socket', 'poll'] as const) {
  async function offline(): Promise<ShopperFixture> {
    const shopper = await new ShopperFixture(live).talk();
    shopper.gateway.transport.fault = 'offline';
    shopper.gateway.transport.cut();
    await shopper.settle();
    return shopper;
  }
  const onDevice = (shopper: ShopperFixture): string => [...shopper.bridge.stored.values()].join();
  async function talkAnew(shopper: ShopperFixture): Promise<string> {
    const consultation = await shopper.client.start(START);
    shopper.gateway.accept(shopper.gateway.logs.get(consultation));
    await shopper.settle();
    return consultation;
  }
  async function waitsForTheDevice(shopper: ShopperFixture): Promise<void> {
    const { bridge, client, gateway } = shopper;
    const before = gateway.commands('message.send').length;
    const letGo = bridge.holdStorage();
    const sent = client.send('not on the device yet');
    await shopper.clock.advance(100);
    assert.deepEqual(shopper.outgoing, ['not on the device yet: sending']);
    assert.equal(gateway.commands('message.send').length, before);
    letGo();
    await shopper.settle();
    assert.equal((await sent).text, 'not on the device yet');
  }

  describe(`what stays on the device, over ${live}`, () => {
    it('has a message before it is shown as queued', async () => {
      const shopper = await offline();
      const shown: string[] = [];
      shopper.client.on('change', () => {
        for (const each of shopper.outgoing) if (each !== shown.at(-1)) shown.push(each);
        if (shopper.outgoing.includes('hello: queued')) assert.match(onDevice(shopper), /hello/);
      });
      shopper.client.send('hello').catch(codeOf);
      await shopper.settle();
      assert.deepEqual(shown, ['hello: sending', 'hello: queued']);
    });

    for (const fault of ['fails', 'hangs'] as const) {
      it(`never shows a message as queued when storage ${fault}, and sends it all the same`, async () => {
        const shopper = await offline();
        shopper.bridge.storageFault = fault;
        const sent = shopper.client.send('hello');
        await shopper.clock.advance(14_000);
        assert.deepEqual(shopper.outgoing, ['hello: sending']);
        shopper.gateway.transport.fault = null;
        await shopper.clock.advance(60_000);
        assert.equal((await sent).text, 'hello');
      });

      it(`sends a message at once, or 3 s late the first time, when storage ${fault}`, async () => {
        const shopper = await new ShopperFixture(live).talk();
        shopper.bridge.storageFault = fault;
        const sent = shopper.client.send('one');
        if (fault === 'hangs') {
          await shopper.clock.advance(2_999);
          assert.deepEqual(shopper.stored, []);
          await shopper.clock.advance(1);
        } else await shopper.settle();
        assert.deepEqual(shopper.stored, ['one']);
        await sent;
        const next = shopper.client.send('two');
        await shopper.settle();
        assert.deepEqual(shopper.stored, ['one', 'two']);
        await next;
      });

      it(`waits again for a storage that ${fault} once it has taken a text`, async () => {
        const shopper = await new ShopperFixture(live).talk();
        shopper.bridge.storageFault = fault;
        const unkept = shopper.client.send('one');
        await shopper.clock.advance(10_000);
        shopper.bridge.storageFault = null;
        await shopper.client.send('two');
        await shopper.settle();
        const letGo = shopper.bridge.holdStorage();
        const sent = shopper.client.send('three');
        await shopper.clock.advance(100);
        assert.deepEqual(shopper.stored, ['one', 'two']);
        letGo();
        await Promise.all([unkept, sent]);
        assert.deepEqual(shopper.stored, ['one', 'two', 'three']);
      });

      it(`opens the conversation when storage ${fault}`, async () => {
        const shopper = new ShopperFixture(live);
        shopper.bridge.storageFault = fault;
        const started = shopper.start();
        await shopper.clock.advance(30_000);
        await started;
        assert.equal(shopper.client.snapshot.connection.type, 'live');
      });
    }

    it('has all messages at every moment while they are put back after a reload', async () => {
      const shopper = await offline();
      for (const text of ['one', 'two', 'three']) shopper.client.send(text).catch(codeOf);
      await shopper.settle();
      const written: string[] = [];
      const { stored } = shopper.bridge;
      const { set } = stored;
      stored.set = (key, value) => {
        written.push(value);
        return set.call(stored, key, value);
      };
      shopper.gateway.transport.fault = null;
      // What is stored leaves the device: nothing is stored before all of them are back.
      shopper.gateway.refuseNext({ code: 'RATE_LIMITED', retryAfterMs: 60_000 });
      shopper.client.close();
      const next = new ShopperFixture(live, shopper);
      await next.client.open();
      await next.settle();
      assert.deepEqual(
        next.outgoing.map((each) => each.split(':')[0]),
        ['one', 'two', 'three'],
      );
      for (const value of written) if (value.includes('unsent')) assert.match(value, /one.*two.*three/s);
    });

    it('has the text at every moment, as the draft until it is there as a message', async () => {
      const shopper = await offline();
      shopper.client.saveDraft('my head hurts');
      await shopper.settle();
      const wasThere: boolean[] = [];
      const { set } = shopper.bridge.stored;
      shopper.bridge.stored.set = (key, value) => {
        wasThere.push(value.includes('my head hurts'));
        return set.call(shopper.bridge.stored, key, value);
      };
      // As a composer does: it empties itself at once.
      shopper.client.send('my head hurts').catch(codeOf);
      shopper.client.saveDraft('');
      await shopper.settle();
      assert.ok(wasThere.length >= 2);
      assert.deepEqual([...new Set(wasThere)], [true]);
      assert.equal(await shopper.client.loadDraft(), '');
    });

    it('has a message before it goes out, so that the next page sends it first', async () => {
      const shopper = await new ShopperFixture(live).talk();
      const letGo = shopper.bridge.holdStorage();
      const sent = ['first', 'second'].map((text) => shopper.client.send(text).catch(codeOf));
      await shopper.clock.advance(100);
      assert.deepEqual(shopper.outgoing, ['first: sending', 'second: sending']);
      assert.equal(shopper.gateway.commands('message.send').length, 0);
      shopper.client.end().catch(codeOf);
      letGo();
      await shopper.settle();
      await Promise.all(sent);
      assert.deepEqual(shopper.stored, ['first', 'second']);
    });

    it('takes no message that came after the end for one that a silent storage holds up', async () => {
      const shopper = await new ShopperFixture(live).talk();
      const { bridge, client, gateway } = shopper;
      const letGo = bridge.holdIds();
      const late = client.send('just after the end').catch(codeOf);
      await shopper.settle();
      gateway.write({ type: 'consultation.ended', by: 'doctor', keptUntil: gateway.serverTime });
      await shopper.settle();
      letGo();
      await shopper.clock.advance(10_000);
      assert.equal(await late, 'CONSULTATION_ENDED');
      await talkAnew(shopper);
      await waitsForTheDevice(shopper);
    });

    it('takes no message of a consultation that is followed no more for one that a silent storage holds up', async () => {
      const shopper = await new ShopperFixture(live).talk();
      const { bridge, client, gateway } = shopper;
      const before = shopper.shown.view.id;
      gateway.write({ type: 'consultation.ended', by: 'doctor', keptUntil: gateway.serverTime });
      const followed = await talkAnew(shopper);
      const letGo = bridge.holdIds();
      const sent = client.send('just before another is read');
      await client.follow(before);
      letGo();
      await shopper.clock.advance(10_000);
      assert.equal((await sent).text, 'just before another is read');
      await client.follow(followed);
      await waitsForTheDevice(shopper);
    });

    it('holds a message up for 3 s at most and once, however much waits for a silent storage', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.bridge.storageFault = 'hangs';
      for (const draft of ['h', 'he', 'hel']) shopper.client.saveDraft(draft);
      shopper.client.send('hello').catch(codeOf);
      await shopper.clock.advance(3_000);
      assert.deepEqual(shopper.stored, ['hello']);
      shopper.client.send('again').catch(codeOf);
      await shopper.settle();
      assert.deepEqual(shopper.stored, ['hello', 'again']);
    });

    it('keeps what was refused for a person’s word, also over a reload', async () => {
      const shopper = await new ShopperFixture(live).talk();
      shopper.gateway.refuseNext({ code: 'STATE_CONFLICT' });
      await shopper.client.send('one').catch(codeOf);
      const next = await shopper.reload();
      await next.clock.advance(60_000);
      assert.deepEqual(next.outgoing, ['one: failed']);
      assert.deepEqual(next.stored, []);
      next.client.resend();
      await next.settle();
      assert.deepEqual(next.stored, ['one']);
      assert.doesNotMatch(onDevice(next), /one/);
    });

    it('has what each of two pages wrote', async () => {
      const first = await offline();
      first.gateway.transport.fault = null;
      const second = new ShopperFixture(live, first);
      await second.client.open();
      await second.settle();
      first.gateway.transport.fault = 'offline';
      first.gateway.transport.cut();
      first.client.send('from the first').catch(codeOf);
      second.client.send('from the second').catch(codeOf);
      first.client.send('once more from the first').catch(codeOf);
      await first.settle();
      for (const text of ['from the first', 'from the second', 'once more from the first']) assert.ok(onDevice(first).includes(text), text);
      first.client.close();
      second.client.close();
      first.gateway.transport.fault = null;
      const next = await second.reload();
      await next.clock.advance(5_000);
      assert.deepEqual([...next.stored].sort(), ['from the first', 'from the second', 'once more from the first']);
    });

    it('is wiped when the person signs out', async () => {
      const shopper = await offline();
      shopper.client.send('private').catch(codeOf);
      shopper.client.saveDraft('more of it');
      await shopper.settle();
      await shopper.client.forget().catch(codeOf);
      assert.equal(shopper.bridge.stored.size, 0);
    });

    it('loses old texts as soon as the client opens, whatever is going on', async () => {
      const shopper = await offline();
      shopper.client.send('old').catch(codeOf);
      shopper.client.saveDraft('older');
      await shopper.settle();
      shopper.client.close();
      shopper.gateway.write({ type: 'consultation.ended', by: 'doctor', keptUntil: shopper.gateway.serverTime });
      shopper.gateway.transport.fault = null;
      await shopper.clock.advance(86_400_000);
      const next = await shopper.reload();
      assert.equal(next.client.snapshot.consultation, null);
      assert.doesNotMatch(onDevice(next), /old/);
    });
  });

  describe(`a full outbox over ${live}`, () => {
    it('goes out in order after an outage, and never so fast that the gateway closes the socket', async () => {
      const shopper = await offline();
      const texts = Array.from({ length: 60 }, (_, index) => `message ${index}`);
      const sent = texts.map((text) => shopper.client.send(text));
      await shopper.settle();
      shopper.gateway.transport.fault = null;
      shopper.bridge.change({ online: true });
      await shopper.clock.advance(20_000);
      // Their turn comes later than 15 s after they went into the line, and that is no failure.
      assert.deepEqual([...new Set(shopper.shown.outgoing.map(({ status }) => status))], live === 'socket' ? ['sending'] : []);
      await shopper.clock.advance(40_000);
      await Promise.all(sent);
      assert.deepEqual(shopper.stored, texts);
      assert.equal(shopper.gateway.transport.tooFast, 0);
      assert.equal(shopper.told.status.filter(({ to }) => to === 'live').length, 2);
      assert.equal(shopper.gateway.commands('message.send').length, 60);
    });
  });
}
