import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ConsultError, type CampaignFile, type CampaignText, type HistoryEntry } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { openDatabase, type Database } from '../../store/sql/database.ts';
import { campaignFile } from '../../testing/campaign-file.ts';
import { publishingNode, type PublishingNode } from '../../testing/publishing-node.ts';

const FILE = campaignFile();
const TICKED = ['start-in-past'];
const REASONS = { en: 'Back soon.', 'zh-Hans': '稍后恢复。' };
const named = (en: string, changes: Partial<CampaignFile> = {}): CampaignFile => ({ ...FILE, names: { en, 'zh-Hans': en }, ...changes });

/** Whether a refused file has its only error at this place. */
const faultAt =
  (...path: (string | number)[]) =>
  (reason: ConsultError): boolean => {
    assert.deepEqual([reason.code, reason.faults.map((fault) => fault.path)], ['CAMPAIGN_FILE_INVALID', [path]]);
    return true;
  };

describe('publishing', () => {
  let database: Database;
  let node: PublishingNode;
  beforeEach(async () => {
    database = await openDatabase({ file: ':memory:' });
    node = await publishingNode(database);
  });
  afterEach(() => database.close());

  const save = async (file: CampaignText, revision = 0, who = 'li', version?: number) =>
    (await node.drafts.save('winter', { revision, version }, file, who)).revision;
  const publish = async (revision: number, version: number) =>
    (await node.publisher.publish('winter', { revision, version, ticked: TICKED }, 'li')).version;
  const begun = async (): Promise<void> => {
    await node.drafts.create(FILE, 'li');
    await publish(1, 0);
  };
  const history = async (): Promise<[HistoryEntry['what'], number | null, string[]][]> =>
    (await node.pages.history('winter')).entries.map(({ what, version, changes }) => [
      what,
      version,
      changes.map(({ messages }) => messages['en'] ?? ''),
    ]);
  const draft = async () => (await node.pages.read('winter', { account: 'li' })).draft;
  const served = () => node.campaigns.find('winter')?.file;

  const priced = (currency: string) => named('priced', { sponsor: { ...FILE.sponsor, perCase: { amountMinor: 3_000, currency } } });
  /** Writes what a doctor's first case has cost, unless it is there. */
  const costing = (currency: string) =>
    database.write(({ kysely }) =>
      kysely
        .insertInto('case_totals')
        .values({
          campaign: 'winter',
          currency,
          reserved: 0,
          settled: 1,
          released: 0,
          reserved_minor: 0,
          settled_minor: 3_000,
          released_minor: 0,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );

  it('asks for a tick where a text of the consent changes and its version stays', async () => {
    await begun();
    const consent = { ...FILE.consent, texts: { ...FILE.consent.texts, en: 'You agree to more.' } };
    const revision = await save({ ...FILE, consent });
    const wish = { revision, version: 1, ticked: TICKED };
    const asks = ({ code, faults }: ConsultError): boolean => {
      assert.deepEqual(
        [code, faults.map(({ message }) => message)],
        ['PUBLISH_UNCONFIRMED', ['the warning "consent-version-kept" has to be accepted']],
      );
      return true;
    };
    await assert.rejects(node.publisher.publish('winter', wish, 'li'), asks);
    assert.equal((await node.publisher.publish('winter', { ...wish, ticked: [...TICKED, 'consent-version-kept'] }, 'li')).version, 2);
  });

  describe('of drafts', () => {
    it('refuses whoever changed an older state, and keeps the newer one', async () => {
      await begun();
      const first = await save(named('first'));
      await assert.rejects(save(named('late'), 0, 'wu'), { code: 'DRAFT_CONFLICT' });
      const second = await save(named('second'), first, 'wu');
      await assert.rejects(save(named('late'), first), { code: 'DRAFT_CONFLICT' });
      await assert.rejects(node.drafts.discard('winter', first, 'li'), { code: 'DRAFT_CONFLICT' });
      await assert.rejects(node.drafts.restore('winter', 1, first, 'li'), { code: 'DRAFT_CONFLICT' });
      assert.deepEqual((await draft())?.file, named('second'));
      assert.equal((await draft())?.revision, second);
    });

    it('refuses a first save from a version in whose place another one was published', async () => {
      await begun();
      await publish(await save(named('first'), 0, 'li', 1), 1);
      await assert.rejects(save(named('late'), 0, 'wu', 1), { code: 'DRAFT_CONFLICT' });
      assert.equal(await draft(), null);
      await save(named('second'), 0, 'wu', 2);
      assert.equal((await draft())?.baseVersion, 2);
    });

    it('takes a save again whose answer was lost', async () => {
      await begun();
      const first = await save(named('first'));
      assert.equal(await save(named('first')), first);
      assert.equal((await history()).length, 3);
    });

    it('goes on counting when a draft was discarded, so that nobody takes the next one for it', async () => {
      await begun();
      const first = await save(named('first'));
      await node.drafts.discard('winter', first, 'li');
      await node.drafts.discard('winter', first, 'li');
      assert.equal(await draft(), null);
      const second = await save(named('second'));
      assert.ok(second > first);
      await assert.rejects(save(named('old window'), first), { code: 'DRAFT_CONFLICT' });
    });

    it('forgets a campaign that was never published when its draft is discarded', async () => {
      await node.drafts.create(FILE, 'li');
      await node.drafts.discard('winter', 1, 'li');
      await assert.rejects(node.pages.read('winter', { account: 'li' }), { code: 'CAMPAIGN_UNKNOWN' });
      await assert.rejects(save(FILE), { code: 'CAMPAIGN_UNKNOWN' });
      assert.equal((await node.drafts.create(FILE, 'wu')).revision, 2);
    });

    it('keeps a broken draft, but none that is too deep or too large', async () => {
      await begun();
      const broken = { id: 'winter', modules: 'none', serviceHours: 7, names: null };
      const revision = await save(broken);
      assert.deepEqual((await draft())?.file, broken);
      assert.equal(await save(FILE, revision), revision + 1);
      let deep: unknown = {};
      for (let level = 0; level < 100_000; level += 1) deep = [deep];
      await assert.rejects(save({ ...FILE, deep }, revision + 1), faultAt('deep', ...Array<number>(31).fill(0)));
      await assert.rejects(save({ ...FILE, large: 'x'.repeat(524_288) }, revision + 1), faultAt());
    });
  });

  describe('of versions', () => {
    it('keeps no draft with the private key of a host, however broken it is', async () => {
      await begun();
      for (const secret of [
        { kty: 'EC', d: 'secret' },
        { kty: 'oct', k: 'secret' },
      ]) {
        const file = { id: 'winter', hosts: { keys: [null, { publicKey: secret }] } };
        await assert.rejects(save(file), faultAt('hosts', 'keys', 1, 'publicKey'));
        await assert.rejects(node.drafts.create({ ...file, id: 'spring' }, 'li'), faultAt('hosts', 'keys', 1, 'publicKey'));
      }
      assert.equal(await draft(), null);
    });

    it('restores any version into the draft, to be published as a new one', async () => {
      await begun();
      await publish(await save(named('second')), 1);
      const { revision } = await node.drafts.restore('winter', 1, 0, 'wu');
      assert.deepEqual((await draft())?.file, FILE);
      assert.equal(served()?.names['en'], 'second');
      assert.equal(await publish(revision, 2), 3);
      assert.deepEqual(served(), FILE);
      await assert.rejects(node.drafts.restore('winter', 4, 0, 'li'), { code: 'VERSION_UNKNOWN' });
      assert.deepEqual((await node.pages.version('winter', 2)).file, named('second'));
      await assert.rejects(node.pages.version('winter', 4), { code: 'VERSION_UNKNOWN' });
    });

    it('answers a publishing again whose answer was lost, whatever was done since', async () => {
      await begun();
      const wish = { revision: await save(named('second')), version: 1, ticked: TICKED };
      const again = () => node.publisher.publish('winter', wish, 'li');
      const first = await again();
      assert.deepEqual(await again(), { ...first, isNew: false });
      node.nowMs += 1_000;
      await save(named('third'), 0, 'wu');
      assert.deepEqual(await again(), { ...first, isNew: false });
      await node.publisher.pause('winter', REASONS, 'wu');
      assert.deepEqual(await again(), { ...first, isNew: false });
      assert.equal((await node.store.version('winter'))?.version, 3);
      assert.deepEqual((await draft())?.file, { ...named('third'), paused: { reasons: REASONS } });
    });

    it('answers it where the database broke off behind the commit', async () => {
      await begun();
      const revision = await save(named('second'));
      let isBroken = true;
      const breaking = await publishingNode(database, {
        storeWith: {
          transact: async (work) => {
            const done = await node.store.transact(work);
            if (isBroken) throw new ConsultError('DATABASE_UNREACHABLE', 'The connection broke.');
            return done;
          },
        },
      });
      const again = () => breaking.publisher.publish('winter', { revision, version: 1, ticked: TICKED }, 'li');
      await assert.rejects(again(), { code: 'DATABASE_UNREACHABLE' });
      isBroken = false;
      assert.deepEqual([(await again()).version, breaking.campaigns.find('winter')?.file.names['en']], [2, 'second']);
    });

    it('takes nothing for a repeat that another person, state or version stands in', async () => {
      await begun();
      const older = await save(named('older'));
      const revision = await save(named('second'), older);
      const wish = { revision, version: 1, ticked: TICKED };
      await node.publisher.publish('winter', wish, 'li');
      const refused = (other: Partial<typeof wish>, account = 'li') =>
        assert.rejects(node.publisher.publish('winter', { ...wish, ...other }, account), { code: 'DRAFT_CONFLICT' });
      await refused({}, 'wu');
      await refused({ revision: older });
      await refused({ version: 0 });
      await refused({ version: 2 });
    });

    it('decides anew when something is published in between', async () => {
      await begun();
      const revision = await save(named('second'));
      const other = await publishingNode(database);
      let looks = 0;
      const racing = await publishingNode(database, {
        storeWith: {
          transact: async (work) => {
            looks += 1;
            if (looks === 1) await other.publisher.takeIn([campaignFile({ id: 'spring', placements: ['home'] })]);
            return node.store.transact(work);
          },
        },
      });
      await racing.publisher.publish('winter', { revision, version: 1, ticked: TICKED }, 'li');
      assert.equal(looks, 2);
      assert.equal(racing.campaigns.find('winter')?.file.names['en'], 'second');
      assert.ok(racing.campaigns.find('spring'));
    });

    it('refuses what overlaps a campaign that is published in between', async () => {
      await node.drafts.create(FILE, 'li');
      const other = await publishingNode(database);
      const racing = await publishingNode(database, {
        storeWith: {
          transact: async (work) => {
            await other.publisher.takeIn([campaignFile({ id: 'spring' })]);
            return node.store.transact(work);
          },
        },
      });
      const publishing = racing.publisher.publish('winter', { revision: 1, version: 0, ticked: TICKED }, 'li');
      await assert.rejects(publishing, { code: 'CAMPAIGN_FILE_INVALID' });
      assert.equal(await node.store.version('winter'), undefined);
    });

    it('holds the currency of a campaign whose cases have cost something', async () => {
      await node.publisher.takeIn([priced('CNY')]);
      await costing('CNY');
      const revision = await save(priced('EUR'));
      await assert.rejects(publish(revision, 1), faultAt('sponsor', 'perCase', 'currency'));
      assert.equal((await node.store.version('winter'))?.version, 1);
    });

    it('holds the currency of the first case that costs something while another one is published', async () => {
      await node.publisher.takeIn([priced('CNY')]);
      const revision = await save(priced('EUR'));
      const racing = await publishingNode(database, {
        storeWith: {
          transact: async (work) => {
            if ((await node.store.newest()) === 1) await costing('CNY');
            return node.store.transact(work);
          },
        },
      });
      const wish = { revision, version: 1, ticked: TICKED };
      await assert.rejects(racing.publisher.publish('winter', wish, 'li'), faultAt('sponsor', 'perCase', 'currency'));
      await racing.publisher.pause('winter', REASONS, 'li');
      assert.equal((await node.store.version('winter'))?.version, 2);
    });
  });

  describe('of pauses', () => {
    const pause = () => node.publisher.pause('winter', REASONS, 'wu');

    it('pauses and resumes at once, each as a version of its own', async () => {
      await begun();
      assert.equal((await pause()).version, 2);
      assert.deepEqual(served()?.paused, { reasons: REASONS });
      assert.equal((await pause()).version, 2);
      assert.equal((await node.publisher.resume('winter', 'wu')).version, 3);
      assert.equal((await node.publisher.resume('winter', 'wu')).version, 3);
      assert.deepEqual(served(), FILE);
      assert.deepEqual((await history()).slice(0, 2), [
        ['resumed', 3, ['The service is resumed.']],
        ['paused', 2, ['The service is paused: “Back soon.”']],
      ]);
    });

    it('lets no draft end a pause, nor begin one again', async () => {
      await begun();
      const revision = await save(named('second'));
      await pause();
      assert.deepEqual((await draft())?.file['paused'], { reasons: REASONS });
      assert.equal((await draft())?.revision, revision);
      // The form that was open saves what it has, without the pause.
      const next = await save(named('third'), revision);
      assert.equal(await publish(next, 2), 3);
      assert.deepEqual([served()?.names['en'], served()?.paused], ['third', { reasons: REASONS }]);
      const later = await save(named('fourth', { paused: { reasons: REASONS } }));
      await node.publisher.resume('winter', 'wu');
      assert.equal(await publish(later, 4), 5);
      assert.deepEqual([served()?.names['en'], served()?.paused], ['fourth', undefined]);
      const restored = await node.drafts.restore('winter', 2, 0, 'li');
      assert.equal(await publish(restored.revision, 5), 6);
      assert.deepEqual(served(), FILE);
    });

    it('lets a draft begin a pause of its own', async () => {
      await begun();
      const revision = await save(named('second', { paused: { reasons: REASONS } }));
      const wish = { revision, version: 1, ticked: TICKED };
      await assert.rejects(node.publisher.publish('winter', wish, 'li'), { code: 'PUBLISH_UNCONFIRMED' });
      await node.publisher.publish('winter', { ...wish, typedName: 'winter' }, 'li');
      assert.deepEqual(served()?.paused, { reasons: REASONS });
    });

    it('lets nobody resume who began a draft before the pause and saves it after', async () => {
      await begun();
      await pause();
      assert.equal(await publish(await save(named('second')), 2), 3);
      assert.deepEqual(served()?.paused, { reasons: REASONS });
    });

    it('wants a reason in the language of the campaign, and a campaign that was published', async () => {
      await node.drafts.create(FILE, 'li');
      await assert.rejects(pause(), { code: 'CAMPAIGN_UNKNOWN' });
      await publish(1, 0);
      await assert.rejects(node.publisher.pause('winter', {}, 'li'), { code: 'CAMPAIGN_FILE_INVALID' });
      assert.equal(served()?.paused, undefined);
    });
  });

  describe('of the history', () => {
    it('gathers what one person saves within a while into one entry', async () => {
      await begun();
      let revision = await save(named('one'));
      revision = await save(named('two'), revision);
      node.nowMs += GATEWAY_LIMITS.campaignSavesTogetherMs - 1;
      revision = await save(named('three'), revision);
      revision = await save(named('four', { lastDay: '2098-12-31' }), revision, 'wu');
      await save(named('five', { lastDay: '2098-12-31' }), revision, 'wu');
      const told = await history();
      assert.deepEqual(
        told.map(([what]) => what),
        ['draft-saved', 'draft-saved', 'draft-begun', 'published', 'draft-begun'],
      );
      assert.match(told[0]?.[2].join() ?? '', /five instead of three/);
      assert.match(told[0]?.[2].join() ?? '', /31 Dec 2098/);
      assert.match(told[1]?.[2].join() ?? '', /three instead of one/);
      assert.match(told[2]?.[2].join() ?? '', /one.* instead of .*Winter consultation/);
    });

    it('begins another entry after a while', async () => {
      await begun();
      let revision = await save(named('one'));
      revision = await save(named('two'), revision);
      node.nowMs += GATEWAY_LIMITS.campaignSavesTogetherMs;
      await save(named('three'), revision);
      assert.deepEqual(
        (await history()).map(([what]) => what),
        ['draft-saved', 'draft-saved', 'draft-begun', 'published', 'draft-begun'],
      );
    });

    it('comes in pages', async () => {
      await begun();
      for (let count = 0; count < GATEWAY_LIMITS.historyPageMax; count += 1) {
        await node.publisher.pause('winter', { ...REASONS, en: `Number ${count}.` }, 'li');
      }
      const first = await node.pages.history('winter');
      assert.deepEqual([first.entries.length, first.hasMore], [GATEWAY_LIMITS.historyPageMax, true]);
      const rest = await node.pages.history('winter', first.entries.at(-1)?.key);
      assert.deepEqual([rest.entries.map(({ what }) => what), rest.hasMore], [['published', 'draft-begun'], false]);
    });
  });

  it('tells who else has the form open', async () => {
    await begun();
    const editors = async (account: string, editing?: boolean) =>
      (await node.pages.read('winter', { account, editing })).editors.map((editor) => editor.account);
    assert.deepEqual(await editors('li', true), []);
    node.nowMs += 1_000;
    assert.deepEqual(await editors('wu', true), ['li']);
    assert.deepEqual(await editors('chen'), ['wu', 'li']);
    assert.deepEqual(await editors('li', false), ['wu']);
    assert.deepEqual(await editors('chen'), ['wu']);
    node.nowMs += GATEWAY_LIMITS.editorSilentMs + 1;
    assert.deepEqual(await editors('chen'), []);
  });

  it('says how many people a change may affect', async () => {
    await begun();
    node.counts = { waiting: 2, talking: 1, doctorsOnline: 5 };
    assert.deepEqual((await node.pages.read('winter', { account: 'li' })).affected, { waiting: 2, talking: 1 });
  });
});
