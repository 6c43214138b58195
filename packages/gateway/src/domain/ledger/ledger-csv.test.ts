import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse as parseCsv } from 'csv-parse/sync';
import { csvText } from './csv.ts';
import { ledgerCsv } from './ledger-csv.ts';
import type { LedgerDay } from './ledger-days.ts';

const DAY: LedgerDay = {
  day: '2023-01-05',
  module: 'adults',
  payers: ['公益基金会, "东"'],
  currency: 'CNY',
  entered: 4,
  reserved: 1,
  released: 1,
  settled: 2,
  settledMinor: 6_005,
};

describe('a ledger as CSV', () => {
  it('has a row for each day and module, then their sum, in whole and in decimal amounts', () => {
    const days = [DAY, { ...DAY, module: 'children', entered: 1, reserved: 0, released: 1, settled: 0, settledMinor: 0 }];
    assert.equal(
      ledgerCsv([{ campaign: 'winter', days }]),
      [
        'campaign,day,module,entered,reserved,released,settled,settled_minor,settled_amount,currency,payer',
        'winter,2023-01-05,adults,4,1,1,2,6005,60.05,CNY,"公益基金会, ""东"""',
        'winter,2023-01-05,children,1,0,1,0,0,0.00,CNY,"公益基金会, ""东"""',
        'winter,total,,5,1,2,2,6005,60.05,CNY,"公益基金会, ""东"""',
        '',
      ].join('\r\n'),
    );
  });

  it('has a sum of nothing for a campaign without cases', () => {
    assert.equal(ledgerCsv([{ campaign: 'spring', days: [] }]).split('\r\n')[1], 'spring,total,,0,0,0,0,0,,,');
  });

  it('is read back by a strict reader as it was, and gives a spreadsheet nothing to run', () => {
    const texts = ['plain', 'a,b', 'say "hi"', 'two\r\nlines', '', '公益'];
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '=HYPERLINK("http://x","y")'];
    const read = parseCsv(csvText([texts, formulas.slice(0, 6), formulas.slice(3, 9)])) as string[][];
    assert.deepEqual(read[0], texts);
    for (const cell of [...(read[1] ?? []), ...(read[2] ?? [])]) assert.match(cell, /^'/);
  });
});
