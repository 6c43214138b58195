import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { freePort, ROOT, RunningProcess, temporaryFolder } from '@consult-kit/testkit';
import type { TemporaryFolder } from '@consult-kit/testkit';

describe('npm start', () => {
  let folder: TemporaryFolder;
  let shopPort: number;
  let gatewayPort: number;
  before(async () => {
    folder = await temporaryFolder();
    [shopPort, gatewayPort] = [await freePort(), await freePort()];
  });
  after(() => folder.remove());

  const launcher = [process.execPath, join(ROOT, 'packages/testkit/scripts/run.mjs'), 'start'] as const;
  const start = ([program, ...args]: readonly [string, ...string[]] = launcher): RunningProcess =>
    new RunningProcess({
      program,
      args,
      cwd: ROOT,
      env: { CONSULT_SHOP_PORT: String(shopPort), CONSULT_GATEWAY_PORT: String(gatewayPort), CONSULT_DATA_DIR: folder.path },
    });

  /** Each printed address and the status with which it answers. */
  async function visit(output: string): Promise<Record<string, number>> {
    const addresses = [...output.matchAll(/^ {2}(shop|gateway|desk|console) +(http\S+)/gm)];
    const visits = addresses.map(async ([, name = '', address = '']) => [name, (await fetch(address)).status] as const);
    return Object.fromEntries(await Promise.all(visits));
  }

  /** Signs in at the gateway. @returns the status of the answer. */
  async function signIn(login: string, password: string): Promise<number> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password }) };
    return (await fetch(`http://localhost:${gatewayPort}/v1/staff/sign-in`, init)).status;
  }

  for (const time of ['first', 'second']) {
    it(`serves its four addresses and its sign-ins the ${time} time, and stops when asked to`, async () => {
      const running = start();
      await running.outputMatching(/Ctrl-C stops everything/);
      assert.deepEqual(await visit(running.output), { shop: 200, gateway: 200, desk: 200, console: 200 });
      const accounts = [...running.output.matchAll(/^ {2}(?:desk|console) +([a-z.]+) +([a-z-]+)$/gm)];
      assert.equal(accounts.length, 3);
      for (const [, login = '', password = ''] of accounts) assert.equal(await signIn(login, password), 200, login);
      assert.deepEqual(await running.stop('SIGTERM'), { code: 0, signal: null });
      await assert.rejects(fetch(`http://localhost:${gatewayPort}/healthz`));
      await assert.rejects(fetch(`http://localhost:${shopPort}/`));
    });
  }

  it('stops when the shell has ended in which npm started it', async () => {
    const running = start(['sh', '-c', `${launcher.join(' ')}; exit $?`]);
    await running.outputMatching(/Ctrl-C stops everything/);
    // Settles once nobody holds the output any more, so once everything has stopped.
    await running.stop('SIGTERM');
    await assert.rejects(fetch(`http://localhost:${gatewayPort}/healthz`));
  });

  it('lets the shop on its port show the frame', async () => {
    const running = start();
    await running.outputMatching(/Ctrl-C stops everything/);
    const policy = (await fetch(`http://localhost:${gatewayPort}/frame/demo`)).headers.get('content-security-policy') ?? '';
    assert.match(policy, new RegExp(`frame-ancestors [^;]*http://localhost:${shopPort}\\b`));
    await running.stop();
  });

  it('says which port is in use, and which variable changes it', async () => {
    const other = createServer().listen(gatewayPort, '127.0.0.1');
    await once(other, 'listening');
    const running = start();
    assert.deepEqual(await running.ended, { code: 1, signal: null });
    assert.match(running.output, new RegExp(`port ${gatewayPort} of the gateway is already in use.*CONSULT_GATEWAY_PORT`));
    other.close();
  });
});
