import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { CampaignDocument } from '@consult-kit/protocol';
import { gatewayUnderTest, TEST_CAMPAIGN, type GatewayUnderTest } from '../testing/gateway-under-test.ts';

/** Far more than two looks at the disk. */
const PATIENCE_MS = 20_000;
const LOOK_MS = 20;

describe('a gateway whose campaign file changes', () => {
  let gateway: GatewayUnderTest;
  before(async () => void (gateway = await gatewayUnderTest()));
  after(() => gateway.close());

  const write = (text: string): Promise<void> => writeFile(join(gateway.dataFolder, 'campaign-0.json'), text);
  const document = async (): Promise<CampaignDocument> =>
    (await gateway.app.inject({ method: 'GET', url: '/v1/campaigns/spring' })).json<CampaignDocument>();
  const until = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
    const endMs = performance.now() + PATIENCE_MS;
    while (!(await holds())) {
      assert.ok(performance.now() < endMs, gateway.logged.slice(-2_000));
      await pause(LOOK_MS);
    }
  };

  it('keeps serving the last good version of a bad edit, and says what is wrong', async () => {
    const before = await document();
    await write(JSON.stringify({ ...TEST_CAMPAIGN, lastDay: '2026-01-01' }));
    await until(() => gateway.logged.includes('last good version stays'));
    assert.match(gateway.logged, /end-before-start/);
    assert.deepEqual((await document()).version, before.version);
  });

  it('serves a good edit without a restart: pause, pages and keys with it', async () => {
    const { version } = await document();
    const paused = { reasons: { en: 'Back soon.', 'zh-Hans': '稍后恢复。' } };
    await write(JSON.stringify({ ...TEST_CAMPAIGN, paused, hosts: { origins: ['https://new.example'] } }));
    await until(async () => (await document()).version !== version);
    assert.deepEqual((await document()).paused, paused);
    // The page that is gone is let in until it is known that nobody is there.
    await until(async () => (await document()).origins.length === 1);
    assert.deepEqual((await document()).origins, ['https://new.example']);
    const entry = await gateway.app.inject({ method: 'GET', url: '/v1/campaigns/spring/entry?q=see+doctors&explain=1' });
    assert.match(entry.json<{ why: string }>().why, /campaign is paused/);
    const asked = (origin: string) =>
      gateway.app.inject({ method: 'POST', url: '/v1/sessions', headers: { origin }, payload: { campaign: 'spring' } });
    assert.equal((await asked('https://new.example')).headers['access-control-allow-origin'], 'https://new.example');
    assert.equal((await asked('https://shop.example')).headers['access-control-allow-origin'], undefined);
  });
});
