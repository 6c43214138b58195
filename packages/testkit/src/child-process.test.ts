import assert from 'node:assert/strict';
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
