import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { freePort } from '@consult-kit/testkit';
import { gatewayUnderTest, type GatewayUnderTest } from '../testing/gateway-under-test.ts';

describe('health', () => {
  let gateway: GatewayUnderTest;
  beforeEach(async () => void (gateway = await gatewayUnderTest()));
  afterEach(() => gateway.close());

  it('is alive and ready once it runs', async () => {
    assert.deepEqual((await gateway.app.inject('/healthz')).json(), { status: 'ok' });
    assert.deepEqual((await gateway.app.inject('/readyz')).json(), { status: 'ready', bus: 'alone' });
  });

  it('is ready although nothing answers on the bus, and says so', async () => {
    const lonely = await gatewayUnderTest({ bus: `nats://127.0.0.1:${await freePort()}` });
    assert.deepEqual((await lonely.app.inject('/readyz')).json(), { status: 'ready', bus: 'away' });
    assert.match((await lonely.app.inject('/metrics')).body, /consult_bus_link\{state="away"\} 1/);
    await lonely.close();
  });

  it('does not start with an address of the bus that is none', async () => {
    await assert.rejects(gatewayUnderTest({ bus: 'redis://127.0.0.1' }), { code: 'USAGE' });
  });

  it('is not ready while the database does not answer', async () => {
    await gateway.database.close();
    assert.equal((await gateway.app.inject('/healthz')).statusCode, 200);
    const answer = await gateway.app.inject('/readyz');
    assert.deepEqual([answer.statusCode, answer.json()], [503, { status: 'database-unavailable' }]);
  });

  it('is alive but not ready as soon as it begins to stop, and still serves those who are there', async () => {
    const answers: unknown[] = [];
    gateway.life.onStop(async () => {
      for (const url of ['/healthz', '/readyz']) {
        const { statusCode, json } = await gateway.app.inject(url);
        answers.push([statusCode, json()]);
      }
      const { statusCode } = await gateway.post('/v1/sessions', { campaign: 'spring' });
      answers.push(statusCode);
    });
    await gateway.life.stop();
    assert.deepEqual(answers, [[200, { status: 'ok' }], [503, { status: 'stopping' }], 200]);
  });

  it('counts requests by declared route, and names nobody and nothing of health', async () => {
    await gateway.app.inject('/v1/campaigns/spring');
    await gateway.app.inject('/v1/campaigns/spring/entry?q=fever');
    await gateway.post('/v1/sessions', { campaign: 'spring' });
    await gateway.app.inject('/secret-name');
    const { body, headers } = await gateway.app.inject('/metrics');
    assert.match(String(headers['content-type']), /^text\/plain/);
    assert.match(body, /consult_http_request_duration_seconds_count\{method="GET",route="\/v1\/campaigns\/:id",status="200"\} 1/);
    assert.match(body, /consult_sessions_opened_total\{kind="guest"\} 1/);
    assert.match(body, /consult_entry_decisions_total\{shown="false"\} 1/);
    assert.match(body, /consult_database_commits_total [1-9]/);
    assert.match(body, /nodejs_eventloop_lag_seconds/);
    assert.doesNotMatch(body, /secret-name|fever|spring/);
  });
});
