import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isConsultError } from '@consult-kit/protocol';
import { START, ShopperFixture } from '../testing/shopper-fixture.ts';
import { CLIENT_LIMITS } from './limits.ts';

const codeOf = (error: unknown): string => (isConsultError(error) ? error.code : String(error));

describe('a shopper’s session', () => {
  it('is opened once, however often it is asked for', async () => {
    const shopper = new ShopperFixture();
    await Promise.all([shopper.client.open(), shopper.client.open()]);
    await shopper.client.open();
    assert.equal(shopper.gateway.got('/v1/sessions').length, 1);
  });

  it('is a guest’s without a credential, and goes on after a reload with its consultation', async () => {
    const before = await new ShopperFixture().talk();
    assert.deepEqual(before.gateway.got('/v1/sessions'), [{ campaign: 'demo' }]);
    const shopper = await before.reload();
    assert.equal(shopper.gateway.got('/v1/sessions').length, 1);
    assert.equal(shopper.shown.view.state, 'talking');
  });

  it('is on the device as soon as that takes it, and the consultation is found after a reload', async () => {
    const before = new ShopperFixture();
    before.bridge.storageFault = 'fails';
    await before.talk();
    await before.clock.advance(60_000);
    before.bridge.storageFault = null;
    await before.clock.advance(CLIENT_LIMITS.storageRetryMs);
    const shopper = await before.reload();
    assert.equal(shopper.gateway.got('/v1/sessions').length, 1);
    assert.equal(shopper.shown.view.state, 'talking');
  });

  it('is not given to the device any more once it is forgotten', async () => {
    const shopper = new ShopperFixture();
    shopper.bridge.storageFault = 'fails';
    await shopper.talk();
    shopper.bridge.storageFault = null;
    await shopper.client.forget();
    await shopper.clock.advance(60_000);
    assert.equal(shopper.bridge.stored.size, 0);
  });

  it('is asked of the host for a person of the host, each time', async () => {
    const before = new ShopperFixture();
    before.bridge.credentialToken = 'signed by the host';
    await before.talk();
    before.client.close();
    const shopper = new ShopperFixture('socket', before);
    shopper.bridge.credentialToken = 'signed for someone else';
    await shopper.client.open();
    assert.deepEqual(
      shopper.gateway.got('/v1/sessions').map(({ credential }) => credential),
      ['signed by the host', 'signed for someone else'],
    );
  });

  it('of a host’s person is not used by a guest of the same phone', async () => {
    const before = new ShopperFixture();
    before.bridge.credentialToken = 'signed by the host';
    await before.client.open();
    before.client.close();
    const shopper = new ShopperFixture('socket', before);
    await shopper.client.open();
    assert.equal(shopper.gateway.got('/v1/sessions').length, 2);
  });

  it('of a guest that is over is replaced when the page opens', async () => {
    const before = await new ShopperFixture().talk();
    before.client.close();
    before.gateway.endSessions();
    before.gateway.write({ type: 'consultation.ended', by: 'doctor', keptUntil: before.gateway.serverTime });
    const shopper = new ShopperFixture('socket', before);
    await shopper.client.open();
    assert.equal(shopper.client.snapshot.session, 'open');
    assert.equal(shopper.client.snapshot.consultation, null);
  });

  it('of a host’s person stays, with what was not sent, while the gateway cannot renew it now', async () => {
    const shopper = new ShopperFixture();
    shopper.bridge.credentialToken = 'signed by the host';
    await shopper.talk();
    shopper.gateway.transport.fault = 'offline';
    shopper.gateway.transport.cut();
    void shopper.client.send('not sent yet').catch(() => {});
    await shopper.settle();
    const { transport } = shopper.gateway;
    const request = transport.request.bind(transport);
    const stopping = { status: 503, headers: {}, body: JSON.stringify({ code: 'GATEWAY_STOPPING', message: '', requestId: '' }) };
    transport.request = (asked) => (asked.path === '/v1/sessions' ? Promise.resolve(stopping) : request(asked));
    shopper.gateway.endSessions();
    transport.fault = null;
    await shopper.clock.advance(60_000);
    assert.ok([...shopper.bridge.stored.values()].some((value) => value.includes('not sent yet')));
    transport.request = request;
    await shopper.clock.advance(60_000);
    assert.deepEqual(shopper.texts, ['not sent yet']);
  });

  it('that cannot be opened says why, and can be tried again', async () => {
    const shopper = new ShopperFixture();
    shopper.gateway.transport.fault = 'offline';
    assert.equal(await shopper.client.open().catch(codeOf), 'OFFLINE');
    assert.equal(shopper.client.snapshot.session, 'failed');
    shopper.gateway.transport.fault = null;
    await shopper.client.open();
    assert.equal(shopper.client.snapshot.session, 'open');
  });

  it('is needed for everything else', async () => {
    const shopper = new ShopperFixture();
    assert.equal(await shopper.client.start(START).catch(codeOf), 'HELLO_FIRST');
    assert.equal(await shopper.client.send('hello').catch(codeOf), 'CONSULTATION_UNKNOWN');
    assert.equal(await shopper.client.end().catch(codeOf), 'CONSULTATION_UNKNOWN');
    assert.equal(await shopper.client.loadOlder().catch(codeOf), 'CONSULTATION_UNKNOWN');
    assert.equal(await shopper.client.loadDraft(), '');
  });

  it('leaves nothing on the device when it is forgotten, and is ended at the gateway', async () => {
    const shopper = await new ShopperFixture().talk();
    shopper.client.saveDraft('half');
    await shopper.client.forget();
    assert.equal(shopper.bridge.stored.size, 0);
    assert.equal(shopper.gateway.got('/v1/sessions/end').length, 1);
    assert.equal(shopper.client.snapshot.consultation, null);
    assert.equal(shopper.client.snapshot.session, 'none');
    assert.equal(shopper.clock.pending, 0);
  });

  it('leaves nothing on the device when nobody answers either', async () => {
    const shopper = await new ShopperFixture().talk();
    shopper.gateway.transport.fault = 'offline';
    assert.equal(await shopper.client.forget().catch(codeOf), 'OFFLINE');
    assert.equal(shopper.bridge.stored.size, 0);
  });

  it('survives a host whose promises break, with failures of the table alone', async () => {
    const shopper = new ShopperFixture();
    shopper.bridge.credential = () => Promise.reject(new TypeError('host app'));
    assert.equal(await shopper.client.open().catch(codeOf), 'INTERNAL');
    const other = await new ShopperFixture().talk();
    other.bridge.randomId = () => Promise.resolve('too short');
    assert.equal(await other.client.send('hello').catch(codeOf), 'INTERNAL');
    const third = new ShopperFixture();
    third.bridge.storage.get = () => Promise.reject(new Error('blocked'));
    third.bridge.storage.set = () => {
      throw new Error('full');
    };
    await third.talk();
    await third.client.send('hello');
    assert.deepEqual(third.texts, ['hello']);
  });
});

