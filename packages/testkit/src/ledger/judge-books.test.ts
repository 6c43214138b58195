import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConsultationEvent } from '@consult-kit/protocol';
import type { Books } from './books.ts';
import { isRight, judgeBooks, type BooksVerdict } from './judge-books.ts';
import type { LedgerCampaign } from './ledger-campaigns.ts';

const at = '2026-01-01T00:00:00.000Z';
const PERSON = {
  intake: { forSelf: true, answers: [], safety: 'none' as const },
  consent: { version: '1', language: 'en', guardian: false },
};
const CAMPAIGN: LedgerCampaign = {
  id: 'cases',
  part: 1,
  perCase: { amountMinor: 10, currency: 'CNY' },
  cap: { cases: 2, amountMinor: 20 },
  settledMax: 1,
};

function created(number: number): ConsultationEvent {
  return {
    type: 'consultation.created',
    seq: 1,
    at,
    campaign: 'cases',
    module: 'adults',
    language: 'en',
    number,
    flagged: false,
    ...PERSON,
  };
}

/** One that waits, one that a doctor ended, and one that was left: all is well. */
function books(changes: Partial<Books> = {}): Books {
  return {
    logs: new Map<string, ConsultationEvent[]>([
      ['waits', [created(1)]],
      ['done', [created(2), { type: 'consultation.ended', seq: 2, at, by: 'doctor', keptUntil: at }]],
      ['left', [created(3), { type: 'consultation.left', seq: 2, at }]],
    ]),
    cases: [
      { campaign: 'cases', number: 1, state: 'reserved', amount: 10 },
      { campaign: 'cases', number: 2, state: 'settled', amount: 10 },
      { campaign: 'cases', number: 3, state: 'released', amount: 10 },
    ],
    totals: [{ campaign: 'cases', reserved: 1, settled: 1, released: 1, reservedMinor: 10, settledMinor: 10, releasedMinor: 10 }],
    most: [{ campaign: 'cases', cases: 2, amountMinor: 20 }],
    ...changes,
  };
}

const TOLD = new Map([
  ['waits', 'reserved'],
  ['done', 'settled'],
  ['left', 'released'],
] as const);

function counts(changes: Partial<Books>, told: Parameters<typeof judgeBooks>[2] = TOLD): BooksVerdict['counts'] {
  return judgeBooks(books(changes), [CAMPAIGN], told).counts;
}

describe('the verdict on a ledger', () => {
  const NONE = { overCap: 0, wrongCases: 0, wrongTotals: 0, lost: 0 };

  it('has nothing to say about one that is right', () => {
    const verdict = judgeBooks(books(), [CAMPAIGN], TOLD);
    assert.deepEqual([verdict, isRight(verdict)], [{ counts: NONE, examples: [] }, true]);
  });

  it('names every case over a cap, at whatever moment', () => {
    assert.deepEqual(counts({ most: [{ campaign: 'cases', cases: 4, amountMinor: 20 }] }), { ...NONE, overCap: 2 });
    assert.deepEqual(counts({ most: [{ campaign: 'cases', cases: 2, amountMinor: 21 }] }), { ...NONE, overCap: 1 });
  });

  it('names cases that are missing, too many, or in another state than their log', () => {
    const { cases } = books();
    assert.equal(counts({ cases: cases.slice(1) }).wrongCases, 1);
    assert.equal(counts({ cases: [...cases, { campaign: 'cases', number: 4, state: 'reserved', amount: 10 }] }).wrongCases, 1);
    assert.equal(counts({ cases: cases.map((one) => ({ ...one, state: 'settled' })) }).wrongCases, 2);
  });

  it('names totals that are not the sum of their rows, or not there', () => {
    const [totals] = books().totals;
    assert.ok(totals);
    assert.deepEqual(counts({ totals: [{ ...totals, released: 2 }] }), { ...NONE, wrongTotals: 1 });
    assert.deepEqual(counts({ totals: [{ ...totals, settledMinor: 11 }] }), { ...NONE, wrongTotals: 1 });
    assert.deepEqual(counts({ totals: [] }), { ...NONE, wrongTotals: 1 });
  });

  it('names what somebody was told and the log does not say', () => {
    assert.deepEqual(counts({}, new Map([['gone', 'reserved']])), { ...NONE, lost: 1 });
    assert.deepEqual(counts({}, new Map([['left', 'settled']])), { ...NONE, lost: 1 });
    assert.deepEqual(counts({}, new Map([['left', 'reserved']])), NONE);
  });
});
