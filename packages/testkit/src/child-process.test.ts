import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { describe, it } from 'node:test';
import { runToEnd, RunningProcess } from './child-process.ts';

const script = (source: string): { program: string; args: string[]; cwd: string } => ({
  program: process.execPath,
  args: ['-e', source],
  cwd: import.meta.dirname,
});

describe('RunningProcess', () => {
  it('waits for a line, and kills', async () => {
    const running = new RunningProcess(script("console.log('ready on 4711'); setInterval(() => {}, 1000);"));
    const [, port] = await running.outputMatching(/ready on (\d+)/);
    assert.equal(port, '4711');
    assert.deepEqual(await running.stop('SIGKILL'), { code: null, signal: 'SIGKILL' });
  });

  it('says what a process wrote that ended before its line came', async () => {
    const running = new RunningProcess(script("console.error('port in use'); process.exit(3);"));
    await assert.rejects(running.outputMatching(/ready/), /port in use/);
    assert.deepEqual(await running.stop(), { code: 3, signal: null });
  });

  it('fails for a program that is not there', async () => {
    const running = new RunningProcess({ program: '/nowhere/at-all', args: [], cwd: import.meta.dirname });
    await assert.rejects(running.outputMatching(/ready/), /ENOENT/);
  });
});

describe('runToEnd', () => {
  it('hands over the input and answers with the output', async () => {
    const echo = 'process.stdin.pipe(process.stdout)';
    assert.equal(await runToEnd({ ...script(echo), input: '你好' }), '你好');
  });

  it('rejects with the output of a program that failed', async () => {
    await assert.rejects(runToEnd(script("console.error('no such folder'); process.exitCode = 2")), /code 2:\nno such folder/);
  });
});

describe('a process that ends', () => {
  for (const [how, end] of [
    ['by itself', 'process.exit();'],
    ['by an exception', "throw new Error('unforeseen');"],
    ['by SIGTERM', "process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000);"],
    ['by SIGINT', "process.kill(process.pid, 'SIGINT'); setInterval(() => {}, 1000);"],
  ])
    it(`takes the programs and folders with it that it started and made (${how})`, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const connected = once(server, 'connection');
      const module = (name: string): string => JSON.stringify(new URL(name, import.meta.url).href);
      const program = `require('node:net').connect(${(server.address() as AddressInfo).port}, '127.0.0.1', () => console.log('connected'))`;
      const starter = new RunningProcess({
        program: process.execPath,
        args: [
          '--input-type=module',
          '-e',
          `const { RunningProcess } = await import(${module('./child-process.ts')});
           const { temporaryFolder } = await import(${module('./temporary-folder.ts')});
           const { path } = await temporaryFolder();
           const running = new RunningProcess({ program: process.execPath, args: ['-e', ${JSON.stringify(program)}], cwd: path });
           await running.outputMatching(/connected/);
           console.log('folder ' + path);
           ${end}`,
        ],
        cwd: import.meta.dirname,
      });
      const [, folder = ''] = await starter.outputMatching(/folder (\S+)/);
      const [socket] = (await connected) as [Socket];
      socket.on('error', () => {}); // a reset is an end, too
      if (!socket.closed) await once(socket.resume(), 'close');
      await starter.ended;
      assert.equal(existsSync(folder), false);
      server.close();
    });

  it('leaves a signal to whoever else listens to it', async () => {
    const module = JSON.stringify(new URL('./temporary-folder.ts', import.meta.url).href);
    const starter = `
      const { temporaryFolder } = await import(${module});
      const folder = await temporaryFolder();
      process.once('SIGTERM', async () => { await folder.remove(); console.log('in order'); clearInterval(waiting); });
      const waiting = setInterval(() => {}, 1000);
      process.kill(process.pid, 'SIGTERM');`;
    const output = await runToEnd({ program: process.execPath, args: ['--input-type=module', '-e', starter], cwd: import.meta.dirname });
    assert.equal(output, 'in order\n');
  });
});
