import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CampaignStore, NewDraft, NewEntry, NewVersion } from '../../../domain/publishing/campaign-store.ts';
import { sqlAccountStore } from '../accounts.ts';
import { sqlCampaignStore } from '../campaigns.ts';
import type { Database } from '../database.ts';
import { storesUnderTest } from '../testing/stores-under-test.ts';

const AT_MS = 1_672_891_200_000;
const LI = { account: 'li', names: { en: 'Li Hua', 'zh-Hans': '李华' } };
const GONE = { account: 'gone', names: null };
const COMMAND = { account: null, names: null };

const version = (campaign: string, number: number, changes: Partial<NewVersion> = {}): NewVersion => ({
  campaign,
  version: number,
  kind: 'published',
  text: `{"id":"${campaign}","n":${number}}`,
  atMs: AT_MS + number,
  account: 'li',
  ...changes,
});
const draft = (campaign: string, revision: number, changes: Partial<NewDraft> = {}): NewDraft => ({
  campaign,
  revision,
  baseVersion: 0,
  text: `{"id":"${campaign}"}`,
  gathered: null,
  atMs: AT_MS,
  account: 'li',
  ...changes,
});
const entry = (campaign: string, changes: Partial<NewEntry> = {}): NewEntry => ({
  campaign,
  what: 'draft-saved',
  version: null,
  changes: [{ path: ['names', 'en'], messages: { en: 'Name: “😀” is new.', 'zh-Hans': '名称。' } }],
  atMs: AT_MS,
  account: 'li',
  ...changes,
});

const put = (store: CampaignStore, ...versions: readonly NewVersion[]): Promise<void> =>
  store.transact(async (transaction) => {
    for (const one of versions) await transaction.addVersion(one);
  });

