import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '@consult-kit/testkit';
import { LIMITS, type ServerFrame } from '@consult-kit/protocol';
import type { LiveHandlers } from '../boundary.ts';
import { createServerClock } from '../server-clock.ts';
import { createSocketChannel } from './socket-channel.ts';

const DEAD_AFTER_MS = LIMITS.heartbeatMs + LIMITS.heartbeatAnswerMs;
const OPENED_AT_MS = 1_000;
const serverTime = '2023-01-05T04:00:00.000Z';

/** A socket whose gateway says only what a test lets it say. */
class SlowLine {
  readonly clock = new ManualClock();
  readonly sent: { type: string; t?: number }[] = [];
  /** When the channel gave the socket up. */
  downAtMs: number | null = null;
  #on: LiveHandlers | undefined;

  async open(): Promise<void> {
    createSocketChannel(
      {
        transport: {
          live: 'socket',
          request: () => Promise.reject(new Error('A socket asks nothing.')),
          connect: (_, on) => {
            this.#on = on;
            return { send: (text) => Promise.resolve(void this.sent.push(JSON.parse(text))), close: () => {} };
          },
        },
        timers: this.clock,
        clock: createServerClock(this.clock, () => {}),
      },
      {
        session: () => 'session',
        follows: () => [],
        followsDesk: false,
        epoch: () => false,
        live: () => {},
        frame: () => {},
        unanswered: () => {},
        unreadable: (error) => assert.fail(error),
        down: () => (this.downAtMs = this.clock.now()),
      },
    );
    await this.clock.advance(OPENED_AT_MS);
    this.#on?.open();
    await this.clock.advance(0);
  }

  welcome(): void {
    this.#say({ type: 'welcome', v: 1, serverTime, heartbeatMs: LIMITS.heartbeatMs, epoch: 'epoch', role: 'patient' });
  }

  pong(): void {
    this.#say({ type: 'pong', t: this.sent.at(-1)?.t ?? NaN, serverTime });
  }

  #say(frame: ServerFrame): void {
    this.#on?.frame(JSON.stringify(frame));
  }
}

describe('a socket that dies behind an answer which is slow on its way', () => {
  it('is given up as soon as if the welcome had been quick', async () => {
    const line = new SlowLine();
    await line.open();
    await line.clock.advance(8_000);
    line.welcome();
    await line.clock.advance(60_000);
    assert.equal(line.downAtMs, OPENED_AT_MS + DEAD_AFTER_MS);
  });

  it('is given up as soon as if the answer to the heartbeat had been quick', async () => {
    const line = new SlowLine();
    await line.open();
    line.welcome();
    await line.clock.advance(LIMITS.heartbeatMs + 7_000);
    line.pong();
    await line.clock.advance(60_000);
    assert.equal(line.downAtMs, OPENED_AT_MS + LIMITS.heartbeatMs + DEAD_AFTER_MS);
  });

  it('is kept while each heartbeat is answered in time, and asked no more often', async () => {
    const line = new SlowLine();
    await line.open();
    line.welcome();
    await line.clock.advance(LIMITS.heartbeatMs);
    for (let count = 1; count <= 5; count += 1) {
      assert.equal(line.sent.filter(({ type }) => type === 'ping').length, count);
      await line.clock.advance(LIMITS.heartbeatAnswerMs - 1);
      line.pong();
      await line.clock.advance(LIMITS.heartbeatMs - LIMITS.heartbeatAnswerMs + 1);
    }
    assert.equal(line.downAtMs, null);
  });
});
