import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { copyCampaign, DEMO_CAMPAIGN } from './campaign-copy.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('copyCampaign', () => {
  it('changes the origins and nothing else', async () => {
    const folder = await temporaryFolder();
    const copy = join(folder.path, 'campaigns/copy.json');
    await copyCampaign(DEMO_CAMPAIGN, copy, ['http://localhost:5000']);
    const [before, after] = await Promise.all([DEMO_CAMPAIGN, copy].map(async (file) => JSON.parse(await readFile(file, 'utf8'))));
    assert.deepEqual(after.hosts.origins, ['http://localhost:5000']);
    assert.deepEqual({ ...after, hosts: { ...after.hosts, origins: before.hosts.origins } }, before);
    await folder.remove();
  });
});
