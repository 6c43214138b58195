import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '@consult-kit/testkit';
import { TransportError, type HttpRequest, type HttpResponse, type Timers, type Transport } from '../boundary.ts';
import { createGatewayCalls } from '../gateway-calls.ts';
import { CLIENT_LIMITS } from '../limits.ts';
import { createServerClock } from '../server-clock.ts';
import type { Channel } from './channel.ts';
import { createPollChannel } from './poll-channel.ts';

const answer = {
  epoch: 'epoch',
  frames: [],
  deskVersion: 0,
  liveVersion: 0,
  serverTime: '2023-01-05T04:00:00.000Z',
};

interface Asked {
  readonly atMs: number;
  readonly waitMs: number;
  answer(): void;
}

/** Long polls that are answered when a test says so. */
class SlowPolls {
  readonly clock = new ManualClock();
  readonly asked: Asked[] = [];
  readonly channel: Channel;
  /** For how long the device slept: its clock went on, and no timer ran. */
  sleptMs = 0;
  /** When the channel gave up. */
  downAtMs: number | null = null;

  constructor() {
    const { clock } = this;
    const timers: Timers = {
      now: () => clock.now() + this.sleptMs,
      after: (...args) => clock.after(...args),
      random: () => clock.random(),
    };
    const transport: Transport = {
      live: 'poll',
      request: (request) => this.#ask(request),
      connect: () => assert.fail('Long polling opens no socket.'),
    };
    const calls = createGatewayCalls(
      transport,
      timers,
      createServerClock(timers, () => {}),
    );
    this.channel = createPollChannel(
      { calls, timers },
      {
        session: () => 'session',
        follows: () => [],
        followsDesk: false,
        epoch: () => false,
        live: () => {},
        frame: () => {},
        unanswered: () => {},
        unreadable: (error) => assert.fail(error),
        down: () => (this.downAtMs = clock.now()),
      },
    );
  }

  get last(): Asked {
    return this.asked.at(-1) ?? assert.fail('Nothing was asked.');
  }

  /** Answers the last poll after so long. */
  async answerAfter(delayMs: number): Promise<void> {
    const { last } = this;
    await this.clock.advance(delayMs);
    last.answer();
    await this.clock.advance(0);
  }

  #ask({ body = '', timeoutMs, onCancel }: HttpRequest): Promise<HttpResponse> {
    return new Promise((resolve, reject) => {
      this.clock.after(timeoutMs, () => reject(new TransportError('timeout', 'No answer in time.')));
      onCancel?.(() => reject(new TransportError('cancelled', 'Cancelled.')));
      const { waitMs } = JSON.parse(body) as { waitMs: number };
      this.asked.push({
        atMs: this.clock.now(),
        waitMs,
        answer: () => resolve({ status: 200, body: JSON.stringify(answer), headers: {} }),
      });
    });
  }
}

describe('long polling whose way dies behind a question that got through', () => {
  it('is given up within 30 s of it, also when the answer was slow', async () => {
    const polls = new SlowPolls();
    await polls.answerAfter(50);
    const { atMs, waitMs } = polls.last;
    await polls.answerAfter(waitMs + CLIENT_LIMITS.pollGraceMs - 1);
    await polls.clock.advance(60_000);
    assert.equal(polls.downAtMs, atMs + CLIENT_LIMITS.pollNoticeMs);
  });

  it('is given up no later when what is followed changes in between', async () => {
    const polls = new SlowPolls();
    await polls.answerAfter(50);
    const { atMs } = polls.last;
    await polls.answerAfter(CLIENT_LIMITS.pollWaitMs);
    for (let count = 0; count < 20; count += 1) {
      await polls.clock.advance(3_000);
      if (polls.downAtMs === null) polls.channel.follow({ consultation: 'another', after: 0 });
    }
    assert.equal(polls.downAtMs, atMs + CLIENT_LIMITS.pollNoticeMs);
  });

  it('is kept on a line on which every answer is just in time', async () => {
    const polls = new SlowPolls();
    for (let count = 0; count < 20; count += 1) await polls.answerAfter(polls.last.waitMs + CLIENT_LIMITS.pollGraceMs - 1);
    assert.equal(polls.downAtMs, null);
    assert.equal(polls.asked.length, 21);
  });

  it('is kept when the device sleeps while a poll is held', async () => {
    const polls = new SlowPolls();
    await polls.answerAfter(50);
    polls.sleptMs = 600_000;
    await polls.answerAfter(0);
    await polls.answerAfter(CLIENT_LIMITS.pollGraceMs - 1);
    assert.equal(polls.downAtMs, null);
  });
});

describe('long polling where nothing happens', () => {
  it('asks every 10 s', async () => {
    const polls = new SlowPolls();
    await polls.answerAfter(0);
    for (let count = 0; count < 6; count += 1) await polls.answerAfter(polls.last.waitMs);
    assert.deepEqual([...new Set(polls.asked.slice(1).map(({ waitMs }) => waitMs))], [10_000]);
  });
});
