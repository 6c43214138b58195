import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { ROOT, RunningProcess, temporaryFolder, type TemporaryFolder } from '@consult-kit/testkit';
import { databaseFileIn } from '../data-folder.ts';
import { runCommand } from '../testing/command-run.ts';
import { TEST_CAMPAIGN } from '../testing/gateway-under-test.ts';

const DEMO = join(ROOT, 'examples/campaigns/demo.json');
const COMMAND = join(ROOT, 'packages/gateway/bin/consult-kit.js');

describe('consult-kit serve', () => {
  let folder: TemporaryFolder;
  before(async () => void (folder = await temporaryFolder()));
  after(() => folder.remove());

  let next = 0;
  const dataFolder = (): string => join(folder.path, `data-${(next += 1)}`);
  const start = (...args: string[]): RunningProcess =>
    new RunningProcess({ program: process.execPath, args: [COMMAND, 'serve', '--drain-grace-ms', '0', ...args], cwd: folder.path });
  const refusal = async (...args: string[]) => {
    const running = start('--campaign', DEMO, '--port', '0', ...args);
    const { code } = await running.ended;
    return { code, output: running.output };
  };

  it('prints one line when it is ready, answers on both loopback names, and stops cleanly on SIGTERM and SIGINT', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const running = start('--campaign', DEMO, '--data', dataFolder(), '--port', '0', '--log-level', 'info');
      const [, port = ''] = await running.outputMatching(/^consult-kit gateway is ready at http:\/\/localhost:(\d+)\/$/m);
      for (const host of ['localhost', '127.0.0.1']) {
        const answer = await fetch(`http://${host}:${port}/v1/campaigns/demo`);
        assert.equal(answer.status, 200);
        await answer.arrayBuffer();
      }
      assert.deepEqual(await running.stop(signal), { code: 0, signal: null }, running.output);
      assert.match(running.output, /"msg":"stopped"/);
    }
  });

  it('starts without a campaign, and says so', async () => {
    const running = start('--data', dataFolder(), '--port', '0', '--log-level', 'info');
    const [, address = ''] = await running.outputMatching(/ready at (\S+)/);
    assert.match(running.output, /no campaign is served yet/);
    assert.equal((await fetch(`${address}readyz`)).status, 200);
    await running.stop();
  });

  it('says at once that it is not ready, goes on for the grace, and ends at once with a second signal', async () => {
    const grace = ['--drain-grace-ms', '10000', '--log-level', 'info'];
    const running = start('--campaign', DEMO, '--data', dataFolder(), '--port', '0', ...grace);
    const [, address = ''] = await running.outputMatching(/ready at (\S+)/);
    running.signal('SIGTERM');
    await running.outputMatching(/"signal":"SIGTERM","msg":"stopping"/);
    const ready = await fetch(`${address}readyz`);
    assert.deepEqual([ready.status, await ready.json()], [503, { status: 'stopping' }]);
    assert.equal((await fetch(`${address}v1/campaigns/demo`)).status, 200);
    assert.deepEqual(await running.stop('SIGINT'), { code: 1, signal: null }, running.output);
    assert.match(running.output, /"why":"SIGINT","msg":"ending at once"/);
  });

  it('names the limits that are not the usual ones when it starts', async () => {
    const running = start('--campaign', DEMO, '--data', dataFolder(), '--port', '0', '--frames-per-minute', '6000');
    await running.outputMatching(/"name":"framesPerMinute","value":6000,"usual":120/);
    await running.stop();
  });

  it('allows extra origins', async () => {
    const running = start('--campaign', DEMO, '--data', dataFolder(), '--port', '0', '--origin', 'http://localhost:4510');
    const [, address = ''] = await running.outputMatching(/ready at (\S+)/);
    const { origins } = (await (await fetch(`${address}v1/campaigns/demo`)).json()) as { origins: string[] };
    assert.ok(origins.includes('http://localhost:4510'));
    await running.stop();
  });

  it('refuses a port that another program has, on either loopback address', async () => {
    const loopback = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal }) => internal);
    for (const { address: host } of loopback) {
      const other = createServer().listen(0, host);
      await once(other, 'listening');
      const { port } = other.address() as AddressInfo;
      const data = dataFolder();
      const { code, output } = await refusal('--data', data, '--port', String(port));
      other.close();
      assert.equal(code, 1);
      assert.equal(existsSync(data), false);
      assert.match(output, new RegExp(`consult-kit: PORT_IN_USE: Port ${port} on .* taken by another program.*--port`));
    }
  });

  it('refuses a data folder that it can’t write to', async () => {
    const file = join(folder.path, 'a-file');
    await writeFile(file, 'not a folder');
    const full = dataFolder();
    await mkdir(join(databaseFileIn(full), 'x'), { recursive: true });
    for (const data of [file, join(file, 'below'), full]) {
      const { code, output } = await refusal('--data', data);
      assert.equal(code, 1);
      assert.match(output, /consult-kit: DATA_FOLDER_UNWRITABLE: .*--data/);
    }
  });

  it('refuses a data folder from which another gateway serves, and takes it over once that one was killed', async () => {
    const data = dataFolder();
    const first = start('--campaign', DEMO, '--data', data, '--port', '0');
    await first.outputMatching(/is ready/);
    const { code, output } = await refusal('--data', data);
    assert.equal(code, 1);
    assert.match(output, /consult-kit: DATA_FOLDER_IN_USE: .*--data/);
    assert.equal((await runCommand(['doctor', 'list', '--data', data])).code, 0);
    await first.stop('SIGKILL');
    const second = start('--campaign', DEMO, '--data', data, '--port', '0');
    await second.outputMatching(/is ready/);
    await second.stop();
  });

  it('refuses a database from a newer version and leaves it as it is', async () => {
    const data = dataFolder();
    await runCommand(['doctor', 'list', '--data', data]);
    const database = new DatabaseSync(databaseFileIn(data));
    database.exec("update meta set value = '999' where name = 'version'; pragma wal_checkpoint(truncate);");
    database.close();
    const before = await readFile(databaseFileIn(data));
    const { code, output } = await refusal('--data', data);
    assert.equal(code, 1);
    assert.match(output, /consult-kit: DATABASE_NEWER: .*999/);
    assert.deepEqual(await readFile(databaseFileIn(data)), before);
  });

  it('refuses campaign files with errors, naming all of them, before it touches the data folder', async () => {
    const path = join(folder.path, 'bad.json');
    await writeFile(path, JSON.stringify({ ...TEST_CAMPAIGN, lastDay: '2020-01-01', colour: 'red' }));
    const { code, err } = await runCommand(['serve', '--campaign', path, '--data', '/proc/nowhere']);
    assert.equal(code, 1);
    assert.match(err, /CAMPAIGN_FILE_INVALID.*\n.*bad\.json.*colour.*\[unknown-key\]/);
  });

  it('refuses options that it does not know or cannot read', async () => {
    const base = ['serve', '--campaign', DEMO, '--data', dataFolder()];
    const table: [args: string[], expected: RegExp][] = [
      [['--database', 'mysql://user:secret@db/x'], /A database is written as postgres:/],
      [['--bus', 'redis://user:secret@bus'], /--bus must be nats:/],
      [['--port', '65536'], /--port must be a whole number/],
      [['--port', '80x'], /--port must be a whole number/],
      [['--guests-per-address', 'many'], /--guests-per-address must be a whole number/],
      [['--frames-per-minute', '-1'], /--frames-per-minute must be a whole number/],
      [['--drain-grace-ms', '10001'], /--drain-grace-ms must be a whole number from 0 to 10000/],
      [['--origin', 'localhost:4400'], /--origin must be an origin/],
      [['--origin', 'https://shop.example/path'], /--origin must be an origin/],
      [['--host', 'no-such-host.invalid', '--port', '0'], /has no address/],
      [['--log-level', 'loud'], /--log-level/],
    ];
    for (const [args, expected] of table) {
      const { code, err } = await runCommand([...base, ...args]);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, /^consult-kit: USAGE: /);
      assert.match(err, expected);
      assert.doesNotMatch(err, /secret/);
    }
  });

  it('refuses a campaign file that is not there', async () => {
    const { code, err } = await runCommand(['serve', '--campaign', join(folder.path, 'absent.json'), '--data', dataFolder()]);
    assert.equal(code, 2);
    assert.match(err, /USAGE: The campaign file .*absent\.json cannot be read/);
  });
});
