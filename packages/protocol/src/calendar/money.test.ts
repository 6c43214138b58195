import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decimalAmount } from './money.ts';

describe('amounts of money', () => {
  it('writes amounts with the digits of their currency, exactly', () => {
    assert.equal(decimalAmount(5, 'CNY'), '0.05');
    assert.equal(decimalAmount(1_234_567_890_123_456, 'CNY'), '12345678901234.56');
    assert.equal(decimalAmount(1_200, 'JPY'), '1200');
    assert.equal(decimalAmount(0, 'JPY'), '0');
    assert.equal(decimalAmount(1_200, 'KWD'), '1.200');
    assert.equal(decimalAmount(1, 'XQQ'), '0.01');
    assert.equal(decimalAmount(1_250, ''), '12.50');
  });
});
