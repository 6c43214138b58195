import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GATEWAY_LIMITS } from '../limits.ts';
import { SocketSender, type HoldingStream, type SendingSocket } from './socket-sender.ts';

const PONG = { type: 'pong', t: 1, serverTime: '2023-01-05T04:00:00.000Z' } as const;

/** A socket whose other side reads nothing until `take` is called. */
class SlowSocket implements HoldingStream {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 1;
  readonly #callbacks: (() => void)[] = [];
  get sent(): number {
    return this.#callbacks.length;
  }
  write = (_bytes: Uint8Array, taken: () => void): void => void this.#callbacks.push(taken);
  /** Times that held writes were let go. */
  released = 0;
  cork(): void {}
  uncork(): void {
    this.released += 1;
  }
  take(): void {
    this.#callbacks.shift()?.();
  }
}

describe('a socket’s send queue', () => {
  const open = () => {
    const socket = new SlowSocket();
    const counts = { sent: 0, stalled: 0 };
    const callbacks = { onSent: () => (counts.sent += 1), onStalled: () => (counts.stalled += 1) };
    const sender = new SocketSender(socket as unknown as SendingSocket, socket, callbacks);
    return { socket, counts, sender };
  };

  it('drops the socket with the first frame beyond the most that may wait', () => {
    const { socket, counts, sender } = open();
    for (let frame = 0; frame < GATEWAY_LIMITS.sendQueueFrames; frame += 1) void sender.send(PONG);
    assert.deepEqual([counts.stalled, socket.sent], [0, 256]);
    void sender.send(PONG);
    assert.deepEqual([counts.stalled, socket.sent], [1, 256]);
  });

  it('keeps a socket that takes many frames in one turn', () => {
    const { socket, counts, sender } = open();
    socket.bufferedAmount = 0;
    for (let frame = 0; frame < 2 * GATEWAY_LIMITS.sendQueueFrames; frame += 1) void sender.send(PONG);
    assert.deepEqual([counts.stalled, socket.sent], [0, 512]);
  });

  it('drops the socket when too many bytes wait', () => {
    const { socket, counts, sender } = open();
    socket.bufferedAmount = GATEWAY_LIMITS.sendQueueBytes + 1;
    void sender.send(PONG);
    assert.equal(counts.stalled, 1);
  });

  it('has room again when frames were taken', async () => {
    const { socket, counts, sender } = open();
    const sent = Array.from({ length: GATEWAY_LIMITS.sendQueueFrames }, () => sender.send(PONG));
    socket.take();
    await sent[0];
    void sender.send(PONG);
    assert.deepEqual([counts.sent, counts.stalled], [1, 0]);
  });

  it('gives the system all frames of a turn at once', async () => {
    const { socket, sender } = open();
    for (let frame = 0; frame < 10; frame += 1) void sender.send(PONG);
    assert.deepEqual([socket.sent, socket.released], [10, 0]);
    await new Promise((resolve) => process.nextTick(resolve));
    assert.equal(socket.released, 1);
    void sender.send(PONG);
    await new Promise((resolve) => process.nextTick(resolve));
    assert.equal(socket.released, 2);
  });

  it('lets pages wait until the system has taken enough', async () => {
    const { socket, sender } = open();
    socket.bufferedAmount = GATEWAY_LIMITS.sendRoomBytes;
    let hasRoom = false;
    const waiting = sender.send(PONG)?.then(() => (hasRoom = true));
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(hasRoom, false);
    socket.bufferedAmount = 0;
    socket.take();
    await waiting;
    assert.equal(hasRoom, true);
  });

  it('sends nothing to a socket that closes', async () => {
    const { socket, sender } = open();
    socket.readyState = 2;
    await sender.send(PONG);
    assert.equal(socket.sent, 0);
  });
});
