import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { temporaryFolder } from '../temporary-folder.ts';
import type { TemporaryFolder } from '../temporary-folder.ts';
import { bundleBytes } from './measure.ts';
import { sizeTable } from './size-table.ts';

/** Text that neither the minifier nor gzip can shorten much. */
const noise = (length: number): string => Array.from({ length }, (_, index) => ((index * 7_919 + 104_729) % 65_521).toString(36)).join('');

describe('bundleBytes', () => {
  let folder: TemporaryFolder;
  const file = async (name: string, source: string): Promise<string> => {
    const path = join(folder.path, name);
    await writeFile(path, source);
    return path;
  };
  before(async () => (folder = await temporaryFolder()));
  after(() => folder.remove());

  it('counts a module that is imported statically, and not one that is imported lazily', async () => {
    await file('heavy.js', `export const heavy = '${noise(3_000)}';`);
    const lazy = await bundleBytes([await file('lazy.js', "export const load = () => import('./heavy.js');")]);
    const eager = await bundleBytes([await file('eager.js', "export { heavy } from './heavy.js';")]);
    assert.ok(lazy < 300, `${lazy} bytes`);
    assert.ok(eager > 3_000, `${eager} bytes`);
  });

  it('counts lazy modules when asked to, but for those that are set apart', async () => {
    await file('big.js', `export const big = '${noise(3_000)}';`);
    const both = await file('both.js', "export const load = () => [import('./big.js'), import('./small.js')];");
    await file('small.js', `export const small = '${noise(600)}';`);
    const all = await bundleBytes([both], { withLazy: true });
    const part = await bundleBytes([both], { withLazy: true, isApart: (module) => module.endsWith('/big.js') });
    assert.ok(all > 3_000 && part > 400 && part < 1_500, `${all} and ${part} bytes`);
  });

  it('counts what two doors share once', async () => {
    await file('shared.js', `export const shared = '${noise(2_000)}';`);
    const one = await file('one.js', "export { shared } from './shared.js';");
    const two = await file('two.js', "export { shared as again } from './shared.js';");
    const alone = await bundleBytes([one]);
    assert.ok((await bundleBytes([one, two])) < alone + 100);
  });

  it('refuses to measure what it cannot follow', async () => {
    const broken = await file('broken.js', "export { gone } from './gone.js';");
    await assert.rejects(bundleBytes([broken]), /gone/);
    await assert.rejects(bundleBytes([await file('bare.js', "export { x } from 'no-such-package';")]), /no-such-package/);
  });
});

describe('sizeTable', () => {
  it('says by how much a budget is kept or missed', () => {
    const table = sizeTable([
      { what: 'card', maxBytes: 10_000, bytes: 9_400 },
      { what: 'chat', maxBytes: 10_000, bytes: 10_001 },
    ]);
    assert.match(table, /card +10\.00 kB +9\.40 kB ✔ 600 B under/);
    assert.match(table, /chat +10\.00 kB +10\.01 kB +✖ 1 B over/);
  });
});
