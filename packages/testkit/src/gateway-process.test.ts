import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addDoctor, GatewayProcess, runCommand } from './gateway-process.ts';
import { temporaryFolder } from './temporary-folder.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

describe('GatewayProcess', () => {
  let folder: TemporaryFolder;
  before(async () => (folder = await temporaryFolder()));
  after(() => folder.remove());

  it('comes back on the same port after a kill, and stops cleanly', async () => {
    const gateway = await GatewayProcess.start({ dataFolder: folder.path });
    const { port } = gateway;
    await gateway.kill();
    await assert.rejects(fetch(`${gateway.origin}/healthz`));
    await gateway.restart();
    assert.equal(gateway.port, port);
    assert.equal((await fetch(`${gateway.origin}/v1/campaigns/demo`)).status, 200);
    assert.equal(await gateway.stop(), 0);
  });

  it('says what the gateway said when it cannot start', async () => {
    await assert.rejects(GatewayProcess.start({ dataFolder: folder.path, campaigns: ['/nowhere/at-all.json'] }), /nowhere\/at-all\.json/);
  });
});

describe('addDoctor', () => {
  it('makes an account with all that it is told', async () => {
    const folder = await temporaryFolder();
    const names = { en: 'Li Hua', 'zh-Hans': '李华' };
    await addDoctor(folder.path, { login: 'dr.li', names, password: 'a long enough password', modules: ['children'], languages: ['en'] });
    assert.match(await runCommand(['doctor', 'list', '--data', folder.path]), /^dr\.li .*Li Hua \/ 李华 .*children.*en/);
    await folder.remove();
  });

  it('rejects with what the command said', async () => {
    const folder = await temporaryFolder();
    await assert.rejects(addDoctor(folder.path, { login: 'dr.li', names: { en: 'Li Hua' }, password: 'short' }), /password/i);
    await folder.remove();
  });
});
