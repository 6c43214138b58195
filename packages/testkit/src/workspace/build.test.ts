import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { temporaryFolder } from '../temporary-folder.ts';
import type { TemporaryFolder } from '../temporary-folder.ts';
import { Build } from './build.ts';
import type { BuildReport, Unit } from './build.ts';

describe('Build', () => {
  let folder: TemporaryFolder;
  const write = (name: string, text: string): void => writeFileSync(join(folder.path, name), text);
  const unit = (name: string, needs: readonly string[], source: string): Unit => ({
    name,
    needs,
    inputs: [`${name}.txt`],
    output: `${name}.out`,
    command: ['-e', source],
    cwd: '.',
  });
  const touch = (name: string): string => `require('node:fs').writeFileSync('${name}.out', '')`;
  const build = (units: readonly Unit[], force = false): Promise<BuildReport> => new Build({ units, root: folder.path, force }).run();
  const both = (): Unit[] => [unit('upper', ['lower'], touch('upper')), unit('lower', [], touch('lower'))];

  beforeEach(async () => {
    folder = await temporaryFolder();
    write('lower.txt', 'a');
    write('upper.txt', 'a');
  });
  afterEach(() => folder.remove());

  it('builds what is needed first, and nothing a second time', async () => {
    assert.deepEqual((await build(both())).built, ['lower', 'upper']);
    const { built, fresh } = await build(both());
    assert.deepEqual([built, fresh], [[], ['lower', 'upper']]);
  });

  it('builds a unit and those above it again when one of its inputs has changed', async () => {
    await build(both());
    write('upper.txt', 'b');
    assert.deepEqual((await build(both())).built, ['upper']);
    write('lower.txt', 'b');
    assert.deepEqual((await build(both())).built, ['lower', 'upper']);
  });

  it('builds again what has been deleted, and everything when told to', async () => {
    await build(both());
    rmSync(join(folder.path, 'lower.out'));
    assert.deepEqual((await build(both())).built, ['lower']);
    assert.deepEqual((await build(both(), true)).built, ['lower', 'upper']);
  });

  it('tries nothing above a unit that failed, keeps what its tool said, and tries again the next time', async () => {
    const units = [
      unit('top', ['upper'], touch('top')),
      unit('upper', ['lower'], touch('upper')),
      unit('lower', [], "throw new Error('no such type')"),
    ];
    const { built, failed, blocked } = await build(units);
    assert.deepEqual([built, blocked], [[], ['upper', 'top']]);
    assert.match(failed[0]?.output ?? '', /no such type/);
    assert.deepEqual((await build(both())).built, ['lower', 'upper']);
  });

  it('refuses units that need each other', async () => {
    await assert.rejects(build([unit('a', ['b'], ''), unit('b', ['a'], '')]), /in a circle/);
  });
});
