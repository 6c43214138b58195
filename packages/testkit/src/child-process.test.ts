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

describe('a process that ends', () => {
  it('takes the programs with it that it started', async () => {
    const module = JSON.stringify(new URL('./child-process.ts', import.meta.url).href);
    const starter = `
      const { RunningProcess } = await import(${module});
      const running = new RunningProcess({ program: process.execPath, args: ['-e', 'console.log(process.pid); setInterval(() => {}, 1000)'], cwd: '.' });
      const [pid] = await running.outputMatching(/\\d+/);
      console.log(pid);
      process.exit();`;
    const pid = Number(
      await runToEnd({ program: process.execPath, args: ['--input-type=module', '-e', starter], cwd: import.meta.dirname }),
    );
    await assert.doesNotReject(untilGone(pid));
  });
});

/** Looks on every turn of the loop; the test's own time limit ends a look that never succeeds. */
async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise((resolve) => setImmediate(resolve));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
