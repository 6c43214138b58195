import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CLOSE_CODES, createId } from '@consult-kit/protocol';
import type { FastifyInstance } from 'fastify';
import { assertPatient, type PatientActor } from '../domain/consultations/actor.ts';
import { InProcessBus } from '../bus/in-process-bus.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import { Rig } from '../testing/rig.ts';
import { liveAddress, serve, TestSocket } from '../testing/served-rig.ts';

const { drainPerStep, drainStepMs, byeRetryMinMs, byeRetryMaxMs, closeWithinMs, stopWithinMs } = GATEWAY_LIMITS;
/** Half-way, because the rig draws a half each time. */
const DRAWN_MS = (byeRetryMinMs + byeRetryMaxMs) / 2;

describe('a gateway that stops', () => {
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

  const crowd = (count: number): Promise<TestSocket[]> =>
    Promise.all(Array.from({ length: count }, () => new TestSocket(address).hello(rig.shopperSession())));
  const told = (sockets: readonly TestSocket[]) => sockets.filter(({ frames }) => frames.some(({ type }) => type === 'bye')).length;
  /** A write that holds all later ones up until it is let go. */
  const holdWrites = (): (() => void) => {
    let letGo = (): void => {};
    void rig.database.write(() => new Promise<void>((resolve) => (letGo = resolve)));
    return () => letGo();
  };

  it('sends a few away at once, without waiting for anything', async () => {
    const sockets = await crowd(3);
    const timers = rig.time.now();
    await rig.engine.stop();
    for (const socket of sockets) assert.equal((await socket.closed).code, CLOSE_CODES.going.code);
    assert.equal(rig.time.now(), timers);
    assert.equal((await sockets[0]?.next('bye'))?.retryAfterMs, DRAWN_MS);
  });

  it('sends many away step by step, and takes commands of those who have not been told', async () => {
    const sockets = await crowd(2 * drainPerStep + 1);
    const last = await new TestSocket(address).hello(session);
    const stopped = rig.engine.stop();
    while (told(sockets) < drainPerStep) await rig.time.advance(0);
    assert.equal(told(sockets), drainPerStep);
    assert.equal(rig.engine.isClosed, false);
    const id = createId();
    last.send({ type: 'command', consultation, command: { id, type: 'message.send', text: 'Hello' } });
    assert.equal((await last.next('ack')).result.id, id);
    const first = await sockets.find(({ frames }) => frames.some(({ type }) => type === 'bye'))?.next('bye');
    assert.equal(first?.retryAfterMs, 2 * drainStepMs + DRAWN_MS);
    await rig.time.advance(drainStepMs);
    while (told(sockets) < 2 * drainPerStep) await rig.time.advance(0);
    await rig.time.advance(drainStepMs);
    assert.equal((await last.next('bye')).retryAfterMs, DRAWN_MS);
    await stopped;
    assert.deepEqual([rig.engine.counters.socketsOpen, rig.engine.isClosed], [0, true]);
  });

  it('answers a command that is under way before it closes, and takes none after its goodbye', async () => {
    const socket = await new TestSocket(address).hello(session);
    const letGo = holdWrites();
    const [before, after] = [createId(), createId()];
    socket.send({ type: 'command', consultation, command: { id: before, type: 'message.send', text: 'Before' } });
    socket.send({ type: 'ping', t: 1 });
    await socket.next('pong');
    const stopped = rig.engine.stop();
    await socket.next('bye');
    socket.send({ type: 'command', consultation, command: { id: after, type: 'message.send', text: 'After' } });
    letGo();
    assert.equal((await socket.next('ack')).result.id, before);
    assert.equal((await socket.closed).code, CLOSE_CODES.going.code);
    await stopped;
    const { events } = await rig.engine.consultations.events(patient, consultation, { after: 0 });
    assert.deepEqual(
      events.flatMap((event) => (event.type === 'message.stored' ? [event.id] : [])),
      [before],
    );
  });

  it('waits a bounded time for a command whose answer does not come', async () => {
    const socket = await new TestSocket(address).hello(session);
    const letGo = holdWrites();
    socket.send({ type: 'command', consultation, command: { id: createId(), type: 'message.send', text: 'Hello' } });
    socket.send({ type: 'ping', t: 1 });
    await socket.next('pong');
    const stopped = rig.engine.stop();
    await socket.next('bye');
    await rig.time.advance(stopWithinMs);
    assert.equal((await socket.closed).code, CLOSE_CODES.going.code);
    letGo();
    await stopped;
  });

  it('waits a bounded time for a client that does not read', async () => {
    const socket = await new TestSocket(address).hello(session);
    socket.pause();
    const stopped = rig.engine.stop();
    await rig.time.advance(closeWithinMs);
    await stopped;
    assert.equal(rig.engine.counters.socketsOpen, 0);
    socket.resume();
    await socket.closed;
  });

  it('tells whoever comes meanwhile when to come back', async () => {
    const held = await new TestSocket(address).hello(session);
    held.pause();
    const stopped = rig.engine.stop();
    const late = await new TestSocket(address).opened();
    assert.deepEqual(await late.next('bye'), { type: 'bye', code: 'GATEWAY_STOPPING', retryAfterMs: DRAWN_MS });
    assert.equal((await late.closed).code, CLOSE_CODES.going.code);
    const payload = JSON.stringify({ session, follow: [], waitMs: 20_000 });
    const poll = await app.inject({ method: 'POST', url: '/v1/live/poll', payload });
    const { code, retryAfterMs } = poll.json<{ code: string; retryAfterMs: number }>();
    assert.deepEqual([poll.statusCode, code, retryAfterMs], [503, 'GATEWAY_STOPPING', DRAWN_MS]);
    await rig.time.advance(closeWithinMs);
    await stopped;
    held.resume();
  });

  it('does not send clients to itself when other nodes take them up', async () => {
    const node = await Rig.open({ database: rig.database, world: rig.world, bus: new InProcessBus('away') });
    const nodeApp = await serve(node);
    const nodeAddress = await liveAddress(nodeApp);
    const sockets = await Promise.all(
      Array.from({ length: drainPerStep + 1 }, () => new TestSocket(nodeAddress).hello(node.shopperSession())),
    );
    const stopped = node.engine.stop();
    const byes = Promise.all(sockets.map((socket) => socket.next('bye')));
    await rig.time.advance(drainStepMs);
    assert.deepEqual(new Set((await byes).map(({ retryAfterMs }) => retryAfterMs)), new Set([DRAWN_MS]));
    await stopped;
    await nodeApp.close();
  });
});
