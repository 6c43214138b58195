import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CLOSE_CODES, createId, LIMITS } from '@consult-kit/protocol';
import type { FastifyInstance } from 'fastify';
import { assertPatient } from '../domain/consultations/actor.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import { Rig } from '../testing/rig.ts';
import { liveAddress, serve, TestSocket } from '../testing/served-rig.ts';

const LOOK_MS = LIMITS.heartbeatMs / 2;

describe('a line that is dead, slow or hostile', () => {
  let rig: Rig;
  let app: FastifyInstance;
  let address: string;
  beforeEach(async () => {
    rig = await Rig.open({ edge: { framesPerMinute: 0 } });
    app = await serve(rig);
    address = await liveAddress(app);
  });
  afterEach(async () => {
    await rig.close();
    await app.close();
  });

  it('is noticed within 40 s when nothing comes over it, although it takes everything, and not before 20 + 8 s', async () => {
    const deaf = await new TestSocket(address, { autoPong: false }).hello(rig.shopperSession());
    await rig.time.advance(LOOK_MS);
    await rig.time.advance(LOOK_MS);
    await deaf.pinged(1);
    await rig.time.advance(LIMITS.heartbeatAnswerMs);
    assert.equal(rig.engine.counters.socketsOpen, 1);
    await rig.time.advance(40_000 - LIMITS.heartbeatMs - LIMITS.heartbeatAnswerMs);
    await deaf.closed;
    assert.equal(rig.engine.counters.socketsDroppedTotal, 1);
  });

  it('lives as long as either pings of the client or answers to ours come', async () => {
    const [talking, answering] = [
      await new TestSocket(address, { autoPong: false }).hello(rig.shopperSession()),
      await new TestSocket(address).hello(rig.shopperSession()),
    ];
    for (let look = 0; look < 12; look += 1) {
      talking.send({ type: 'ping', t: look });
      await talking.next('pong', ({ t }) => t === look);
      answering.send({ type: 'ping', t: look });
      await answering.next('pong', ({ t }) => t === look);
      await rig.time.advance(LOOK_MS);
      if (look % 2 === 1) await rig.time.advance(LOOK_MS);
    }
    assert.deepEqual([rig.engine.counters.socketsOpen, rig.engine.counters.socketsDroppedTotal], [2, 0]);
    talking.close();
    answering.close();
  });

  it('is dropped when its client reads nothing, and whoever comes back goes on at its cursor', async () => {
    const session = rig.shopperSession();
    const patient = await rig.engine.identify(session);
    assertPatient(patient);
    const consultation = await rig.start(patient);
    const asleep = await new TestSocket(address).hello(session);
    asleep.send({ type: 'follow', consultation, after: 0 });
    await asleep.next('events');
    asleep.pause();
    const [cursor = 0] = asleep.seqsOf(consultation).slice(-1);
    for (let message = 0; message < 300; message += 1) await rig.send(patient, consultation, '长'.repeat(4_000));
    await rig.time.advance(40_000);
    assert.equal(rig.engine.counters.socketsDroppedTotal, 1);
    const awake = await new TestSocket(address).hello(session);
    awake.send({ type: 'follow', consultation, after: cursor });
    await awake.next('events', ({ events }) => events.at(-1)?.seq === cursor + 300);
    assert.deepEqual(
      awake.seqsOf(consultation),
      Array.from({ length: 300 }, (_, index) => cursor + 1 + index),
    );
    asleep.resume();
    awake.close();
  });

  it('has five seconds for its hello, however many pieces it comes in', async () => {
    const slow = await new TestSocket(address).opened();
    const hello = JSON.stringify({ type: 'hello', v: 1, session: rig.shopperSession() });
    for (let piece = 0; piece < 5; piece += 1) {
      slow.sendPart(hello.slice(piece * 4, piece * 4 + 4), { last: false });
      await rig.time.advance(LIMITS.helloWithinMs / 5);
    }
    assert.equal((await slow.closed).code, CLOSE_CODES.helloTimeout.code);
  });

  it('may send a message in 64 pieces and not in more', async () => {
    const most = GATEWAY_LIMITS.socketMessageFragmentsMax;
    for (const [pieces, works] of [
      [most, true],
      [most + 1, false],
    ] as const) {
      const socket = await new TestSocket(address).hello(rig.shopperSession());
      const text = JSON.stringify({ type: 'ping', t: pieces }).padEnd(pieces * 2);
      for (let piece = 0; piece < pieces; piece += 1) {
        socket.sendPart(text.slice(piece * 2, piece * 2 + 2), { last: piece === pieces - 1 });
      }
      if (works) await socket.next('pong');
      else assert.equal((await socket.closed).code, CLOSE_CODES.tooManyPieces.code);
      socket.close();
    }
  });

  it('takes a frame of 64 KiB and none that is larger', async () => {
    const socket = await new TestSocket(address).hello(rig.shopperSession());
    const frame = (bytes: number): string => {
      const start = '{"type":"ping","t":1,"x":"';
      return `${start}${'x'.repeat(bytes - start.length - 2)}"}`;
    };
    socket.sendText(frame(LIMITS.bodyBytes));
    await socket.next('pong');
    socket.sendText(frame(LIMITS.bodyBytes + 1));
    assert.equal((await socket.closed).code, CLOSE_CODES.tooLarge.code);
  });

  it('offers no compression', async () => {
    const socket = await new TestSocket(address).opened();
    assert.equal(socket.extensions, '');
    socket.close();
  });

  it('answers a command with an id again, whatever became of the line meanwhile', async () => {
    const session = rig.shopperSession();
    const patient = await rig.engine.identify(session);
    assertPatient(patient);
    const consultation = await rig.start(patient);
    const command = { id: createId(), type: 'message.send', text: 'Hello' } as const;
    const first = await new TestSocket(address, { autoPong: false }).hello(session);
    first.send({ type: 'command', consultation, command });
    const { result } = await first.next('ack');
    await rig.time.advance(40_000);
    await first.closed;
    const second = await new TestSocket(address).hello(session);
    second.send({ type: 'command', consultation, command });
    assert.deepEqual((await second.next('ack')).result, result);
    second.close();
  });
});
