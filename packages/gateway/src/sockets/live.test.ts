import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createId } from '@consult-kit/protocol';
import type { FastifyInstance } from 'fastify';
import { assertPatient } from '../domain/consultations/actor.ts';
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
});