describe('starting a consultation', () => {
  it('takes the same id again when the first answer got lost', async () => {
    const shopper = new ShopperFixture();
    await shopper.client.open();
    shopper.gateway.transport.loseAnswers(1);
    const first = shopper.client.start(START).catch(codeOf);
    await shopper.clock.advance(15_000);
    assert.equal(await first, 'REQUEST_TIMEOUT');
    await shopper.client.start(START);
    assert.equal(shopper.gateway.logs.size, 1);
    const ids = shopper.gateway.got('/v1/consultations').map((body) => (body['command'] as { id: string }).id);
    assert.equal(ids.length, 2);
    assert.equal(ids[0], ids[1]);
  });

  it('follows another consultation of this person when asked to', async () => {
    const shopper = await new ShopperFixture().talk();
    const first = shopper.shown.view.id;
    await shopper.client.end();
    const second = await shopper.client.start(START);
    await shopper.settle();
    assert.equal(shopper.shown.view.id, second);
    await shopper.client.follow(first);
    assert.equal(shopper.shown.view.id, first);
    assert.equal(shopper.shown.view.state, 'ended');
    assert.equal(await shopper.client.follow('unknown-unknown-21-ch').catch(codeOf), 'CONSULTATION_UNKNOWN');
    assert.equal(shopper.shown.view.id, first);
  });
});
