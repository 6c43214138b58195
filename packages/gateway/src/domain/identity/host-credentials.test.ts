import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { describe, it } from 'node:test';
import type { CampaignFile, HostKey } from '@consult-kit/protocol';
import { SignJWT } from 'jose';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { HostCredentials } from './host-credentials.ts';

const NOW_MS = 1_900_000_000_000;
const NOW = NOW_MS / 1_000;
const PAIRS = {
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: generateKeyPairSync('ed25519'),
  RS256: generateKeyPairSync('rsa', { modulusLength: 2_048 }),
} as const;
type Algorithm = keyof typeof PAIRS;

const keys = (Object.keys(PAIRS) as Algorithm[]).map((algorithm): HostKey => ({
  id: algorithm.toLowerCase(),
  host: 'Shop',
  algorithm,
  publicKey: { ...PAIRS[algorithm].publicKey.export({ format: 'jwk' }) },
}));
const campaign = { id: 'spring', hosts: { origins: [], keys } } as unknown as CampaignFile;
const credentials = new HostCredentials({ all: () => [{ file: campaign }] }, ['https://care.example']);

const CLAIMS = { sub: 'shopper-7', aud: 'spring', iat: NOW, exp: NOW + 300 };
const encode = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A token of any form, signed with the ES256 key whatever it says. */
function raw(header: unknown, payload: unknown, key: KeyObject = PAIRS.ES256.privateKey): string {
  const input = `${encode(header)}.${encode(payload)}`;
  return `${input}.${sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
const HEADER = { alg: 'ES256', kid: 'es256' };
const codeOf = (token: string, nowMs = NOW_MS): Promise<string> =>
  credentials.verify(token, 'spring', nowMs).then(
    () => 'accepted',
    (error: { code: string }) => error.code,
  );

describe('HostCredentials', () => {
  it('takes a token of each algorithm, signed with the key that its "kid" names', async () => {
    for (const algorithm of Object.keys(PAIRS) as Algorithm[]) {
      const token = await new SignJWT(CLAIMS)
        .setProtectedHeader({ alg: algorithm, kid: algorithm.toLowerCase(), typ: 'JWT' })
        .sign(PAIRS[algorithm].privateKey);
      assert.deepEqual(await credentials.verify(token, 'spring', NOW_MS), { key: algorithm.toLowerCase(), sub: 'shopper-7' });
    }
  });

  it('takes the tenant from the key and never from a claim', async () => {
    const token = raw(HEADER, { ...CLAIMS, iss: 'someone-else', tenant: 'rich', key: 'rs256', kid: 'rs256', campaign: 'autumn' });
    assert.deepEqual(await credentials.verify(token, 'spring', NOW_MS), { key: 'es256', sub: 'shopper-7' });
  });

  it('refuses other algorithms than that of the key', async () => {
    const rsaAsText = String(PAIRS.RS256.publicKey.export({ format: 'pem', type: 'spki' }));
    const input = `${encode({ alg: 'HS256', kid: 'rs256' })}.${encode(CLAIMS)}`;
    const hmac = createHmac('sha256', rsaAsText).update(input).digest('base64url');
    const tokens = {
      'signed with the public key as a secret': `${input}.${hmac}`,
      'none, with a signature': raw({ alg: 'none', kid: 'es256' }, CLAIMS),
      'none, without': `${encode({ alg: 'none', kid: 'es256' })}.${encode(CLAIMS)}.`,
      'RS256 with the ES256 key': raw({ alg: 'RS256', kid: 'es256' }, CLAIMS),
      'ES256 with another key of the campaign': raw({ alg: 'ES256', kid: 'eddsa' }, CLAIMS),
      'no algorithm': raw({ kid: 'es256' }, CLAIMS),
    };
    for (const [name, token] of Object.entries(tokens)) assert.equal(await codeOf(token), 'TOKEN_INVALID', name);
  });

  it('refuses headers that would say how to believe the token', async () => {
    const jwk = PAIRS.ES256.publicKey.export({ format: 'jwk' });
    const extras = [
      { jku: 'https://evil.example' },
      { jwk },
      { x5u: 'https://evil.example' },
      { x5c: ['AA'] },
      { crit: ['exp'], exp: 1 },
      { b64: false, crit: ['b64'] },
      { zip: 'DEF' },
    ];
    for (const extra of extras) assert.equal(await codeOf(raw({ ...HEADER, ...extra }, CLAIMS)), 'TOKEN_INVALID', JSON.stringify(extra));
    for (const typ of ['at+jwt', 'secevent+jwt', '', 1])
      assert.equal(await codeOf(raw({ ...HEADER, typ }, CLAIMS)), 'TOKEN_INVALID', String(typ));
    for (const kid of [undefined, 1, 'nobody', '../es256', '__proto__'])
      assert.equal(await codeOf(raw({ alg: 'ES256', kid }, CLAIMS)), 'TOKEN_INVALID', String(kid));
  });

  it('refuses what is not one canonical compact token', async () => {
    const good = raw(HEADER, CLAIMS);
    const [head = '', payload = '', signature = ''] = good.split('.');
    for (const token of [
      '',
      '..',
      `${head}.${payload}`,
      `${good}.x`,
      ` ${good}`,
      `${good}\n`,
      `${good}=`,
      `${head}.${payload}.${signature.slice(0, -2)}AA`,
      `${head}.${encode({ ...CLAIMS, sub: 'admin' })}.${signature}`,
      `${encode('[]')}.${payload}.${signature}`,
      `${encode('null')}.${payload}.${signature}`,
    ]) {
      assert.equal(await codeOf(token), 'TOKEN_INVALID', token.slice(0, 30));
    }
  });

  it('refuses claims that are missing or have another form', async () => {
    const bad: Record<string, unknown>[] = [
      { sub: undefined },
      { sub: '' },
      { sub: ' \u200b' },
      { sub: 7 },
      { sub: ['a'] },
      { sub: 'a\u0000b' },
      { sub: 'x'.repeat(GATEWAY_LIMITS.credentialSubjectChars + 1) },
      { aud: undefined },
      { aud: 7 },
      { aud: [] },
      { aud: ['spring', 7] },
      { aud: { spring: true } },
      { iat: undefined },
      { iat: String(NOW) },
      { iat: -1 },
      { iat: null },
      { exp: undefined },
      { exp: String(NOW + 300) },
      { exp: true },
      { exp: [NOW + 300] },
      { nbf: 'soon' },
    ];
    for (const change of bad) assert.equal(await codeOf(raw(HEADER, { ...CLAIMS, ...change })), 'TOKEN_INVALID', JSON.stringify(change));
    for (const payload of ['[]', 'null', '"text"', '{', '']) assert.equal(await codeOf(raw(HEADER, payload)), 'TOKEN_INVALID', payload);
  });

  it('bounds the life of a token and forgives clocks a little', async () => {
    const lifeS = GATEWAY_LIMITS.credentialLifetimeMaxMs / 1_000;
    const toleranceS = GATEWAY_LIMITS.credentialClockToleranceMs / 1_000;
    const table: [claims: Record<string, unknown>, code: string][] = [
      [{ exp: NOW + lifeS }, 'accepted'],
      [{ exp: NOW + lifeS + 1 }, 'TOKEN_INVALID'],
      [{ exp: NOW + 10 * 365 * 86_400 }, 'TOKEN_INVALID'],
      [{ iat: NOW + toleranceS, exp: NOW + 300 }, 'accepted'],
      [{ iat: NOW + toleranceS + 1, exp: NOW + 300 }, 'TOKEN_INVALID'],
      [{ iat: NOW - 300, exp: NOW - toleranceS + 1 }, 'accepted'],
      [{ iat: NOW - 300, exp: NOW - toleranceS }, 'TOKEN_EXPIRED'],
      [{ iat: NOW, exp: NOW }, 'TOKEN_INVALID'],
      [{ nbf: NOW + toleranceS + 1 }, 'TOKEN_INVALID'],
    ];
    for (const [change, code] of table) assert.equal(await codeOf(raw(HEADER, { ...CLAIMS, ...change })), code, JSON.stringify(change));
  });

  it('tells tokens for others apart from tokens that are wrong', async () => {
    assert.equal(await codeOf(raw(HEADER, { ...CLAIMS, aud: 'autumn' })), 'TOKEN_FOREIGN');
    assert.equal(await codeOf(raw(HEADER, { ...CLAIMS, aud: 'https://care.example' })), 'accepted');
    assert.equal(await codeOf(raw(HEADER, { ...CLAIMS, aud: 'https://care.example.evil.example' })), 'TOKEN_FOREIGN');
  });
});
