import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createId, ROUTES, type Route } from '@consult-kit/protocol';
import { gatewayUnderTest, type GatewayUnderTest } from '../testing/gateway-under-test.ts';

const PASSWORD = 'a password for tests';
/** Fits every body beside its command, which is read once the session is known. */
const BODY = {
  follow: [],
  waitMs: 0,
  on: true,
  file: {},
  revision: 0,
  version: 1,
  reasons: { en: 'Back soon.' },
  from: '2027-03-10T00:00:00.000Z',
  to: '2027-03-11T00:00:00.000Z',
};

/** Whose sessions a route refuses. */
const REFUSED: Readonly<Record<Route['caller'], readonly ('shopper' | 'doctor' | 'viewer')[]>> = {
  nobody: [],
  anybody: [],
  shopper: ['doctor', 'viewer'],
  doctor: ['shopper', 'viewer'],
  'shopper or doctor': ['viewer'],
  integrator: ['shopper', 'doctor', 'viewer'],
  'integrator or viewer': ['shopper', 'doctor'],
};

describe('the routes of a gateway', () => {
  let gateway: GatewayUnderTest;
  const sessions = { shopper: '', doctor: '', viewer: '' };
  before(async () => {
    gateway = await gatewayUnderTest();
    await gateway.accounts.addDoctor({ login: 'doctor', names: { en: 'D' }, password: PASSWORD });
    await gateway.accounts.addStaff('viewer', { login: 'viewer', names: { en: 'V' }, password: PASSWORD });
    const sessionOf = async (url: string, body: object) => (await gateway.post(url, body)).json<{ session: string }>().session;
    sessions.shopper = await sessionOf('/v1/sessions', { campaign: 'spring' });
    for (const login of ['doctor', 'viewer'] as const)
      sessions[login] = await sessionOf('/v1/staff/sign-in', { login, password: PASSWORD });
  });
  after(() => gateway.close());

  const declared = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');
  const withSession = ROUTES.filter(({ caller }) => caller !== 'nobody' && caller !== 'anybody');
  const codeFor = async (path: string, session: string | undefined): Promise<string> => {
    const answer = await gateway.post(path.replace('{id}', createId()), { ...BODY, session });
    return answer.json<{ code: string }>().code;
  };

  it('are those of the protocol, and no others', () => {
    const served = servedBy(gateway.app.printRoutes({ commonPrefix: false })).filter((route) => route.includes(' /v1/'));
    const expected = ROUTES.map(({ method, path }) => `${method} ${declared(path)}`);
    assert.deepEqual(served.sort(), expected.sort());
  });

  it('refuse a body without a session, and sessions that nobody opened', async () => {
    for (const { path } of withSession) {
      assert.equal(await codeFor(path, undefined), 'INPUT_INVALID', path);
      assert.equal(await codeFor(path, 'x'.repeat(43)), 'TOKEN_INVALID', path);
    }
  });

  it('refuse the sessions of people for whom they are not', async () => {
    for (const { path, caller } of withSession) {
      for (const role of REFUSED[caller]) assert.equal(await codeFor(path, sessions[role]), 'ROLE_REFUSED', `${path} for a ${role}`);
    }
  });
});

/** `GET /a/b` for each route of Fastify's printed tree, whose levels are four characters deep. */
function servedBy(tree: string): string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods = ''] = /^((?:[│ ] {3})*)[├└]── (\S+)(?: \((.+)\))?$/.exec(line) ?? [];
    if (part === '') return [];
    above.splice(indent.length / 4, Infinity, part);
    return methods
      .split(', ')
      .filter((method) => method === 'GET' || method === 'POST')
      .map((method) => `${method} ${above.join('')}`);
  });
}
