import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '../manual-clock.ts';
import { FAULT_PROXY_LIMITS } from './limits.ts';
import { Line } from './line.ts';
import { Way } from './way.ts';
import type { WayFaults } from './faults.ts';

/** A line with ways whose arrivals are written down as `name:bytes@ms`. */
function fixture(faults: WayFaults) {
  const clock = new ManualClock();
  const line = new Line(clock, faults);
  const arrived: string[] = [];
  const way = (name: string, drain = true, onRoom = (): void => undefined): Way => {
    const write = (bytes: Buffer, done: () => void): void => {
      arrived.push(`${name}:${bytes.length}@${clock.now()}`);
      if (drain) done();
    };
    return new Way(clock, line, { write, end: () => void arrived.push(`${name}:end@${clock.now()}`) }, onRoom);
  };
  return { clock, line, arrived, way };
}

const PIECE = FAULT_PROXY_LIMITS.pieceBytes;

describe('Line', () => {
  it('delays, and keeps the order and the end', async () => {
    const { clock, arrived, way } = fixture({ delayMs: 500, bytesPerSecond: Infinity });
    const a = way('a');
    a.push(Buffer.alloc(10));
    await clock.advance(100);
    a.push(Buffer.alloc(20));
    a.end();
    await clock.advance(400);
    assert.deepEqual(arrived, ['a:10@500']);
    await clock.advance(100);
    assert.deepEqual(arrived, ['a:10@500', 'a:20@600', 'a:end@600']);
  });

  it('sends no faster than its rate', async () => {
    const { clock, arrived, way } = fixture({ delayMs: 0, bytesPerSecond: PIECE });
    way('a').push(Buffer.alloc(PIECE * 2 + PIECE / 2));
    await clock.advance(10_000);
    assert.deepEqual(arrived, [`a:${PIECE}@1000`, `a:${PIECE}@2000`, `a:${PIECE / 2}@2500`]);
  });

  it('gives its connections turns, so that a download does not starve a chat', async () => {
    const { clock, arrived, way } = fixture({ delayMs: 0, bytesPerSecond: PIECE });
    way('download').push(Buffer.alloc(PIECE * 10));
    way('chat').push(Buffer.alloc(PIECE));
    await clock.advance(3_000);
    assert.deepEqual(arrived, [`download:${PIECE}@1000`, `download:${PIECE}@2000`, `chat:${PIECE}@3000`]);
  });

  it('never lets later bytes overtake when the delay shrinks', async () => {
    const { clock, line, arrived, way } = fixture({ delayMs: 500, bytesPerSecond: Infinity });
    const a = way('a');
    a.push(Buffer.alloc(1));
    line.set({ delayMs: 0, bytesPerSecond: Infinity });
    a.push(Buffer.alloc(2));
    await clock.advance(500);
    assert.deepEqual(arrived, ['a:1@500', 'a:2@500']);
  });

  it('holds everything back while paused', async () => {
    const { clock, line, arrived, way } = fixture({ delayMs: 0, bytesPerSecond: Infinity });
    line.pause();
    way('a').push(Buffer.alloc(1));
    await clock.advance(60_000);
    assert.deepEqual(arrived, []);
    line.resume();
    await clock.advance(0);
    assert.deepEqual(arrived, ['a:1@60000']);
  });

  it('leaves no timer behind when it is closed', async () => {
    const { clock, line, way } = fixture({ delayMs: 100, bytesPerSecond: 1 });
    const a = way('a');
    a.push(Buffer.alloc(PIECE * 3));
    await clock.advance(PIECE * 1_000);
    a.close();
    line.close();
    assert.equal(clock.pending, 0);
  });
});

describe('Way', () => {
  it('is full at its bound and says once when there is room again', async () => {
    let room = 0;
    const { clock, way } = fixture({ delayMs: 1_000, bytesPerSecond: Infinity });
    const a = way('a', true, () => (room += 1));
    a.push(Buffer.alloc(FAULT_PROXY_LIMITS.heldBytes - 1));
    assert.equal(a.full, false);
    a.push(Buffer.alloc(1));
    assert.equal(a.full, true);
    await clock.advance(1_000);
    assert.deepEqual({ full: a.full, held: a.heldBytes, room }, { full: false, held: 0, room: 1 });
  });

  it('counts bytes as held until the other side has taken them', async () => {
    const { clock, way } = fixture({ delayMs: 0, bytesPerSecond: Infinity });
    const a = way('a', false);
    a.push(Buffer.alloc(7));
    await clock.advance(1);
    assert.equal(a.heldBytes, 7);
  });

  it('lets nothing out once it is closed', async () => {
    const { clock, arrived, way } = fixture({ delayMs: 10, bytesPerSecond: Infinity });
    const a = way('a');
    a.push(Buffer.alloc(7));
    a.close();
    a.push(Buffer.alloc(7));
    a.end();
    await clock.advance(100);
    assert.deepEqual({ arrived, held: a.heldBytes }, { arrived: [], held: 0 });
  });
});
