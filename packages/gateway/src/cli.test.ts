import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runCommand } from './testing/command-run.ts';

describe('consult-kit', () => {
  it('prints its version', async () => {
    const { code, out } = await runCommand(['--version']);
    assert.equal(code, 0);
    assert.match(out, /^\d+\.\d+\.\d+\n$/);
  });

  it('helps with every command', async () => {
    const commands = [
      [],
      ['serve'],
      ['campaign'],
      ['campaign', 'check'],
      ['campaign', 'preview'],
      ['doctor'],
      ['doctor', 'add'],
      ['doctor', 'import'],
      ['doctor', 'list'],
      ['doctor', 'disable'],
      ['staff', 'add'],
      ['intent', 'explain'],
      ['intent', 'eval'],
    ];
    for (const command of commands) {
      const { code, out } = await runCommand([...command, '--help']);
      assert.equal(code, 0, command.join(' '));
      assert.ok(out.startsWith(`Usage: ${['consult-kit', ...command].join(' ')}`), out);
    }
  });

  it('refuses unknown commands and options, and options without their values', async () => {
    const wrong = [
      ['fly'],
      ['--fly'],
      ['serve', '--fly'],
      ['campaign', 'fly'],
      ['campaign', 'check'],
      ['doctor', 'add', '--login'],
      ['intent', 'explain'],
      ['serve'],
    ];
    for (const args of wrong) {
      const { code, err, out } = await runCommand(args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, /^consult-kit: USAGE: /, args.join(' '));
      assert.equal(out, '');
    }
  });

  it('suggests what was probably meant', async () => {
    assert.match((await runCommand(['serve', '--campain', 'x', '--data', '/x'])).err, /--campaign/);
  });
});
