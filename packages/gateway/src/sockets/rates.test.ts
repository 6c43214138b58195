import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CLOSE_CODES, createId } from '@consult-kit/protocol';
import type { FastifyInstance } from 'fastify';
import { assertPatient, type PatientActor } from '../domain/consultations/actor.ts';
import { EDGE_DEFAULTS } from '../edge-settings.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import { Rig } from '../testing/rig.ts';
import { liveAddress, serve, TestSocket } from '../testing/served-rig.ts';

const { framesBurst, framesPerMinute, doctorFramesBurst } = EDGE_DEFAULTS;
const EVERY_MS = 60_000 / framesPerMinute;

describe('the pace of a socket', () => {
  let rig: Rig;
  let app: FastifyInstance;
  let address: string;
  let session: string;
  let patient: PatientActor;
  let consultation: string;
  beforeEach(async () => {
    rig = await Rig.open();
    app = await serve(rig);
    address = await liveAddress(app);
    session = rig.shopperSession();
    const actor = await rig.engine.identify(session);
    assertPatient(actor);
    patient = actor;
    consultation = await rig.start(patient);
  });
  afterEach(async () => {
    await rig.close();
    await app.close();
  });

  const send = (socket: TestSocket, id = createId()): string => {
    socket.send({ type: 'command', consultation, command: { id, type: 'message.send', text: 'Hello' } });
    return id;
  };
  const acknowledged = (socket: TestSocket) => socket.frames.flatMap((frame) => (frame.type === 'ack' ? [frame.result.id] : []));
  const stored = async () => {
    const { events } = await rig.engine.consultations.events(patient, consultation, { after: 0, limit: 200 });
    return events.flatMap((event) => (event.type === 'message.stored' ? [event.id] : []));
  };

  // `inject` alone begins only when somebody waits for its answer.
  const post = async (url: string) => await app.inject({ method: 'POST', url, payload: JSON.stringify({ session }) });

  it('lets the burst through at once, and what follows at the pace, in order', async () => {
    const socket = await new TestSocket(address).hello(session);
    const ids = Array.from({ length: framesBurst + 10 }, () => send(socket));
    await socket.next('ack', ({ result }) => result.id === ids[framesBurst - 1]);
    socket.send({ type: 'ping', t: 1 });
    await socket.next('pong');
    assert.deepEqual(acknowledged(socket), ids.slice(0, framesBurst));
    // The ping took a turn as well.
    await rig.time.advance(2 * EVERY_MS);
    await socket.next('ack', ({ result }) => result.id === ids[framesBurst]);
    await rig.time.advance(9 * EVERY_MS);
    await socket.next('ack', ({ result }) => result.id === ids.at(-1));
    assert.deepEqual(await stored(), ids);
  });

  it('only slows a client that sends its outbox of 60 one after the other', async () => {
    const socket = await new TestSocket(address).hello(session);
    for (let message = 1; message <= 60; message += 1) {
      const timers = rig.time.pending;
      const id = send(socket);
      if (message > framesBurst) {
        while (rig.time.pending === timers) await rig.time.advance(0);
        await rig.time.advance(EVERY_MS);
      }
      await socket.next('ack', ({ result }) => result.id === id);
    }
    assert.equal((await stored()).length, 60);
    socket.close();
  });

  it('turns away who sends far more, with the time to come back at; what was acknowledged is stored, and the rest comes again', async () => {
    const socket = await new TestSocket(address).hello(session);
    const most = framesBurst + GATEWAY_LIMITS.framesHeldMax;
    const ids = Array.from({ length: most + 5 }, () => send(socket));
    const bye = await socket.next('bye');
    assert.deepEqual([bye.code, bye.retryAfterMs], ['RATE_LIMITED', framesBurst * EVERY_MS]);
    assert.equal((await socket.closed).code, CLOSE_CODES.tooFast.code);
    assert.equal(rig.engine.counters.socketsTooFastTotal, 1);
    assert.deepEqual(await stored(), ids.slice(0, framesBurst));
    await rig.time.advance(bye.retryAfterMs ?? 0);
    const again = await new TestSocket(address).hello(session);
    for (const id of ids.slice(0, framesBurst)) send(again, id);
    await again.next('ack', ({ result }) => result.id === ids[framesBurst - 1]);
    assert.deepEqual(await stored(), ids.slice(0, framesBurst));
    again.close();
  });

  it('holds no more than a bounded number of characters', async () => {
    const socket = await new TestSocket(address).hello(session);
    for (let frame = 0; frame < framesBurst; frame += 1) socket.send({ type: 'ping', t: frame });
    const frames = Math.ceil(GATEWAY_LIMITS.framesHeldChars / 60_000);
    for (let frame = 0; frame < frames; frame += 1) socket.sendText(JSON.stringify({ type: 'typing', more: 'x'.repeat(60_000) }));
    assert.equal((await socket.closed).code, CLOSE_CODES.tooFast.code);
  });

  it('lets a doctor’s whole desk through at once', async () => {
    const socket = await new TestSocket(address).hello(rig.doctorSession());
    for (let frame = 1; frame <= doctorFramesBurst; frame += 1) {
      socket.send({ type: 'desk-command', command: { id: createId(), type: 'status.set', status: 'online' } });
    }
    while (acknowledged(socket).length < doctorFramesBurst) await rig.time.advance(0);
    socket.close();
  });

  it('has no bound where the setting is 0', async () => {
    const free = await Rig.open({ edge: { framesPerMinute: 0 } });
    const freeApp = await serve(free);
    const socket = await new TestSocket(await liveAddress(freeApp)).hello(free.shopperSession());
    for (let frame = 0; frame < 500; frame += 1) socket.send({ type: 'typing', consultation, on: true });
    while (socket.frames.filter(({ type }) => type === 'refused').length < 500) await free.time.advance(0);
    socket.close();
    await free.close();
    await freeApp.close();
  });

  it('holds requests of a session to the same, and says when there is room again', async () => {
    const read = () => post(`/v1/consultations/${consultation}/read`);
    for (let request = 0; request < framesBurst; request += 1) assert.equal((await read()).statusCode, 200);
    const turns = GATEWAY_LIMITS.requestTurnWaitMs / EVERY_MS;
    const waiting = Array.from({ length: turns }, read);
    const refused = await read();
    assert.equal(refused.statusCode, 429);
    const { code, retryAfterMs } = refused.json<{ code: string; retryAfterMs: number }>();
    assert.deepEqual([code, retryAfterMs], ['RATE_LIMITED', GATEWAY_LIMITS.requestTurnWaitMs + EVERY_MS]);
    assert.equal(refused.headers['retry-after'], String(Math.ceil(retryAfterMs / 1_000)));
    await rig.time.advance(GATEWAY_LIMITS.requestTurnWaitMs);
    for (const { statusCode } of await Promise.all(waiting)) assert.equal(statusCode, 200);
  });

  it('ends a request whose session is over when its turn has come', async () => {
    const list = () => post('/v1/consultations/list');
    for (let request = 0; request < framesBurst; request += 1) await list();
    const before = rig.time.pending;
    const waiting = list();
    while (rig.time.pending === before) await rig.time.advance(0);
    rig.people.endSession(session);
    await rig.time.advance(EVERY_MS);
    assert.equal((await waiting).statusCode, 401);
  });
});
