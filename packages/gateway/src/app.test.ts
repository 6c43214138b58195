import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { ConsultError, errorBodySchema, LIMITS, parse } from '@consult-kit/protocol';
import { gatewayUnderTest, type GatewayUnderTest } from './testing/gateway-under-test.ts';

describe('the shell of the gateway', () => {
  let gateway: GatewayUnderTest;
  before(async () => {
    gateway = await gatewayUnderTest();
    gateway.app.get('/broken', () => {
      throw new TypeError('Unexpected "zebra-cough" in a text\n    at zebra-cough');
    });
    gateway.app.get('/away', () => {
      throw new ConsultError('DATABASE_UNREACHABLE', 'At db.internal:5432: password authentication failed for user "consult".');
    });
  });
  after(() => gateway.close());

  const post = (payload: string | Buffer, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    gateway.app.inject({ method: 'POST', url: '/v1/sessions', headers, payload });
  const codeOf = (answer: { json(): unknown }) => parse(errorBodySchema, answer.json()).code;

  describe('bodies', () => {
    it('refuses what is not JSON', async () => {
      for (const text of ['', '{', '{"campaign":"spring"', 'campaign=spring', '{"a":1}{}', "{'a':1}", '{"__proto__":{"a":1}}']) {
        const answer = await post(text);
        assert.deepEqual([answer.statusCode, codeOf(answer)], [400, 'JSON_MALFORMED'], text);
      }
    });

    it('refuses bytes that are no UTF-8', async () => {
      assert.equal(codeOf(await post(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))), 'JSON_MALFORMED');
    });

    it('never repeats what it could not read', async () => {
      const { body } = await post('zebra-cough');
      assert.doesNotMatch(body + gateway.logged, /zebra/);
    });

    it('refuses one byte more than the limit and reads one that fits', async () => {
      const sized = (bytes: number): string => JSON.stringify({ campaign: 'spring' }).padEnd(bytes, ' ');
      assert.equal((await post(sized(LIMITS.bodyBytes))).statusCode, 200);
      const answer = await post(sized(LIMITS.bodyBytes + 1));
      assert.deepEqual([answer.statusCode, codeOf(answer)], [413, 'BODY_TOO_LARGE']);
    });

    it('reads JSON whatever its content type, for hosts that cannot choose it', async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-8']) {
        assert.equal((await post('{"campaign":"spring"}', { 'content-type': type })).statusCode, 200, type);
      }
    });

    it('says where a body has another form, without repeating its values', async () => {
      const answer = await post('{"campaign":"Zebra Cough"}');
      const error = parse(errorBodySchema, answer.json());
      assert.deepEqual([answer.statusCode, error.code, error.faults?.[0]?.path], [400, 'INPUT_INVALID', ['campaign']]);
      assert.doesNotMatch(answer.body, /zebra/i);
    });
  });

  describe('errors', () => {
    it('have a request id that leads to the log line', async () => {
      const answer = await gateway.app.inject('/nowhere');
      const { code, requestId } = parse(errorBodySchema, answer.json());
      assert.deepEqual([answer.statusCode, code], [404, 'ROUTE_UNKNOWN']);
      assert.ok(gateway.logged.includes(requestId));
    });

    it('answers an address that is not well formed like an unknown one', async () => {
      assert.equal(codeOf(await gateway.app.inject('/v1/campaigns/%c3')), 'ROUTE_UNKNOWN');
    });

    it('tell clients nothing of where the database is, and who uses it', async () => {
      const answer = await gateway.app.inject('/away');
      assert.deepEqual([answer.statusCode, codeOf(answer)], [503, 'DATABASE_UNREACHABLE']);
      assert.doesNotMatch(answer.body, /db\.internal|consult"/);
    });

    it('tell and log nothing of what was in a fault of ours', async () => {
      const answer = await gateway.app.inject('/broken');
      assert.deepEqual([answer.statusCode, codeOf(answer)], [500, 'INTERNAL']);
      assert.match(gateway.logged, /"kind":"TypeError"/);
      assert.doesNotMatch(answer.body + gateway.logged, /zebra/);
    });

    it('answer heads that are too large', async () => {
      await gateway.app.listen({ port: 0, host: '127.0.0.1' });
      const socket = connect((gateway.app.server.address() as AddressInfo).port, '127.0.0.1');
      socket.write(`GET /?q=${'x'.repeat(200_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      let answer = '';
      socket
        .setEncoding('utf8')
        .on('data', (text: string) => (answer += text))
        .on('error', () => {});
      await once(socket, 'close');
      assert.match(answer, /^HTTP\/1\.1 431 .*"code":"BODY_TOO_LARGE"/s);
    });
  });

  describe('headers', () => {
    it('guard every answer', async () => {
      for (const url of ['/v1/campaigns/spring', '/nowhere', '/healthz']) {
        const { headers } = await gateway.app.inject(url);
        assert.equal(headers['x-content-type-options'], 'nosniff', url);
        assert.equal(headers['referrer-policy'], 'no-referrer', url);
        assert.equal(headers['content-security-policy'], "default-src 'none'; frame-ancestors 'none'", url);
      }
    });

    it('let pages of the hosts, and no others, send commands', async () => {
      const from = (origin: string) =>
        gateway.app.inject({ method: 'POST', url: '/v1/sessions', headers: { origin }, payload: '{"campaign":"spring"}' });
      const allowed = await from('https://shop.example');
      assert.equal(allowed.headers['access-control-allow-origin'], 'https://shop.example');
      assert.equal(allowed.headers['access-control-allow-credentials'], undefined);
      assert.equal(allowed.headers['vary'], 'Origin');
      for (const origin of ['https://evil.example', 'https://shop.example.evil.example', 'null']) {
        assert.equal((await from(origin)).headers['access-control-allow-origin'], undefined, origin);
      }
    });

    it('answer a page that asks beforehand', async () => {
      const ask = (origin: string) =>
        gateway.app.inject({
          method: 'OPTIONS',
          url: '/v1/sessions',
          headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
        });
      const allowed = await ask('https://shop.example');
      assert.equal(allowed.statusCode, 204);
      assert.equal(allowed.headers['access-control-allow-origin'], 'https://shop.example');
      assert.equal(allowed.headers['access-control-allow-headers'], 'Content-Type');
      assert.equal((await ask('https://evil.example')).headers['access-control-allow-origin'], undefined);
    });
  });
});
