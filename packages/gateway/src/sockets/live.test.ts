import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CLOSE_CODES, ConsultError, createId, LIMITS } from '@consult-kit/protocol';
import type { FastifyInstance } from 'fastify';
import { assertPatient } from '../domain/consultations/actor.ts';
import type { ConsultationStore } from '../domain/consultations/consultation-store.ts';
import { SqlConsultationStore } from '../store/sql/sql-consultation-store.ts';
import { Rig } from '../testing/rig.ts';
import { liveAddress, serve, TestSocket } from '../testing/served-rig.ts';

describe('the live socket', () => {
  let rig: Rig;
  let app: FastifyInstance;
  let address: string;

  beforeEach(async () => {
    rig = await Rig.open();
    app = await serve(rig);
    address = await liveAddress(app);
  });

  afterEach(async () => {
    await rig.close();
    await app.close();
  });

  it('welcomes a session and answers pings with the time', async () => {
    const socket = await new TestSocket(address).hello(rig.shopperSession());
    socket.send({ type: 'ping', t: 7 });
    const pong = await socket.next('pong');
    assert.equal(pong.t, 7);
    assert.equal(pong.serverTime, '2023-01-05T04:00:00.000Z');
    assert.equal((await socket.next('welcome')).role, 'patient');
  });

  it('carries a talk between two sides', async () => {
    const session = rig.shopperSession();
    const patient = await rig.engine.identify(session);
    assertPatient(patient);
    const consultation = await rig.start(patient);
    const doctorSession = rig.doctorSession();
    const shopper = await new TestSocket(address).hello(session);
    const doctor = await new TestSocket(address).hello(doctorSession);
    shopper.send({ type: 'follow', consultation, after: 0 });
    assert.equal((await shopper.next('line')).line.ahead, 0);

    doctor.send({ type: 'desk-command', command: { id: createId(), type: 'status.set', status: 'online' } });
    doctor.send({ type: 'desk-command', command: { id: createId(), type: 'queue.accept-next' } });
    const accepted = await doctor.next('ack', ({ result }) => result.consultation !== null);
    assert.equal(accepted.result.consultation, consultation);
    doctor.send({ type: 'follow', consultation, after: 0 });
    await doctor.next('presence', ({ present }) => present);

    const id = createId();
    shopper.send({ type: 'command', consultation, command: { id, type: 'message.send', text: '您好' } });
    assert.deepEqual((await shopper.next('ack')).result.id, id);
    const { events } = await doctor.next('events', (frame) => frame.events.some(({ type }) => type === 'message.stored'));
    assert.deepEqual(
      events.flatMap((event) => (event.type === 'message.stored' ? [event.text] : [])),
      ['您好'],
    );
    await shopper.next('presence', ({ side, present }) => side === 'doctor' && present);

    doctor.send({ type: 'typing', consultation, on: true });
    assert.equal((await shopper.next('typing')).from, 'doctor');
  });

  it('closes when news cannot be told for a passing reason, so that the client asks for them again', async () => {
    let away = false;
    const talkHead: ConsultationStore['talkHead'] = (consultation) =>
      away ? Promise.reject(new ConsultError('DATABASE_UNREACHABLE', 'At db.internal:5432.')) : store.talkHead(consultation);
    const troubled = await Rig.open({ storeWith: () => ({ talkHead }) });
    const store = new SqlConsultationStore(troubled.database);
    const troubledApp = await serve(troubled);
    const place = await liveAddress(troubledApp);
    const session = troubled.shopperSession();
    const patient = await troubled.engine.identify(session);
    assertPatient(patient);
    const consultation = await troubled.start(patient);
    away = true;
    const refused = await new TestSocket(place).hello(session);
    refused.send({ type: 'follow', consultation, after: 0 });
    const { code, message } = await refused.next('refused');
    assert.equal(code, 'DATABASE_UNREACHABLE');
    assert.doesNotMatch(message, /db\.internal/);
    assert.equal((await refused.closed).code, CLOSE_CODES.going.code);
    away = false;
    const again = await new TestSocket(place).hello(session);
    again.send({ type: 'follow', consultation, after: 0 });
    assert.equal((await again.next('events')).events[0]?.seq, 1);
    // What will never succeed leaves the socket as it is.
    again.send({ type: 'follow', consultation: createId(), after: 0 });
    assert.equal((await again.next('refused')).code, 'CONSULTATION_UNKNOWN');
    again.send({ type: 'ping', t: 1 });
    await again.next('pong');
    await troubled.close();
    await troubledApp.close();
  });

  it('refuses every frame before the hello', async () => {
    const consultation = await rig.start(await rig.patient());
    const frames = [
      { type: 'ping', t: 1 },
      { type: 'follow', consultation, after: 0 },
      { type: 'command', consultation, command: { id: createId(), type: 'message.send', text: 'Hello' } },
      { type: 'dance' },
    ];
    for (const frame of frames) {
      const socket = await new TestSocket(address).opened();
      socket.sendText(JSON.stringify(frame));
      assert.equal((await socket.next('refused')).code, 'HELLO_FIRST');
      assert.equal((await socket.closed).code, CLOSE_CODES.helloTimeout.code);
    }
    assert.equal(rig.engine.counters.messagesTotal, 0);
  });

  it('closes when no hello comes in time', async () => {
    const socket = await new TestSocket(address).opened();
    await rig.time.advance(LIMITS.helloWithinMs);
    assert.equal((await socket.next('refused')).code, 'HELLO_TIMEOUT');
    assert.equal((await socket.closed).code, CLOSE_CODES.helloTimeout.code);
  });

  it('takes frames that come behind the hello without waiting', async () => {
    const socket = await new TestSocket(address).opened();
    socket.send({ type: 'hello', v: 1, session: rig.shopperSession() });
    socket.send({ type: 'ping', t: 1 });
    await socket.next('pong');
    assert.deepEqual(
      socket.frames.map(({ type }) => type),
      ['welcome', 'pong'],
    );
  });

  it('turns away sessions that are unknown, staff who are no doctors, and other versions', async () => {
    const cases: [object, string, number][] = [
      [{ type: 'hello', v: 1, session: 'x'.repeat(43) }, 'TOKEN_INVALID', 4003],
      [{ type: 'hello', v: 1, session: rig.viewerSession() }, 'ROLE_REFUSED', 4003],
      [{ type: 'hello', v: 1, session: 7 }, 'INPUT_INVALID', 4003],
      [{ type: 'hello', v: 2, session: rig.shopperSession() }, 'CLIENT_OUTDATED', 4004],
    ];
    for (const [hello, code, close] of cases) {
      const socket = await new TestSocket(address).opened();
      socket.sendText(JSON.stringify(hello));
      assert.equal((await socket.next('refused')).code, code);
      assert.equal((await socket.closed).code, close);
    }
  });

  it('refuses frames it does not know or that do not fit, and goes on', async () => {
    const socket = await new TestSocket(address).hello(rig.shopperSession());
    const id = createId();
    const consultation = createId();
    const cases: [unknown, string][] = [
      [{ type: 'dance' }, 'FRAME_UNKNOWN'],
      [{ type: 'toString' }, 'FRAME_UNKNOWN'],
      [7, 'FRAME_UNKNOWN'],
      [null, 'FRAME_UNKNOWN'],
      [{ type: 'follow', consultation: 'no id', after: 0 }, 'INPUT_INVALID'],
      [{ type: 'command', consultation, command: { id, type: 'message.send', text: 7 } }, 'INPUT_INVALID'],
      [{ type: 'command', consultation, command: { id, type: 'message.send', text: 'Hello' } }, 'CONSULTATION_UNKNOWN'],
      [{ type: 'follow-desk' }, 'ROLE_REFUSED'],
      [{ type: 'desk-command', command: { id, type: 'queue.accept-next' } }, 'ROLE_REFUSED'],
      [{ type: 'hello', v: 1, session: 'x'.repeat(43) }, 'STATE_CONFLICT'],
    ];
    for (const [frame, code] of cases) {
      const before = socket.frames.length;
      socket.sendText(JSON.stringify(frame));
      await socket.next('refused', (refused) => socket.frames.indexOf(refused) >= before);
      const refused = socket.frames[before];
      assert.equal(refused?.type === 'refused' && refused.code, code, JSON.stringify(frame));
    }
    const about = await socket.next('refused', ({ code }) => code === 'CONSULTATION_UNKNOWN');
    assert.deepEqual([about.id, about.consultation], [id, consultation]);
    socket.send({ type: 'ping', t: 2 });
    await socket.next('pong');
  });

  it('closes on what is no JSON text, and on what is too large', async () => {
    for (const bad of ['{"type":', Buffer.from([1, 2, 3])]) {
      const socket = await new TestSocket(address).hello(rig.shopperSession());
      socket.sendText(bad);
      assert.equal((await socket.next('refused')).code, 'JSON_MALFORMED');
      assert.equal((await socket.closed).code, CLOSE_CODES.unreadable.code);
    }
    const socket = await new TestSocket(address).hello(rig.shopperSession());
    socket.sendText(JSON.stringify({ type: 'ping', t: 1, more: 'x'.repeat(LIMITS.bodyBytes) }));
    assert.equal((await socket.closed).code, CLOSE_CODES.tooLarge.code);
  });

  it('refuses the message of a stranger, an ended talk and a text that is none', async () => {
    const session = rig.shopperSession();
    const patient = await rig.engine.identify(session);
    assertPatient(patient);
    const { consultation: foreign } = await rig.talk();
    const consultation = await rig.start(patient);
    const socket = await new TestSocket(address).hello(session);
    const send = async (to: string, text: string): Promise<string> => {
      const id = createId();
      socket.send({ type: 'command', consultation: to, command: { id, type: 'message.send', text } });
      return (await socket.next('refused', (refused) => refused.id === id)).code;
    };
    assert.equal(await send(foreign, 'Hello'), 'CONSULTATION_UNKNOWN');
    assert.equal(await send(consultation, ''), 'MESSAGE_EMPTY');
    assert.equal(await send(consultation, 'x'.repeat(4_001)), 'MESSAGE_TOO_LONG');
    assert.equal(await send(consultation, '\u200b'), 'MESSAGE_EMPTY');
    assert.equal(await send(consultation, '\ud83d'), 'MESSAGE_NOT_TEXT');
    await rig.give(patient, consultation, { type: 'queue.leave' });
    assert.equal(await send(consultation, 'Hello'), 'CONSULTATION_ENDED');
  });

  it('closes with the session', async () => {
    const session = rig.shopperSession();
    const socket = await new TestSocket(address).hello(session);
    rig.people.endSession(session);
    assert.equal((await socket.closed).code, CLOSE_CODES.session.code);
  });

  it('ends with the life of the session, with the next frame or the next heartbeat', async () => {
    const session = rig.shopperSession();
    const [speaking, silent] = [await new TestSocket(address).hello(session), await new TestSocket(address).hello(session)];
    const { expiresAtMs } = await rig.engine.identify(session);
    await rig.pass(expiresAtMs - rig.engine.clock.now());
    speaking.send({ type: 'ping', t: 1 });
    assert.equal((await speaking.next('refused')).code, 'TOKEN_EXPIRED');
    assert.equal((await speaking.closed).code, CLOSE_CODES.session.code);
    await rig.time.advance(LIMITS.heartbeatMs);
    assert.equal((await silent.next('refused')).code, 'TOKEN_EXPIRED');
    assert.equal((await silent.closed).code, CLOSE_CODES.session.code);
  });

  it('drops a socket that answers no heartbeats, and keeps one that does', async () => {
    const dead = await new TestSocket(address, { autoPong: false }).hello(rig.shopperSession());
    const alive = await new TestSocket(address).hello(rig.shopperSession());
    for (let beat = 0; beat < 3; beat += 1) {
      await rig.time.advance(LIMITS.heartbeatMs);
      if (beat < 2) await alive.pinged(beat + 1);
    }
    await dead.closed;
    alive.send({ type: 'ping', t: 1 });
    await alive.next('pong');
    assert.equal(rig.engine.counters.socketsDroppedTotal, 1);
  });

  it('acknowledges what came before it stops, says bye and closes', async () => {
    const session = rig.shopperSession();
    const patient = await rig.engine.identify(session);
    assertPatient(patient);
    const consultation = await rig.start(patient);
    const socket = await new TestSocket(address).hello(session);
    const ids = Array.from({ length: 20 }, () => createId());
    for (const id of ids) socket.send({ type: 'command', consultation, command: { id, type: 'message.send', text: 'Hello' } });
    await socket.next('ack');
    await rig.engine.stop();
    assert.equal((await socket.closed).code, CLOSE_CODES.going.code);
    const bye = await socket.next('bye');
    assert.equal(bye.code, 'GATEWAY_STOPPING');
    assert.ok((bye.retryAfterMs ?? 0) >= 500);
    const stored = new Set(
      (await rig.engine.consultations.events(patient, consultation, { limit: 200 })).events.flatMap((event) =>
        event.type === 'message.stored' ? [event.id] : [],
      ),
    );
    const acknowledged = socket.frames.flatMap((frame) => (frame.type === 'ack' ? [frame.result.id] : []));
    assert.deepEqual(
      acknowledged.filter((id) => !stored.has(id)),
      [],
    );
    assert.equal(acknowledged.length, stored.size);
    assert.equal(rig.engine.counters.socketsOpen, 0);
  });
});