for (const { name, skip, with: withDatabase } of await storesUnderTest()) {
  const test = (fact: string, work: (store: CampaignStore, database: Database) => Promise<void>): void => {
    it(fact, { skip }, () =>
      withDatabase(async (database) => {
        const { account: id, names } = LI;
        const account = { role: 'integrator', passwordHash: '…', createdAtMs: AT_MS, disabledAtMs: null, doctor: null } as const;
        await sqlAccountStore(database).insert([{ id, login: id, names, ...account }]);
        await work(sqlCampaignStore(database), database);
      }),
    );
  };

  describe(`campaigns over ${name}`, () => {
    test('knows nothing under names and numbers that none can have', async (store) => {
      await put(store, version('winter', 1));
      assert.equal(await store.version('winter', 3_000_000_000), undefined);
      assert.equal(await store.version('winter', Number.MAX_SAFE_INTEGER), undefined);
      assert.equal(await store.version('win\u0000ter'), undefined);
      assert.equal(await store.draft('win\u0000ter'), undefined);
      assert.deepEqual(await store.history('win\u0000ter', { before: Number.MAX_SAFE_INTEGER, limit: 2 }), []);
    });

    test('gives back each version, the newest one first, with the one who made it', async (store) => {
      assert.deepEqual([await store.newest(), await store.version('winter')], [0, undefined]);
      await put(
        store,
        version('winter', 1),
        version('winter', 2, { kind: 'paused', account: 'gone' }),
        version('spring', 1, { account: null, ofRevision: 7 }),
      );
      const { key, ...second } = (await store.version('winter')) ?? assert.fail();
      assert.deepEqual(second, {
        campaign: 'winter',
        version: 2,
        kind: 'paused',
        text: '{"id":"winter","n":2}',
        ofRevision: null,
        atMs: AT_MS + 2,
        by: GONE,
      });
      assert.deepEqual((await store.version('winter', 1))?.by, LI);
      const ofCommand = await store.version('spring', 1);
      assert.deepEqual([ofCommand?.by, ofCommand?.ofRevision], [COMMAND, 7]);
      assert.equal(await store.version('winter', 3), undefined);
      assert.ok((await store.newest()) > key);
    });

    test('lists the newest version of each campaign that changed', async (store) => {
      await put(store, version('winter', 1), version('autumn', 1), version('winter', 2));
      const known = await store.newest();
      const names = async (after: number) => (await store.latest(after)).map(({ campaign, version: number }) => `${campaign} ${number}`);
      assert.deepEqual(await names(0), ['autumn 1', 'winter 2']);
      await put(store, version('autumn', 2), version('autumn', 3));
      assert.deepEqual(await names(known), ['autumn 3']);
      assert.deepEqual(await names(await store.newest()), []);
    });

    test('keeps one draft for each campaign, and its revision when it is gone', async (store) => {
      const gathered = { entry: 7, sinceMs: AT_MS - 1, from: '{"é":"\\u0000"}' };
      await store.transact((transaction) => transaction.putDraft(draft('winter', 1, { baseVersion: 4, gathered })));
      const first = { campaign: 'winter', revision: 1, baseVersion: 4, text: '{"id":"winter"}', gathered, atMs: AT_MS, by: LI };
      assert.deepEqual(await store.draft('winter'), first);
      await store.transact((transaction) => transaction.putDraft(draft('winter', 2, { text: null })));
      assert.deepEqual(await store.draft('winter'), { ...first, revision: 2, baseVersion: 0, text: null, gathered: null });
      assert.equal(await store.draft('spring'), undefined);
    });

    test('tells the drafts of campaigns that were never published', async (store) => {
      await put(store, version('winter', 1));
      await store.transact(async (transaction) => {
        for (const campaign of ['winter', 'spring', 'autumn']) await transaction.putDraft(draft(campaign, 1));
        await transaction.putDraft(draft('gone', 2, { text: null }));
      });
      const { campaigns, unpublished } = await store.drafts();
      assert.deepEqual(campaigns, ['autumn', 'spring', 'winter']);
      assert.deepEqual(unpublished, [
        { campaign: 'autumn', text: '{"id":"autumn"}', atMs: AT_MS, by: LI },
        { campaign: 'spring', text: '{"id":"spring"}', atMs: AT_MS, by: LI },
      ]);
    });

    test('gives the history in pages, newest first', async (store) => {
      const keys = await store.transact(async (transaction) => {
        const list: number[] = [];
        for (let index = 0; index < 5; index += 1)
          list.push(await transaction.addEntry(entry('winter', { atMs: AT_MS + index, version: index })));
        await transaction.addEntry(entry('spring'));
        return list;
      });
      const page = async (before: number, limit: number) => (await store.history('winter', { before, limit })).map(({ key }) => key);
      assert.deepEqual(await page(Number.MAX_SAFE_INTEGER, 2), [keys[4], keys[3]]);
      assert.deepEqual(await page(keys[3] ?? 0, 9), [keys[2], keys[1], keys[0]]);
      const [newest] = await store.history('winter', { before: Number.MAX_SAFE_INTEGER, limit: 1 });
      const { account: _, ...kept } = entry('winter', { atMs: AT_MS + 4, version: 4 });
      assert.deepEqual(newest, { ...kept, key: keys[4], by: LI });
      await store.transact((transaction) => transaction.changeEntry(keys[4] ?? 0, { atMs: AT_MS + 9, changes: [] }));
      assert.deepEqual((await store.history('winter', { before: Number.MAX_SAFE_INTEGER, limit: 1 }))[0], {
        ...newest,
        atMs: AT_MS + 9,
        changes: [],
      });
    });

    test('knows who has a form open', async (store) => {
      await store.noteEditor('winter', 'li', AT_MS);
      await store.noteEditor('winter', 'gone', AT_MS + 5);
      await store.noteEditor('spring', 'wu', AT_MS + 5);
      await store.noteEditor('winter', 'li', AT_MS + 9);
      assert.deepEqual(await store.editors('winter', AT_MS), [
        { by: LI, atMs: AT_MS + 9 },
        { by: GONE, atMs: AT_MS + 5 },
      ]);
      assert.deepEqual(await store.editors('winter', AT_MS + 6), [{ by: LI, atMs: AT_MS + 9 }]);
      await store.noteEditor('winter', 'li', null);
      assert.deepEqual(
        (await store.editors('winter', 0)).map(({ by }) => by),
        [GONE],
      );
    });

    test('does all of a change, or nothing', async (store) => {
      const failing = store.transact(async (transaction) => {
        await transaction.addVersion(version('winter', 1));
        await transaction.putDraft(draft('winter', 1));
        await transaction.addEntry(entry('winter'));
        throw new Error('something is wrong');
      });
      await assert.rejects(failing, /something is wrong/);
      assert.deepEqual([await store.newest(), await store.draft('winter')], [0, undefined]);
      assert.deepEqual(await store.history('winter', { before: Number.MAX_SAFE_INTEGER, limit: 1 }), []);
    });

    test('lets nobody in between what one looks up and writes', async (store) => {
      const next = () =>
        store.transact(async (transaction) => {
          const number = ((await transaction.version('winter'))?.version ?? 0) + 1;
          await transaction.addVersion(version('winter', number));
          return number;
        });
      const numbers = await Promise.all(Array.from({ length: 12 }, next));
      assert.deepEqual(
        numbers.sort((a, b) => a - b),
        Array.from({ length: 12 }, (_, index) => index + 1),
      );
      assert.equal((await store.version('winter'))?.version, 12);
    });
  });
}
