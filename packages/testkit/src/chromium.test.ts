import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findChromium } from '../scripts/chromium.mjs';
import { launchChromium } from './browser.ts';
import { temporaryFolder } from './temporary-folder.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

describe('findChromium', () => {
  let folder: TemporaryFolder;
  let program: string;
  before(async () => {
    folder = await temporaryFolder();
    program = join(folder.path, 'my-browser');
    await writeFile(program, '#!/bin/sh\n');
    await chmod(program, 0o755);
  });
  after(() => folder.remove());

  it('takes the program that CHROME_PATH names, and no other when that one cannot be started', () => {
    assert.equal(findChromium({ CHROME_PATH: program }), program);
    assert.equal(findChromium({ CHROME_PATH: join(folder.path, 'gone'), PATH: process.env['PATH'] }), undefined);
  });

  it('finds a browser by its usual name on the path', async () => {
    const named = join(folder.path, 'google-chrome');
    await writeFile(named, '#!/bin/sh\n');
    await chmod(named, 0o755);
    assert.ok(findChromium({ PATH: folder.path }));
  });
});

describe('launchChromium', () => {
  it('opens a page', async () => {
    const browser = await launchChromium();
    const page = await browser.newPage();
    await page.setContent('<h1>看医生</h1>');
    assert.equal(await page.getByRole('heading').textContent(), '看医生');
    await browser.close();
  });
});
