import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { campaignFile } from '../../../testing/campaign-file.ts';
import { publishingNode, type PublishingNode } from '../../../testing/publishing-node.ts';
import { openDatabase } from '../database.ts';
import { postgresUnderTest } from '../testing/stores-under-test.ts';

const postgres = await postgresUnderTest();
const TICKED = ['start-in-past'];
const WINTER = campaignFile();

/** Three gateways on one PostgreSQL, each with its own connections. */
async function withNodes(work: (nodes: readonly PublishingNode[]) => Promise<void>): Promise<void> {
  await postgres.with(async (_database, place) => {
    const databases = await Promise.all([0, 1, 2].map(() => openDatabase(place)));
    try {
      await work(await Promise.all(databases.map((database) => publishingNode(database))));
    } finally {
      await Promise.all(databases.map((database) => database.close()));
    }
  });
}

const codes = (ends: readonly PromiseSettledResult<unknown>[]): string[] =>
  ends.map((end) => (end.status === 'fulfilled' ? 'done' : ((end.reason as { code?: string }).code ?? String(end.reason)))).sort();

describe('publishing at several gateways on one PostgreSQL', { timeout: 120_000 }, () => {
  const { skip } = postgres;

  it('lets one of those win who publish the same draft', { skip }, () =>
    withNodes(async (nodes) => {
      await nodes[0]!.drafts.create(WINTER, 'li');
      const ends = await Promise.allSettled(
        nodes.map(({ publisher }, index) => publisher.publish('winter', { revision: 1, version: 0, ticked: TICKED }, `editor-${index}`)),
      );
      assert.deepEqual(codes(ends), ['DRAFT_CONFLICT', 'DRAFT_CONFLICT', 'done']);
      await Promise.all(nodes.map(({ sources }) => sources.look()));
      for (const { sources, campaigns } of nodes) assert.deepEqual([sources.versionOf('winter'), campaigns.all().length], [1, 1]);
    }),
  );

  it('makes one version of a publishing that is sent to all of them', { skip }, () =>
    withNodes(async (nodes) => {
      await nodes[0]!.drafts.create(WINTER, 'li');
      const wish = { revision: 1, version: 0, ticked: TICKED };
      const published = await Promise.all(nodes.map(({ publisher }) => publisher.publish('winter', wish, 'li')));
      assert.deepEqual(published.map(({ isNew }) => isNew).sort(), [false, false, true]);
      for (const { version, atMs } of published) assert.deepEqual([version, atMs], [1, published[0]!.atMs]);
      assert.equal((await nodes[0]!.store.version('winter'))?.version, 1);
    }),
  );

  it('never lets two stand in one place, however they are published at once', { skip }, () =>
    withNodes(async (nodes) => {
      for (let round = 0; round < 5; round += 1) {
        const placements = [`place-${round}`];
        const ends = await Promise.allSettled(
          nodes.map(({ publisher }, index) => publisher.takeIn([campaignFile({ id: `campaign-${round}-${index}`, placements })])),
        );
        assert.deepEqual(codes(ends), ['CAMPAIGN_FILE_INVALID', 'CAMPAIGN_FILE_INVALID', 'done'], `round ${round}`);
      }
      await nodes[0]!.sources.look();
      assert.deepEqual([nodes[0]!.campaigns.all().length, nodes[0]!.sources.notServed], [5, []]);
    }),
  );

  it('begins a campaign once', { skip }, () =>
    withNodes(async (nodes) => {
      const ends = await Promise.allSettled(nodes.map(({ drafts }, index) => drafts.create(WINTER, `editor-${index}`)));
      assert.deepEqual(codes(ends), ['CAMPAIGN_EXISTS', 'CAMPAIGN_EXISTS', 'done']);
    }),
  );

  it('takes one of two saves of the same state', { skip }, () =>
    withNodes(async (nodes) => {
      await nodes[0]!.drafts.create(WINTER, 'li');
      const saves = nodes.map(({ drafts }, index) =>
        drafts.save('winter', { revision: 1 }, { ...WINTER, lastDay: `2098-12-0${index + 1}` }, `editor-${index}`),
      );
      assert.deepEqual(codes(await Promise.allSettled(saves)), ['DRAFT_CONFLICT', 'DRAFT_CONFLICT', 'done']);
    }),
  );

  it('numbers versions without gaps while all pause and resume', { skip }, () =>
    withNodes(async (nodes) => {
      await nodes[0]!.publisher.takeIn([WINTER]);
      const turns = nodes.flatMap(({ publisher }, index) => [
        publisher.pause('winter', { en: `Reason ${index}.`, 'zh-Hans': '稍后恢复。' }, 'li'),
        publisher.resume('winter', 'li'),
      ]);
      const ends = await Promise.allSettled(turns);
      assert.ok(
        codes(ends).every((code) => code === 'done' || code === 'GATEWAY_BUSY'),
        codes(ends).join(),
      );
      const newest = (await nodes[0]!.store.version('winter'))?.version ?? 0;
      for (let version = 1; version <= newest; version += 1)
        assert.ok(await nodes[0]!.store.version('winter', version), `version ${version}`);
      const published = ends.flatMap((end) => (end.status === 'fulfilled' && end.value.isNew ? [end.value.version] : []));
      assert.equal(new Set(published).size, published.length);
      assert.equal(newest, published.length + 1);
    }),
  );
});
