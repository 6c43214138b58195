import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sum, summaryLine, tallyOf } from './tally.ts';

const spec = (pass: number, fail: number, more = ''): string =>
  `✔ something\nℹ tests ${pass + fail}\nℹ suites 1\nℹ pass ${pass}\nℹ fail ${fail}\nℹ cancelled 0\nℹ skipped 0\nℹ todo 0\n${more}`;

describe('tallyOf', () => {
  it("reads the counts of node's own reporter", () => {
    assert.deepEqual(tallyOf(spec(4, 1), 1), { passed: 4, failed: 1, skipped: 0 });
  });

  it('reads TAP, and adds the runs of one output up', () => {
    assert.deepEqual(tallyOf('# pass 2\n# fail 0\n# skipped 1\n# pass 3\n# fail 0\n', 0), { passed: 5, failed: 0, skipped: 1 });
  });

  it('counts cancelled tests as failed, and tests still to be written as skipped', () => {
    assert.deepEqual(tallyOf('ℹ pass 1\nℹ fail 0\nℹ cancelled 2\nℹ todo 3\n', 1), { passed: 1, failed: 2, skipped: 3 });
  });

  it('counts a crash without a failed test as one failure', () => {
    assert.deepEqual(tallyOf('Segmentation fault\n', 139), { passed: 0, failed: 1, skipped: 0 });
    assert.deepEqual(tallyOf(spec(4, 0), 1), { passed: 4, failed: 1, skipped: 0 });
  });

  it('counts a run without any test as one failure, though it exited well', () => {
    assert.deepEqual(tallyOf(spec(0, 0), 0), { passed: 0, failed: 1, skipped: 0 });
  });

  it('reads past the codes that move the cursor', () => {
    assert.equal(tallyOf('\u001b[2K\u001b[1A\u001b[2K\u001b[G# pass 7\n# fail 0\n', 0).passed, 7);
  });

  it('does not read counts out of the middle of a line', () => {
    assert.equal(tallyOf('a test says: ℹ pass 9\nℹ pass 1\n', 0).passed, 1);
  });
});

describe('summaryLine', () => {
  it('names skipped tests only when there are any', () => {
    assert.equal(summaryLine({ passed: 3, failed: 0, skipped: 0 }), '3 passed, 0 failed');
    assert.equal(summaryLine({ passed: 3, failed: 1, skipped: 2 }), '3 passed, 1 failed, 2 skipped');
  });
});

describe('sum', () => {
  it('adds tallies up', () => {
    assert.deepEqual(sum([{ passed: 1, failed: 2, skipped: 3 }, tallyOf(spec(1, 0), 0)]), { passed: 2, failed: 2, skipped: 3 });
  });
});
