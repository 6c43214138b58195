import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { postgresForTests } from '@consult-kit/testkit';
import { Client } from 'pg';
import { jsonTextsLiteral, numbersLiteral, textsLiteral } from './array-literals.ts';

const postgres = await postgresForTests();
after(() => postgres.remove());

/** What the server reads out of a literal. */
async function readBack(literal: string, type: string): Promise<unknown> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ given: unknown }>(`select $1::${type}[] as given`, [literal]);
    return rows[0]?.given;
  } finally {
    await client.end();
  }
}

const HARD = [
  '',
  ' ',
  'null',
  'NULL',
  '"',
  '\\',
  '\\"',
  '{}',
  'a,b',
  '{"a":"\\\\"}',
  'line\nbreak\r\ttab',
  '李华 😀',
  "'; --",
  '\u007f\u2028',
];

describe('array literals', () => {
  const { skip } = postgres;

  it('come back as they were, whatever the texts hold', { skip }, async () => {
    assert.deepEqual(await readBack(textsLiteral([...HARD, null]), 'text'), [...HARD, null]);
    assert.deepEqual(await readBack(textsLiteral([]), 'text'), []);
  });

  it('come back as they were for texts that are JSON', { skip }, async () => {
    const texts = [...HARD, '\u0000\ud83d'].map((text) => JSON.stringify({ text }));
    assert.deepEqual(await readBack(jsonTextsLiteral(texts), 'text'), texts);
  });

  it('come back as they were for numbers', { skip }, async () => {
    assert.deepEqual(await readBack(numbersLiteral([0, -1, 2_147_483_647]), 'integer'), [0, -1, 2_147_483_647]);
    const [largest] = [Number.MAX_SAFE_INTEGER];
    assert.deepEqual(await readBack(numbersLiteral([largest]), 'bigint'), [String(largest)]);
  });
});
