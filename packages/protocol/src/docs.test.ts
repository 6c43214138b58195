import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { errorReference, protocolReference } from '../scripts/reference.ts';

const page = (name: string): Promise<string> => readFile(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');

describe('the reference pages', () => {
  it('say of the wire what the schemas say (npm run docs writes them)', async () => {
    assert.equal(await page('protocol.md'), protocolReference());
  });

  it('say of failures what the error table says', async () => {
    assert.equal(await page('errors.md'), errorReference());
  });
});
