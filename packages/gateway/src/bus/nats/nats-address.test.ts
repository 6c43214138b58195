import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isConsultError } from '@consult-kit/protocol';
import { readNatsAddress } from './nats-address.ts';

describe('an address of the bus', () => {
  it('names one server or several, with the standard port where none is said', () => {
    assert.deepEqual(readNatsAddress('nats://one.example').servers, ['one.example:4222']);
    assert.deepEqual(readNatsAddress('nats://one.example:5000, two.example,nats://[::1]:6000').servers, [
      'one.example:5000',
      'two.example:4222',
      '[::1]:6000',
    ]);
    assert.equal(readNatsAddress('nats://one.example').tls, false);
    assert.equal(readNatsAddress('tls://one.example').tls, true);
  });

  it('may say how to sign in', () => {
    const { user, pass } = readNatsAddress('nats://ann:s%40crEt@one.example');
    assert.deepEqual([user, pass], ['ann', 's@crEt']);
    assert.equal(readNatsAddress('nats://t0ken@one.example').token, 't0ken');
  });

  it('is refused without repeating what may be a password', () => {
    for (const text of [
      '',
      'one.example',
      'http://one.example',
      'nats://',
      'nats://ann:s3cret@one.example/path',
      'nats://a:s3cret@b,http://c',
    ]) {
      assert.throws(
        () => readNatsAddress(text),
        (reason) => isConsultError(reason) && reason.code === 'USAGE' && !reason.message.includes('s3cret'),
        text,
      );
    }
  });
});
