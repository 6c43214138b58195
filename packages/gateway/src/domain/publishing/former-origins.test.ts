import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { openDatabase, type Database } from '../../store/sql/database.ts';
import { campaignFile } from '../../testing/campaign-file.ts';
import { NOW_MS, publishingNode, type PublishingNode } from '../../testing/publishing-node.ts';
import { decideEntry } from '../campaigns/entry.ts';

const [ONE, TWO] = ['https://one.example', 'https://two.example'];
const withOrigins = (...origins: string[]) => campaignFile({ hosts: { origins } });

describe('pages that a campaign no longer names', () => {
  let database: Database;
  let node: PublishingNode;
  beforeEach(async () => {
    database = await openDatabase({ file: ':memory:' });
    node = await publishingNode(database);
    await node.publisher.takeIn([withOrigins(ONE, TWO)]);
    node.nowMs += 1_000;
  });
  afterEach(() => database.close());

  /** What holds of a page alike: calls, the frame, and what the frame compares its holder with. */
  const lets = ({ campaigns, nowMs }: PublishingNode, origin: string): boolean => {
    const campaign = campaigns.find('winter') ?? assert.fail();
    const answers = [
      campaigns.allowsOrigin(origin),
      campaign.openOrigins.includes(origin),
      campaign.document(nowMs).origins.includes(origin),
    ];
    assert.equal(new Set(answers).size, 1);
    return answers[0] === true;
  };
  const later = async (byMs: number): Promise<void> => {
    node.nowMs += byMs;
    await node.sources.follow();
  };
  /** At a gateway that starts now. */
  const letsAtStart = async (origin: string): Promise<boolean> => {
    const presence = { firstCameMs: node.firstCameMs, nowMs: node.nowMs };
    return lets(await publishingNode(database, { presence }), origin);
  };

  it('are let in no longer where nobody is there', async () => {
    await node.publisher.takeIn([withOrigins(TWO)]);
    assert.deepEqual([lets(node, ONE), lets(node, TWO)], [false, true]);
  });

  it('are let in until those are gone who came before, though none of those of the campaign', async () => {
    node.firstCameMs = NOW_MS;
    await node.publisher.takeIn([withOrigins(TWO)]);
    const campaign = node.campaigns.find('winter') ?? assert.fail();
    assert.deepEqual([lets(node, ONE), await letsAtStart(ONE), campaign.origins], [true, true, [TWO]]);
    const { show, why } = decideEntry(campaign, { query: 'see doctors', lang: 'en', region: undefined, host: ONE }, node.nowMs);
    assert.equal(show, false);
    assert.match(why, /the page is not among those of the campaign/);
    await later(GATEWAY_LIMITS.formerOriginsEveryMs);
    assert.ok(lets(node, ONE));
    await node.publisher.pause('winter', { en: 'Back soon.', 'zh-Hans': '稍后恢复。' }, 'li');
    assert.ok(lets(node, ONE), 'another version changes nothing');
    // Only people who came since are left.
    node.firstCameMs = node.nowMs;
    await later(GATEWAY_LIMITS.formerOriginsEveryMs);
    assert.deepEqual([lets(node, ONE), await letsAtStart(ONE), lets(node, TWO)], [false, false, true]);
  });

  it('are not let in for ever', async () => {
    node.firstCameMs = NOW_MS;
    await node.publisher.takeIn([withOrigins(TWO)]);
    await later(GATEWAY_LIMITS.formerOriginsMs - 1);
    assert.ok(lets(node, ONE));
    await later(GATEWAY_LIMITS.formerOriginsEveryMs);
    assert.deepEqual([lets(node, ONE), await letsAtStart(ONE)], [false, false]);
  });

  it('each count from when they were taken away', async () => {
    await node.publisher.takeIn([withOrigins(TWO)]);
    node.nowMs += 1_000;
    node.firstCameMs = node.nowMs;
    node.nowMs += 1_000;
    await node.publisher.takeIn([withOrigins('https://three.example')]);
    assert.deepEqual([lets(node, ONE), lets(node, TWO), await letsAtStart(ONE), await letsAtStart(TWO)], [false, true, false, true]);
  });

  it('count where another gateway served a version that cannot be served here, unless they are none', async () => {
    node.firstCameMs = node.nowMs;
    const write = (version: number, origins: unknown): Promise<void> =>
      node.store.transact((transaction) => {
        const text = JSON.stringify({ ...withOrigins(), modules: [], hosts: { origins } });
        return transaction.addVersion({ campaign: 'winter', version, kind: 'published', text, atMs: node.nowMs, account: null });
      });
    await write(2, ['https://three.example', 'https://one.example; script-src *', 4]);
    await write(3, 'https://four.example');
    await node.publisher.takeIn([withOrigins(TWO)]);
    assert.deepEqual(node.campaigns.find('winter')?.openOrigins, [TWO, 'https://three.example', ONE]);
  });

  it('are the same for a file on the disk, from one change of it to the next', async () => {
    const file = campaignFile({ id: 'winter', hosts: { origins: [ONE, TWO] } });
    const ofFile = await publishingNode(database, { files: [file] });
    ofFile.firstCameMs = NOW_MS;
    ofFile.sources.putFile(withOrigins(TWO));
    assert.deepEqual([lets(ofFile, ONE), lets(ofFile, TWO)], [true, true]);
    await ofFile.sources.follow();
    assert.ok(lets(ofFile, ONE));
    ofFile.firstCameMs = null;
    ofFile.nowMs += GATEWAY_LIMITS.formerOriginsEveryMs;
    await ofFile.sources.follow();
    assert.deepEqual([lets(ofFile, ONE), lets(ofFile, TWO)], [false, true]);
    ofFile.sources.putFile(withOrigins('https://three.example'));
    await ofFile.sources.follow();
    assert.equal(lets(ofFile, TWO), false, 'nobody is there, which the next look finds');
  });
});
