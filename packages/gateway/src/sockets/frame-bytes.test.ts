import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bytesOf } from './frame-bytes.ts';

const pong = (t: number) => ({ type: 'pong', t, serverTime: '2023-01-05T04:00:00.000Z' }) as const;

describe('bytesOf', () => {
  it('writes a frame out once for all who are told it in a row', () => {
    const frame = pong(1);
    assert.equal(bytesOf(frame), bytesOf(frame));
    assert.deepEqual(JSON.parse(bytesOf(frame).toString()), frame);
  });

  it('writes each other frame out for itself, also one that says the same', () => {
    const first = bytesOf(pong(1));
    assert.deepEqual(JSON.parse(bytesOf(pong(2)).toString()), pong(2));
    assert.notEqual(bytesOf(pong(1)), first);
  });

  it('writes stored events out as the frame that they are', () => {
    const events = [
      { type: 'consultation.resumed', seq: 4, at: '2023-01-05T04:00:00.000Z' },
      { type: 'consultation.left', seq: 5, at: '孩子' },
    ];
    const bodies = Buffer.from(events.map((event) => JSON.stringify(event)).join());
    const frame = { type: 'stored', consultation: 'c"1', bodies, lastSeq: 5 } as const;
    assert.deepEqual(JSON.parse(bytesOf(frame).toString()), { type: 'events', consultation: 'c"1', events, lastSeq: 5 });
  });
});
