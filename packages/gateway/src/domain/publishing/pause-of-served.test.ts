import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { sqlCampaignStore } from '../../store/sql/campaigns.ts';
import { openDatabase, type Database } from '../../store/sql/database.ts';
import { campaignFile } from '../../testing/campaign-file.ts';
import { NOW_MS, publishingNode, type PublishingNode } from '../../testing/publishing-node.ts';
import type { VersionKind } from './campaign-store.ts';

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
  const write = (version: number, text: string, kind: VersionKind = 'published'): Promise<void> =>
    node.store.transact((transaction) =>
      transaction.addVersion({ campaign: 'winter', version, kind, text, atMs: node.nowMs, account: null }),
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

describe('a pause in a version that cannot be served', () => {
  let database: Database;
  beforeEach(async () => {
    database = await openDatabase({ file: ':memory:' });
    await write('published', JSON.stringify(FILE));
  });
  afterEach(() => database.close());

  const PAUSED = { ...FILE, paused: { reasons: REASONS } };
  const write = (kind: VersionKind, text: string): Promise<void> =>
    sqlCampaignStore(database).transact(async (transaction) => {
      const version = ((await transaction.version('winter'))?.version ?? 0) + 1;
      await transaction.addVersion({ campaign: 'winter', version, kind, text, atMs: NOW_MS, account: null });
    });
  const broken = (file: object): string => JSON.stringify({ ...file, modules: [] });
  const servedAt = ({ campaigns }: PublishingNode) => campaigns.find('winter')?.file;
  /** What a gateway serves that was there before, and one that starts after it. */
  const servedBy = async (follower: PublishingNode) => {
    await follower.sources.follow();
    assert.equal(follower.campaigns.find('winter')?.moment(NOW_MS).state, servedAt(follower)?.paused ? 'paused' : 'open');
    assert.deepEqual(servedAt(await publishingNode(database)), servedAt(follower));
    return servedAt(follower);
  };

  for (const [what, text, reasons] of [
    ['that stricter rules refuse', broken(PAUSED), REASONS],
    ['of a later gateway', JSON.stringify({ id: 'winter', from: 'a later gateway', paused: PAUSED.paused }), REASONS],
    ['that stands in no language', broken({ paused: { reasons: 'Back soon.' } }), {}],
    ['of another form', broken({ paused: true }), {}],
    ['that is no JSON', 'no JSON', {}],
  ] as const) {
    it(`holds for the last good version, where it is one ${what}, and ends with it`, async () => {
      const node = await publishingNode(database);
      await write('paused', text);
      assert.deepEqual(await servedBy(node), { ...FILE, paused: { reasons } });
      await write('resumed', broken(FILE));
      assert.deepEqual(await servedBy(node), FILE);
    });
  }

  for (const [what, text] of [
    ['is refused by stricter rules', broken(FILE)],
    ['is no JSON', 'no JSON'],
  ] as const) {
    it(`ends with a version that ${what}`, async () => {
      await write('paused', JSON.stringify(PAUSED));
      const node = await publishingNode(database);
      assert.deepEqual(servedAt(node), PAUSED);
      await write('resumed', text);
      assert.deepEqual(await servedBy(node), FILE);
    });
  }

  it('outlasts later versions that do not say', async () => {
    const node = await publishingNode(database);
    await write('paused', broken(PAUSED));
    await write('published', 'no JSON');
    assert.deepEqual(await servedBy(node), PAUSED);
    await write('published', '[]');
    assert.deepEqual(await servedBy(node), PAUSED);
  });

  it('ends by hand here as well', async () => {
    await write('paused', broken(PAUSED));
    const node = await publishingNode(database);
    assert.equal((await node.publisher.resume('winter', 'wu')).version, 3);
    assert.deepEqual([servedAt(node), node.sources.notServed], [FILE, []]);
  });

  it('is served though the version stands in the place of another campaign, and takes that place from nobody', async () => {
    const files = [campaignFile({ id: 'file', placements: ['home'] })];
    const node = await publishingNode(database, { files });
    await node.publisher.takeIn([campaignFile({ id: 'yearly', placements: ['side'] })]);
    const moved = { ...FILE, placements: ['home', 'side'] };
    await write('paused', JSON.stringify({ ...moved, paused: { reasons: REASONS } }));
    await node.sources.follow();
    assert.deepEqual(servedAt(node)?.paused, { reasons: REASONS });
    assert.deepEqual(
      node.sources.notServed.map(({ campaign, findings }) => [campaign, findings.map(({ code }) => code)]),
      [['winter', ['overlap']]],
    );
    assert.equal(node.logged.at(-1)?.message, 'a campaign of the store is set aside but for its pause');
    assert.ok(node.campaigns.find('file') && node.campaigns.find('yearly'));
    await write('resumed', JSON.stringify(moved));
    await node.sources.follow();
    assert.equal(servedAt(node), undefined);
  });
});
