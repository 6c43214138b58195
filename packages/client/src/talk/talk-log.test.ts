import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ShopperFixture } from '../../testing/shopper-fixture.ts';

/** The gateway refuses reads whose path ends so, as often as `times` says. */
function refuse(shopper: ShopperFixture, path: '/read' | '/events', times: number, retryAfterMs: number): { readonly asked: number } {
  const { transport } = shopper.gateway;
  const counts = { asked: 0 };
  const { request } = transport;
  transport.request = (asked) => {
    if (!asked.path.endsWith(path)) return request.call(transport, asked);
    counts.asked += 1;
    if (counts.asked > times) return request.call(transport, asked);
    const body = JSON.stringify({ code: 'GATEWAY_BUSY', message: 'busy by the script', requestId: 'r', retryAfterMs });
    return Promise.resolve({ status: 503, headers: {}, body });
  };
  return counts;
}

/** An event of a kind that this client does not know, so that it has to read the view. */
function offerTea({ gateway }: ShopperFixture): void {
  gateway.transport.loseFrames(1);
  const event = gateway.write({ type: 'note.added', doctor: 'doctor-doctor-doctor1', text: 'x' });
  gateway.log.events[event.seq - 1] = { ...event, type: 'tea.offered' } as never;
  gateway.say('doctor', 'tea?');
}

describe('reads that a busy gateway refuses', () => {
  it('leave the view to be read again, not sooner than the gateway said', async () => {
    const shopper = await new ShopperFixture().talk();
    const reads = refuse(shopper, '/read', 2, 30_000);
    offerTea(shopper);
    await shopper.clock.advance(29_000);
    assert.equal(reads.asked, 1);
    shopper.gateway.say('doctor', 'meanwhile');
    await shopper.clock.advance(30_000);
    assert.equal(reads.asked, 2);
    await shopper.clock.advance(60_000);
    assert.equal(reads.asked, 3);
    assert.equal(shopper.shown.view.seq, shopper.gateway.log.events.length);
  });

  it('leave a gap to be filled, not sooner than the gateway said, whatever else comes', async () => {
    const shopper = await new ShopperFixture().talk();
    const reads = refuse(shopper, '/events', 1, 30_000);
    shopper.gateway.transport.loseFrames(1);
    shopper.gateway.say('doctor', 'lost on the way');
    shopper.gateway.say('doctor', 'arrived');
    await shopper.settle();
    for (let told = 0; told < 20; told += 1) {
      shopper.gateway.say('doctor', `more ${told}`);
      await shopper.clock.advance(1_000);
    }
    assert.deepEqual([reads.asked, shopper.texts], [1, []]);
    await shopper.clock.advance(10_000);
    assert.deepEqual(shopper.texts.slice(0, 3), ['lost on the way', 'arrived', 'more 0']);
    assert.equal(shopper.texts.length, 22);
  });

  it('leave a restored log to be read again, not sooner than the gateway said', async () => {
    const shopper = await new ShopperFixture().talk();
    await shopper.client.send('kept');
    const reads = refuse(shopper, '/events', 1, 30_000);
    shopper.gateway.restore(1);
    await shopper.clock.advance(29_000);
    assert.equal(reads.asked, 1);
    await shopper.clock.advance(5_000);
    assert.equal(reads.asked, 2);
    assert.deepEqual(shopper.texts, []);
  });
});
