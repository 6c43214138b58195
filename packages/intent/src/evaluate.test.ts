import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate, formatEvaluation, formatMisses, parseRows, wilson } from './evaluate.ts';
import type { Matcher } from './types.ts';

const why = { concepts: [], unknown: 0, veto: null, vetoWord: null, stopped: null };
/** Fires for every query with an `x`. */
const matcher: Matcher = {
  match: (query) => (query.includes('x') ? { matched: true, rule: 'has-x', why } : { matched: false, rule: null, why }),
};
const FILE = `query\tlabel\tlang\tsource
x1\tconsult\ten\thand:plain
n2\tconsult\tzh\thand:plain
x3\tshopping\ten\tesci
n4\tshopping\ten\tesci
n5\tvideo\tzh\tclips
x6\tambiguous\tzh\tclips
`;

describe('parseRows', () => {
  it('reads the four columns, with either line end', () => {
    assert.equal(parseRows(FILE).length, 6);
    assert.deepEqual(parseRows(FILE.replaceAll('\n', '\r\n')), parseRows(FILE));
    assert.deepEqual(parseRows(FILE)[0], { query: 'x1', label: 'consult', lang: 'en', source: 'hand:plain' });
  });

  it('refuses another header and a line with other columns, with its number', () => {
    assert.throws(() => parseRows('q\tlabel\n'), /line 1/);
    assert.throws(() => parseRows(`${FILE}one\ttwo\n`), /line 8/);
    assert.throws(() => parseRows(`${FILE}a\tb\tc\td\te\n`), /line 8/);
  });
});

describe('evaluate', () => {
  const evaluation = evaluate(parseRows(FILE), matcher);
  const slice = (by: string, name: string) => evaluation.slices.find((each) => each.by === by && each.name === name);

  it('counts requests, others and the unscored, all and by label, language and source', () => {
    assert.deepEqual(slice('all', 'all'), {
      by: 'all',
      name: 'all',
      request: { fired: 1, total: 2 },
      other: { fired: 1, total: 3 },
      unscored: { fired: 1, total: 1 },
    });
    assert.deepEqual(slice('lang', 'zh')?.request, { fired: 0, total: 1 });
    assert.deepEqual(slice('source', 'clips')?.unscored, { fired: 1, total: 1 });
    assert.deepEqual(slice('label', 'video')?.other, { fired: 0, total: 1 });
  });

  it('lists what went wrong', () => {
    assert.equal(formatMisses(evaluation), 'missed\t-\tzh\thand:plain\tn2\nfalse\thas-x\ten\tesci\tx3');
  });

  it('prints recall, false triggers for each 100,000 and precision with intervals', () => {
    const [head, all] = formatEvaluation(evaluation).split('\n');
    assert.match(head ?? '', /recall .* false per 100,000 .* precision/);
    assert.match(all ?? '', /^all +all +2 +50\.0 % \(9\.5–90\.5\) +3 +33333\.3 \(\d/);
  });
});

describe('wilson', () => {
  it('agrees with published values', () => {
    const { from, to } = wilson(81, 263);
    assert.deepEqual([from.toFixed(4), to.toFixed(4)], ['0.2553', '0.3662']);
  });

  it('has a width for none and all, and stays within 0 and 1', () => {
    assert.deepEqual([wilson(0, 10).from, wilson(10, 10).to, wilson(0, 0)], [0, 1, { from: 0, to: 1 }]);
    assert.ok(wilson(0, 10).to > 0.2 && wilson(10, 10).from < 0.8);
  });
});
