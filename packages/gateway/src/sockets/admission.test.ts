import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { CLOSE_CODES } from '@consult-kit/protocol';
import type { FastifyInstance } from 'fastify';
import { assertPatient } from '../domain/consultations/actor.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import { gatewayUnderTest } from '../testing/gateway-under-test.ts';
import { Rig } from '../testing/rig.ts';
import { liveAddress, serve, TestSocket } from '../testing/served-rig.ts';

/** One person who comes back in each second; three may wait at the door for their place. */
const SLOW = { admissionsPerSecond: 1, admissionsBurst: 1 };
const AT_THE_DOOR = GATEWAY_LIMITS.admissionHoldMs / 1_000;

describe('sockets that come when too many do', () => {
  let rig: Rig;
  let app: FastifyInstance;
  let address: string;
  /** How many have come to the door so far. */
  let arrivals: () => number;
  beforeEach(async () => {
    rig = await Rig.open({ edge: SLOW });
    const { mock: calls } = mock.method(rig.engine.edge.entrance, 'enter');
    arrivals = () => calls.callCount();
    app = await serve(rig);
    address = await liveAddress(app);
  });
  afterEach(async () => {
    await rig.close();
    await app.close();
  });

  /** Comes back to something. Waits until the door has seen it. */
  const comeBack = async (session = rig.shopperSession()): Promise<TestSocket> => {
    const asked = arrivals();
    const socket = await new TestSocket(address).greeting(session, { resumes: true });
    while (arrivals() === asked) await rig.time.advance(0);
    return socket;
  };
  const fill = async (): Promise<TestSocket[]> => {
    const first = await new TestSocket(address).hello(rig.shopperSession());
    const inside = await comeBack();
    await inside.next('welcome');
    const waiting = [];
    for (let person = 0; person < AT_THE_DOOR; person += 1) waiting.push(await comeBack());
    return [first, inside, ...waiting];
  };

  it('wait at the door for their place', async () => {
    const [, , second, third] = await fill();
    assert.deepEqual(second?.frames, []);
    await rig.time.advance(1_000);
    await second?.next('welcome');
    assert.deepEqual(third?.frames, []);
    await rig.time.advance(1_000);
    await third?.next('welcome');
  });

  it('are told when to come back, and get in when they do', async () => {
    await fill();
    const session = rig.shopperSession();
    const refused = await comeBack(session);
    assert.deepEqual(await refused.next('bye'), {
      type: 'bye',
      code: 'GATEWAY_BUSY',
      retryAfterMs: GATEWAY_LIMITS.admissionHoldMs + 1_000,
    });
    assert.equal((await refused.closed).code, CLOSE_CODES.busy.code);
    assert.equal(rig.engine.counters.arrivalsPutOffTotal, 1);
    const next = await comeBack();
    assert.equal((await next.next('bye')).retryAfterMs, GATEWAY_LIMITS.admissionHoldMs + 2_000);
    await rig.time.advance(GATEWAY_LIMITS.admissionHoldMs + 1_000);
    await (await comeBack(session)).next('welcome');
  });

  it('let doctors in beside them', async () => {
    await fill();
    const doctor = await new TestSocket(address).greeting(rig.doctorSession());
    assert.equal((await doctor.next('welcome')).role, 'doctor');
  });

  it('go before newcomers, who say nothing of something to come back to', async () => {
    await fill();
    const newcomer = await new TestSocket(address).greeting(rig.shopperSession());
    const { retryAfterMs } = await newcomer.next('bye');
    assert.equal(retryAfterMs, GATEWAY_LIMITS.admissionHoldMs + 1_000);
    assert.equal((await (await comeBack()).next('bye')).retryAfterMs, GATEWAY_LIMITS.admissionHoldMs + 1_000);
  });

  it('are not let in when their session has ended at the door', async () => {
    await (await comeBack()).next('welcome');
    const session = rig.shopperSession();
    const waiting = await comeBack(session);
    rig.people.endSession(session);
    await rig.time.advance(1_000);
    assert.equal((await waiting.next('refused')).code, 'TOKEN_INVALID');
    assert.equal((await waiting.closed).code, CLOSE_CODES.session.code);
  });

  it('share the door with long polls, which go on without it once they are in', async () => {
    const session = rig.shopperSession();
    const patient = await rig.engine.identify(session);
    assertPatient(patient);
    const follow = [{ consultation: await rig.start(patient), after: 0 }];
    const poll = async (who: string) =>
      await app.inject({ method: 'POST', url: '/v1/live/poll', payload: JSON.stringify({ session: who, follow, waitMs: 0 }) });
    assert.equal((await poll(session)).statusCode, 200);
    for (let person = 0; person < AT_THE_DOOR; person += 1) await comeBack();
    const refused = await poll(rig.shopperSession());
    assert.equal(refused.statusCode, 503);
    assert.deepEqual([refused.json<{ code: string }>().code, refused.headers['retry-after']], ['GATEWAY_BUSY', '4']);
    assert.equal((await poll(session)).statusCode, 200);
  });
});

describe('new sessions when too many come', () => {
  it('are told when to come back, behind one address each at a time of its own', async () => {
    const gateway = await gatewayUnderTest({ edge: { admissionsPerSecond: 0.5, admissionsBurst: 1 } });
    const open = () => gateway.post('/v1/sessions', { campaign: 'spring' });
    assert.equal((await open()).statusCode, 200);
    const refused = [await open(), await open()];
    for (const { statusCode } of refused) assert.equal(statusCode, 503);
    assert.deepEqual(
      refused.map((answer) => [answer.json<{ code: string }>().code, answer.headers['retry-after']]),
      [
        ['GATEWAY_BUSY', '4'],
        ['GATEWAY_BUSY', '8'],
      ],
    );
    gateway.nowMs += 4_000;
    assert.equal((await open()).statusCode, 200);
    assert.equal((await open()).statusCode, 503);
    await gateway.close();
  });
});
