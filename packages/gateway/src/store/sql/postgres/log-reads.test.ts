import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LogReads } from './log-reads.ts';

describe('LogReads', () => {
  it('reads with one statement what is asked for at once, and what comes meanwhile with the next', async () => {
    const statements: number[] = [];
    const reads: LogReads = new LogReads(async ({ values = [] }) => {
      const pages = String(values[0]).slice(1, -1).split(',');
      statements.push(pages.length);
      return pages.map((page) => ({ page: Number(page), body: `body ${String(values[1]).slice(1, -1).split(',')[Number(page)]}` }));
    });
    const pages = await Promise.all([7, 8, 9].map((key) => reads.after(key, 0, 1)));
    assert.deepEqual(pages, [['body 7'], ['body 8'], ['body 9']]);
    assert.deepEqual(statements, [3]);
  });

  it('tells all who asked that a statement failed, and reads on', async () => {
    let fails = true;
    const reads = new LogReads(() => (fails ? Promise.reject(new RangeError('no')) : Promise.resolve([])));
    const ends = await Promise.allSettled([reads.after(1, 0, 1), reads.after(2, 0, 1)]);
    assert.deepEqual(
      ends.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    fails = false;
    assert.deepEqual(await reads.after(1, 0, 1), []);
  });
});
