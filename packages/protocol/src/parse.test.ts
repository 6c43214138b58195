import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sendCommandSchema } from './http.ts';
import { type ConsultError, isConsultError } from './errors.ts';
import { parse, parseJson, pathText } from './parse.ts';

const session = 's'.repeat(43);

function faultOf(run: () => unknown): ConsultError {
  try {
    run();
  } catch (error) {
    if (isConsultError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('parse', () => {
  it('returns the value without fields that the schema does not know', () => {
    const command = { id: 'i'.repeat(21), type: 'message.send', text: 'hello', colour: 'red' };
    assert.deepEqual(parse(sendCommandSchema, { session, command }), {
      session,
      command: { id: 'i'.repeat(21), type: 'message.send', text: 'hello' },
    });
  });

  it('names the path and what was expected, never the value', () => {
    const error = faultOf(() =>
      parse(sendCommandSchema, { session: 'short-secret', command: { id: 'i'.repeat(21), type: 'queue.leave' } }),
    );
    assert.equal(error.code, 'INPUT_INVALID');
    assert.deepEqual(error.faults, [{ path: ['session'], message: 'expected at least 20 characters' }]);
    assert.ok(!error.message.includes('short-secret'));
  });

  it('says what is missing', () => {
    const error = faultOf(() => parse(sendCommandSchema, { session }));
    assert.deepEqual(error.faults[0]?.path, ['command']);
  });
});

describe('parseJson', () => {
  it('tells text that is not JSON from JSON of the wrong form', () => {
    assert.equal(faultOf(() => parseJson(sendCommandSchema, '{"session"')).code, 'JSON_MALFORMED');
    assert.equal(faultOf(() => parseJson(sendCommandSchema, '[]')).code, 'INPUT_INVALID');
  });
});

describe('pathText', () => {
  it('writes paths as people do', () => {
    assert.equal(pathText(['modules', 1, 'id']), 'modules[1].id');
    assert.equal(pathText([]), 'the value');
  });
});
