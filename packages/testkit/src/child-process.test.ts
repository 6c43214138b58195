import assert from 'node:assert/strict';
import { once } from 'node:events';
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
  it('takes the programs with it that it started', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const connected = once(server, 'connection');
    const module = JSON.stringify(new URL('./child-process.ts', import.meta.url).href);
    const program = `require('node:net').connect(${(server.address() as AddressInfo).port}, '127.0.0.1', () => console.log('connected'))`;
    const starter = `
      const { RunningProcess } = await import(${module});
      const running = new RunningProcess({ program: process.execPath, args: ['-e', ${JSON.stringify(program)}], cwd: '.' });
      await running.outputMatching(/connected/);
      process.exit();`;
    await runToEnd({ program: process.execPath, args: ['--input-type=module', '-e', starter], cwd: import.meta.dirname });
    const [socket] = (await connected) as [Socket];
    socket.on('error', () => {}); // a reset is an end, too
    if (!socket.closed) await once(socket.resume(), 'close');
    server.close();
  });
});
