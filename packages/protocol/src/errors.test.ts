import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { ConsultError, ERRORS, errorLabel, isConsultError } from './errors.ts';

describe('ERRORS', () => {
  it('gives every failure a number of its own', () => {
    const numbers = Object.values(ERRORS).map(({ number }) => number);
    assert.equal(new Set(numbers).size, numbers.length);
  });

  it('is written down row by row in docs/errors.md', async () => {
    const page = await readFile(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
    const written = [...page.matchAll(/^\| `([A-Z_]+)` \| E-(\d+) \| (\d+) \| (yes|no) \|/gm)].map((row) => row.slice(1));
    const table = Object.entries(ERRORS).map(([code, row]) => [code, String(row.number), String(row.status), row.retryable ? 'yes' : 'no']);
    assert.deepEqual(written, table);
  });
});

describe('ConsultError', () => {
  it('is known across copies of the library, and other errors are not', () => {
    const copy = Object.assign(new Error('x'), { name: 'ConsultError', code: 'OFFLINE' });
    assert.equal(isConsultError(copy), true);
    assert.equal(isConsultError(new ConsultError('OFFLINE', 'x')), true);
    assert.equal(isConsultError(Object.assign(new Error('x'), { name: 'ConsultError', code: 'toString' })), false);
    assert.equal(isConsultError({ name: 'ConsultError', code: 'OFFLINE' }), false);
  });

  it('carries its cause and when to come back', () => {
    const cause = new Error('below');
    const error = new ConsultError('QUEUE_FULL', 'full', { cause, retryAfterMs: 5_000 });
    assert.equal(error.cause, cause);
    assert.equal(error.retryAfterMs, 5_000);
    assert.equal(errorLabel('GATEWAY_UNREACHABLE'), 'E-204');
  });
});
