import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ConsultError, ERRORS, errorLabel, isConsultError } from './errors.ts';

describe('ERRORS', () => {
  it('gives every failure a number of its own', () => {
    const numbers = Object.values(ERRORS).map(({ number }) => number);
    assert.equal(new Set(numbers).size, numbers.length);
  });

  it('has no row that nothing reports', async () => {
    const sources = await reportingSources();
    const idle = Object.keys(ERRORS).filter((code) => !sources.includes(`'${code}'`));
    assert.deepEqual(idle, []);
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

/** The sources that report failures: those of the gateway and the client, and the rules of texts. Routes only list them. */
async function reportingSources(): Promise<string> {
  const packages = join(import.meta.dirname, '../..');
  const folders = ['gateway/src', 'client/src'].map((folder) => join(packages, folder));
  const found = await Promise.all(
    folders.map(async (folder) => (await readdir(folder, { recursive: true })).map((name) => join(folder, name))),
  );
  const files = [...found.flat(), join(packages, 'protocol/src/text.ts')];
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  return (await Promise.all(sources.map((file) => readFile(file, 'utf8')))).join('\n');
}
