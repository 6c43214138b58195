import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConsultationEvent } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { LogFeed } from './log-feed.ts';

const at = '2023-01-05T04:00:00.000Z';
const events = (first: number, last: number): ConsultationEvent[] =>
  Array.from({ length: last - first + 1 }, (_, index) => ({ type: 'consultation.resumed', seq: first + index, at }));

describe('a log feed', () => {
  const open = (stored: number) => {
    const reads: number[] = [];
    const feed = new LogFeed({
      events: async (_key, { after = 0, limit }) => {
        reads.push(after);
        return events(after + 1, Math.min(stored, after + limit));
      },
      storedPage: async (_key, after, limit) => {
        reads.push(after);
        const page = events(after + 1, Math.min(stored, after + limit));
        return { bodies: Buffer.from(page.map((event) => JSON.stringify(event)).join()), count: page.length, lastSeq: 0, turns: page };
      },
    });
    const seqs = async (after: number, limit = 100) => (await feed.read('c', 1, after, limit)).map(({ seq }) => seq);
    return { feed, reads, seqs };
  };

  it('gives new events without a look at the database', async () => {
    const { feed, reads, seqs } = open(5);
    feed.remember('c', events(4, 5));
    assert.deepEqual([await seqs(3), await seqs(4), await seqs(3, 1)], [[4, 5], [5], [4]]);
    assert.deepEqual(reads, []);
  });

  it('reads what it does not remember, also what lies beyond', async () => {
    const { feed, reads, seqs } = open(7);
    feed.remember('c', events(4, 5));
    assert.deepEqual(
      [await seqs(1), await seqs(5)],
      [
        [2, 3, 4, 5, 6, 7],
        [6, 7],
      ],
    );
    assert.deepEqual(reads, [1, 5]);
  });

  it('gives as stored only what it does not remember', async () => {
    const { feed, reads } = open(7);
    feed.remember('c', events(4, 5));
    assert.equal(await feed.readStored('c', 1, 3, 100), undefined);
    assert.equal((await feed.readStored('c', 1, 2, 2))?.count, 2);
    assert.equal((await feed.readStored('c', 1, 5, 100))?.count, 2);
    assert.deepEqual(reads, [2, 5]);
  });

  it('never joins events over a gap', async () => {
    const { feed, seqs } = open(9);
    feed.remember('c', events(2, 3));
    feed.remember('c', events(6, 7));
    assert.deepEqual(
      [await seqs(1), await seqs(5)],
      [
        [2, 3, 4, 5, 6, 7, 8, 9],
        [6, 7],
      ],
    );
  });

  it('keeps the newest events of the newest consultations', async () => {
    const { feed, reads, seqs } = open(GATEWAY_LIMITS.feedEventsMax + 1);
    feed.remember('c', events(1, GATEWAY_LIMITS.feedEventsMax + 1));
    await seqs(0);
    assert.deepEqual(reads, [0]);
    for (let other = 0; other < GATEWAY_LIMITS.feedConsultationsMax; other += 1) feed.remember(`other-${other}`, events(1, 1));
    await seqs(1);
    assert.deepEqual(reads, [0, 1]);
  });
});
