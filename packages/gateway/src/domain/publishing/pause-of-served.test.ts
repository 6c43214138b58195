import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { openDatabase, type Database } from '../../store/sql/database.ts';
import { campaignFile } from '../../testing/campaign-file.ts';
import { publishingNode, type PublishingNode } from '../../testing/publishing-node.ts';

const FILE = campaignFile();
const REASONS = { en: 'Back soon.', 'zh-Hans': '稍后恢复。' };

describe('a pause while the newest version cannot be served', () => {
  let database: Database;
  let node: PublishingNode;
  beforeEach(async () => {
    database = await openDatabase({ file: ':memory:' });
    node = await publishingNode(database);
    await node.publisher.takeIn([FILE]);
  });
  afterEach(() => database.close());

  /** Writes a version as another gateway might. */
  const write = (version: number, text: string): Promise<void> =>
    node.store.transact((transaction) =>
      transaction.addVersion({ campaign: 'winter', version, kind: 'published', text, atMs: node.nowMs, account: null }),
    );
  const pause = (reasons: Record<string, string> = REASONS) => node.publisher.pause('winter', reasons, 'wu');
  const served = () => node.campaigns.find('winter')?.file;

  for (const [what, text] of [
    ['is broken', 'no JSON'],
    ['is of a later gateway', '{"id":"winter","from":"a later gateway"}'],
    ['is refused by stricter rules', JSON.stringify({ ...FILE, modules: [] })],
  ] as const) {
    it(`holds for the version that is served, and ends with it, where the newest ${what}`, async () => {
      await write(2, text);
      await node.sources.follow();
      assert.deepEqual(served(), FILE);
      assert.equal((await pause()).version, 3);
      assert.deepEqual(served(), { ...FILE, paused: { reasons: REASONS } });
      assert.deepEqual(node.sources.notServed, []);
      assert.equal((await node.publisher.resume('winter', 'wu')).version, 4);
      assert.deepEqual(served(), FILE);
      const { entries } = await node.pages.history('winter');
      assert.deepEqual(
        entries.slice(0, 2).map((entry) => [entry.what, entry.version]),
        [
          ['resumed', 4],
          ['paused', 3],
        ],
      );
    });
  }

  it('still wants a reason that can be shown', async () => {
    await write(2, 'no JSON');
    await assert.rejects(pause({}), { code: 'CAMPAIGN_FILE_INVALID' });
    assert.equal((await node.store.version('winter'))?.version, 2);
  });

  it('is refused with what is wrong where no version can be served', async () => {
    await database.write(({ kysely }) => kysely.updateTable('campaign_versions').set({ file: '{"id":"winter"}' }).execute());
    node = await publishingNode(database);
    assert.equal(served(), undefined);
    await assert.rejects(pause(), { code: 'CAMPAIGN_FILE_INVALID' });
  });
});
