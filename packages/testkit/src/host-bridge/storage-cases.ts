import type { HostBridge } from '@consult-kit/client';
import type { BridgeCase } from './bridge-cases.ts';
import { expectSame, expectThat, freshKey } from './check.ts';

/** Texts that some storages get wrong. */
const AWKWARD_TEXTS: Readonly<Record<string, string>> = {
  empty: '',
  Chinese: '看医生：头疼',
  'with an emoji': '👩‍⚕️ ok',
  'with a lone surrogate': 'a\uD83Db',
  'with a zero': 'a\u0000b',
  'of several lines': 'a\r\nb\tc',
  'that looks like a value': 'null',
  'of 200,000 characters': 'x'.repeat(200_000),
};

const BASIC: readonly BridgeCase[] = [
  {
    name: 'storage has nothing under a key that was never set',
    async run(subject) {
      expectSame(await subject.open().storage.get(freshKey()), undefined, 'an unknown key');
    },
  },
  ...Object.keys(AWKWARD_TEXTS).map((kind): BridgeCase => ({
    name: `storage gives a text ${kind} back as it was`,
    async run(subject) {
      const { storage } = subject.open();
      const key = freshKey();
      await storage.set(key, AWKWARD_TEXTS[kind] ?? '');
      expectThat((await storage.get(key)) === AWKWARD_TEXTS[kind], `a text ${kind} comes back as it was`);
    },
  })),
  {
    name: 'storage replaces a text',
    async run(subject) {
      const { storage } = subject.open();
      const key = freshKey();
      await storage.set(key, 'one');
      await storage.set(key, 'two');
      expectSame(await storage.get(key), 'two', 'the text');
    },
  },
  {
    name: 'storage has the last of many texts that were set without waiting',
    async run(subject) {
      const { storage } = subject.open();
      const key = freshKey();
      await Promise.all(Array.from({ length: 20 }, (_, index) => storage.set(key, String(index))));
      expectSame(await storage.get(key), '19', 'the text');
    },
  },
  {
    name: 'storage removes a text, and one that is not there',
    async run(subject) {
      const { storage } = subject.open();
      const key = freshKey();
      await storage.set(key, 'one');
      await storage.remove(key);
      await storage.remove(key);
      expectSame(await storage.get(key), undefined, 'a removed text');
    },
  },
  {
    name: 'storage keeps keys apart that look alike',
    async run(subject) {
      const { storage } = subject.open();
      const key = freshKey();
      const likes = [key, `${key}:a`, `${key}/a`, `${key.toUpperCase()}`, `${key}:__proto__`, `${key}:@desk`];
      for (const like of likes) await storage.set(like, like);
      const texts = [];
      for (const like of likes) texts.push(await storage.get(like));
      expectSame(texts, likes, 'the texts');
    },
  },
  {
    name: 'storage is the same for the next page',
    async run(subject) {
      const key = freshKey();
      await subject.open().storage.set(key, 'kept');
      expectSame(await subject.open().storage.get(key), 'kept', 'the text in the next page');
    },
  },
];

const UPDATES: readonly BridgeCase[] = [
  {
    name: 'storage updates a text from what it was',
    async run(subject) {
      const { storage } = subject.open();
      const key = freshKey();
      const seen: (string | undefined)[] = [];
      for (const text of ['one', 'two']) {
        await updateOf(storage)(key, (value) => {
          seen.push(value);
          return text;
        });
      }
      expectSame(seen, [undefined, 'one'], 'what the changes saw');
      expectSame(await storage.get(key), 'two', 'the text');
    },
  },
  {
    name: 'storage removes a text that is updated to nothing',
    async run(subject) {
      const { storage } = subject.open();
      const key = freshKey();
      await storage.set(key, 'one');
      await updateOf(storage)(key, () => undefined);
      expectSame(await storage.get(key), undefined, 'the text');
    },
  },
  {
    name: 'storage loses nothing when two pages update at the same time',
    async run(subject) {
      const pages = [subject.open().storage, subject.open().storage];
      const key = freshKey();
      const rounds = Array.from({ length: 20 }, (_, index) => index);
      await Promise.all(
        rounds.map((round) => updateOf(pages[round % 2] ?? subject.open().storage)(key, (value) => `${value ?? ''}${round},`)),
      );
      const stored = ((await pages[0]?.get(key)) ?? '').split(',').filter(Boolean).map(Number);
      expectSame(
        stored.sort((one, other) => one - other),
        rounds,
        'the updates that are there',
      );
    },
  },
  {
    name: 'storage leaves a text alone whose change fails',
    async run(subject) {
      const { storage } = subject.open();
      const key = freshKey();
      await storage.set(key, 'one');
      const failed = await updateOf(storage)(key, () => {
        throw new Error('the change fails');
      }).then(
        () => false,
        () => true,
      );
      expectThat(failed, 'the update rejects');
      expectSame(await storage.get(key), 'one', 'the text');
    },
  },
];

export function storageCases(hasUpdate: boolean): readonly BridgeCase[] {
  return hasUpdate ? [...BASIC, ...UPDATES] : BASIC;
}

function updateOf(storage: HostBridge['storage']): NonNullable<HostBridge['storage']['update']> {
  if (!storage.update) throw new Error('This storage has no update.');
  return storage.update.bind(storage);
}
