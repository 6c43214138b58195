import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import { textIn } from '../testing/simulation/network/server-socket.ts';
import { bytesOf } from './frame-bytes.ts';

const pong = (t: number) => ({ type: 'pong', t, serverTime: '2023-01-05T04:00:00.000Z' }) as const;

describe('bytesOf', () => {
  it('writes a frame out once for all who are told it in a row', () => {
    const frame = pong(1);
    assert.equal(bytesOf(frame), bytesOf(frame));
    assert.deepEqual(JSON.parse(textIn(bytesOf(frame))), frame);
  });

  it('writes each other frame out for itself, also one that says the same', () => {
    const first = bytesOf(pong(1));
    assert.deepEqual(JSON.parse(textIn(bytesOf(pong(2)))), pong(2));
    assert.notEqual(bytesOf(pong(1)), first);
  });

  it('writes stored events out as the frame that they are', () => {
    const events = [
      { type: 'consultation.resumed', seq: 4, at: '2023-01-05T04:00:00.000Z' },
      { type: 'consultation.left', seq: 5, at: '孩子' },
    ];
    const bodies = Buffer.from(events.map((event) => JSON.stringify(event)).join());
    const frame = { type: 'stored', consultation: 'c"1', bodies, lastSeq: 5 } as const;
    assert.deepEqual(JSON.parse(textIn(bytesOf(frame))), { type: 'events', consultation: 'c"1', events, lastSeq: 5 });
  });

  it('gives frames of every length a header that clients understand', async () => {
    const lengths = [125, 126, 65_535, 65_536, 70_000];
    const page = (length: number) => bytesOf({ type: 'stored', consultation: 'c', bodies: Buffer.alloc(length, '1'), lastSeq: 5 });
    const others = textIn(page(0)).length;
    const frames = lengths.map((length) => page(length - others));
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const sockets = new WebSocketServer({ noServer: true });
    server.on('upgrade', (request, stream, head) => {
      sockets.handleUpgrade(request, stream, head, (socket) => {
        for (const frame of frames) stream.write(frame);
        socket.close();
      });
    });
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const told: string[] = [];
    client.on('message', (data, isBinary) => told.push(isBinary ? 'binary' : String(data)));
    await once(client, 'close');
    server.close();
    assert.deepEqual(
      told.map(({ length }) => length),
      lengths,
    );
    assert.deepEqual(told, frames.map(textIn));
  });
});
