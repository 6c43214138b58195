import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { median, percentile } from './statistics.ts';

describe('statistics of the benchmarks', () => {
  it('takes the middle one, or the mean of the two in the middle', () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([9, 1, 5, 3]), 4);
    assert.equal(median([7]), 7);
  });

  it('takes the number below which the share lies', () => {
    const numbers = Array.from({ length: 1_000 }, (_, index) => 1_000 - index);
    assert.equal(percentile(numbers, 0.99), 991);
    assert.equal(percentile([3], 0.99), 3);
  });

  it('has no middle of nothing', () => {
    assert.throws(() => median([]), RangeError);
  });
});
