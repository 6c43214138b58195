import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ConsultError } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { sqlCampaignStore } from '../../store/sql/campaigns.ts';
import { openDatabase, type Database } from '../../store/sql/database.ts';
import { campaignFile } from '../../testing/campaign-file.ts';
import { NOW_MS, publishingNode, type PublishingNode } from '../../testing/publishing-node.ts';

const WINTER = campaignFile();
const SPRING = campaignFile({ id: 'spring', placements: ['home'] });

describe('the campaigns of a gateway', () => {
  let database: Database;
  beforeEach(async () => void (database = await openDatabase({ file: ':memory:' })));
  afterEach(() => database.close());

  /** Writes a version as another gateway might, sound or not. */
  const write = (campaign: string, version: number, text: string): Promise<void> =>
    sqlCampaignStore(database).transact((transaction) =>
      transaction.addVersion({ campaign, version, kind: 'published', text, atMs: NOW_MS, account: null }),
    );
  const put = (file: typeof WINTER, version = 1): Promise<void> => write(file.id, version, JSON.stringify(file));
  const ids = ({ campaigns }: PublishingNode): string[] => campaigns.all().map(({ id }) => id);
  const setAside = ({ sources }: PublishingNode) =>
    sources.notServed.map(({ campaign, findings }) => [campaign, findings.map(({ code }) => code)]);

  it('come from files and from the store, side by side', async () => {
    await put(SPRING);
    const node = await publishingNode(database, { files: [WINTER] });
    assert.deepEqual(ids(node), ['winter', 'spring']);
    assert.deepEqual(
      ['winter', 'spring', 'autumn'].map((id) => node.sources.sourceOf(id)),
      ['file', 'store', undefined],
    );
    assert.deepEqual([node.sources.versionOf('winter'), node.sources.versionOf('spring')], [0, 1]);
  });

  it('follow what is published at another node', async () => {
    const [one, other] = [await publishingNode(database), await publishingNode(database)];
    await one.publisher.takeIn([WINTER, SPRING]);
    assert.deepEqual([ids(one), ids(other)], [['spring', 'winter'], []]);
    await other.sources.follow();
    assert.deepEqual(ids(other), ['spring', 'winter']);
    const { matcher } = other.campaigns.find('winter') ?? assert.fail();
    await one.publisher.pause('spring', { en: 'Back soon.', 'zh-Hans': '稍后恢复。' }, 'li');
    await other.sources.follow();
    assert.equal(other.campaigns.find('spring')?.moment(NOW_MS).state, 'paused');
    assert.equal(other.campaigns.find('winter')?.matcher, matcher, 'a campaign that did not change stays the same object');
  });

  it('take no second look at the store while nothing is new', async () => {
    let latest = 0;
    const store = sqlCampaignStore(database);
    const node = await publishingNode(database, {
      storeWith: {
        latest: (after) => {
          latest += 1;
          return store.latest(after);
        },
      },
    });
    await node.sources.follow();
    assert.equal(latest, 0);
    await put(WINTER);
    for (let look = 0; look < 3; look += 1) await node.sources.follow();
    assert.equal(latest, 1);
  });

  it('set aside what a file has the id of, or stands in the place of, and say so once', async () => {
    await put(WINTER);
    await put(SPRING);
    const node = await publishingNode(database, {
      files: [{ ...WINTER, lastDay: '2030-12-31' }, campaignFile({ id: 'autumn', placements: ['home'] })],
    });
    await node.sources.follow();
    await node.sources.follow();
    assert.deepEqual(ids(node), ['winter', 'autumn']);
    assert.equal(node.campaigns.find('winter')?.file.lastDay, '2030-12-31');
    assert.deepEqual(setAside(node), [
      ['spring', ['overlap']],
      ['winter', ['duplicate-id']],
    ]);
    assert.equal(node.logged.filter(({ message }) => message === 'a campaign of the store is set aside').length, 2);
    assert.equal((await node.pages.read('winter', { account: 'li' })).source, 'file');
  });

  it('serve what was set aside once it stands in nobody’s place', async () => {
    await put(SPRING);
    const autumn = campaignFile({ id: 'autumn', placements: ['home'], lastDay: '2027-03-10' });
    const node = await publishingNode(database, { files: [autumn] });
    assert.deepEqual(ids(node), ['autumn']);
    node.nowMs = Date.parse('2027-03-10T16:00:00.000Z');
    await node.sources.follow();
    assert.deepEqual([ids(node), setAside(node)], [['autumn', 'spring'], []]);
    node.sources.putFile({ ...autumn, placements: ['side'] });
    assert.deepEqual(ids(node), ['autumn', 'spring']);
  });

  it('publish nothing in the place of what is set aside', async () => {
    await put(SPRING);
    const node = await publishingNode(database, { files: [campaignFile({ id: 'autumn', placements: ['home'], lastDay: '2027-06-30' })] });
    const late = campaignFile({ id: 'late', placements: ['home'], firstDay: '2027-07-01' });
    await assert.rejects(node.publisher.takeIn([late]), { code: 'CAMPAIGN_FILE_INVALID' });
  });

  it('keep the last good version while the newest cannot be served, and say so', async () => {
    await put(WINTER);
    const node = await publishingNode(database);
    await write('winter', 2, '{"id":"winter","from":"a later gateway"}');
    await write('spring', 1, 'no JSON');
    await node.sources.follow();
    assert.deepEqual([ids(node), node.sources.versionOf('winter')], [['winter'], 1]);
    assert.deepEqual(setAside(node)[0], ['spring', ['not-json']]);
    assert.equal(setAside(node)[1]?.[0], 'winter');
    assert.ok(node.logged.some(({ message }) => message === 'a version of the store cannot be served; its last good version stays'));
    await put({ ...WINTER, lastDay: '2098-12-31' }, 3);
    await node.sources.follow();
    assert.equal(node.sources.versionOf('winter'), 3);
  });

  it('look for the last good version when they start', async () => {
    await put(WINTER);
    for (const version of [2, 3, 4]) await write('winter', version, '{}');
    const node = await publishingNode(database);
    assert.deepEqual([ids(node), node.sources.versionOf('winter')], [['winter'], 1]);
  });

  it('stay as they are while the store is away, which is said once', async () => {
    await put(WINTER);
    let isAway = false;
    const store = sqlCampaignStore(database);
    const newest = async (): Promise<number> => {
      if (isAway) throw new ConsultError('DATABASE_UNREACHABLE', 'The database cannot be used now.');
      return store.newest();
    };
    const node = await publishingNode(database, { storeWith: { newest } });
    isAway = true;
    for (let look = 0; look < 3; look += 1) await node.sources.follow();
    await put(SPRING);
    assert.deepEqual(ids(node), ['winter']);
    isAway = false;
    await node.sources.follow();
    assert.deepEqual(ids(node), ['winter', 'spring']);
    const said = node.logged.map(({ message }) => message).filter((message) => message.startsWith('the store'));
    assert.deepEqual(said, [
      'the store of the campaigns cannot be read; campaigns stay as they are',
      'the store of the campaigns can be read again',
    ]);
  });

  it('go back with a database of which an older copy was put back', async () => {
    await put(WINTER);
    await put(SPRING);
    const node = await publishingNode(database);
    await database.write(({ kysely }) => kysely.deleteFrom('campaign_versions').where('campaign', '=', 'spring').execute());
    await node.sources.follow();
    assert.deepEqual(ids(node), ['winter']);
  });

  it('try again after a while what is set aside, not with every look', async () => {
    await put(SPRING);
    const node = await publishingNode(database, { files: [campaignFile({ id: 'autumn', placements: ['home'], lastDay: '2027-03-10' })] });
    node.nowMs = Date.parse('2027-03-10T16:00:00.000Z') - GATEWAY_LIMITS.campaignSetAsideMs;
    await node.sources.follow();
    node.nowMs += GATEWAY_LIMITS.campaignSetAsideMs - 1;
    await node.sources.follow();
    assert.deepEqual(ids(node), ['autumn']);
    node.nowMs += 1;
    await node.sources.follow();
    assert.deepEqual(ids(node), ['autumn', 'spring']);
  });
});
