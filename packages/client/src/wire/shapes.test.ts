import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { isConsultError, serverFrameSchema } from '@consult-kit/protocol';
import { formattedShapes, SHAPE_FILES } from '../../scripts/formatted-shapes.ts';
import { DESK_SHAPES, isReadLater, SHAPES } from '../../scripts/shape-source.ts';
import { fullSamplesOf, samplesOf, spoiledOf } from '../../testing/schema-samples.ts';
import * as deskShapes from './desk-shapes.ts';
import { read, readOr, type Shape } from './readers.ts';
import * as shapes from './shapes.ts';

/** Enough of a value to find it. */
const said = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 300);

const ALL: Readonly<Record<string, Shape<unknown>>> = { ...shapes, ...deskShapes };

describe('the shapes', () => {
  for (const [file, rows] of SHAPE_FILES) {
    it(`in ${file.pathname.split('/').at(-1)} are those that the schemas give (else: npm run shapes)`, async () => {
      assert.equal(readFileSync(file, 'utf8'), await formattedShapes(file, rows));
    });
  }

  for (const [name, , schema] of [...SHAPES, ...DESK_SHAPES]) {
    const shape = ALL[name];
    if (!shape) throw new Error(`${name} is not there.`);

    it(`${name} reads what its schema reads, and drops what it drops`, () => {
      const samples = samplesOf(schema);
      assert.ok(samples.length > 0);
      for (const sample of samples) {
        const expected = schema.safeParse(sample);
        assert.equal(expected.success, true, said(sample));
        assert.deepEqual(readOr(shape, sample), expected.data);
      }
    });

    it(`${name} refuses what its schema refuses`, () => {
      let spoiled = 0;
      for (const value of fullSamplesOf(schema).flatMap((sample) => spoiledOf(sample, schema, isReadLater))) {
        const { success } = schema.safeParse(value);
        assert.equal(readOr(shape, value) !== undefined, success, said(value));
        if (!success) spoiled += 1;
      }
      assert.ok(spoiled > 5, `${spoiled}`);
    });
  }

  it('say where a value does not fit, and never repeat it', () => {
    const [frame] = samplesOf(serverFrameSchema).filter((sample) => (sample as { type: string }).type === 'line') as { line: object }[];
    const bad = { ...frame, line: { ...frame?.line, ahead: 'my secret' } };
    assert.throws(
      () => read(shapes.serverFrameShape, bad),
      (error) => isConsultError(error) && error.message.startsWith('line.ahead: ') && !error.message.includes('secret'),
    );
  });
});
