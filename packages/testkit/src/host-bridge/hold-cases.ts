import type { HostHold } from '@consult-kit/client';
import type { BridgeCase, BridgeSubject } from './bridge-cases.ts';
import { expectSame, freshKey, until } from './check.ts';

/** One page that wants a name, and what it was told. */
interface Wanting {
  readonly told: boolean[];
  readonly hold: HostHold;
}

function want(subject: BridgeSubject, name: string): Wanting {
  const { hold } = subject.open();
  if (!hold) throw new Error('This host does not tell pages apart.');
  const told: boolean[] = [];
  return { told, hold: hold(name, (held) => told.push(held)) };
}

/** Two pages that want the same name; the first one has it. */
async function twoPages(subject: BridgeSubject): Promise<[Wanting, Wanting]> {
  const name = freshKey();
  const first = want(subject, name);
  await until(() => first.told.length === 1, 'the first page was told');
  const second = want(subject, name);
  await until(() => second.told.length === 1, 'the second page was told');
  return [first, second];
}

export const holdCases: readonly BridgeCase[] = [
  {
    name: 'a name is the first page’s, and the second one is told so',
    async run(subject) {
      const [first, second] = await twoPages(subject);
      expectSame([first.told, second.told], [[true], [false]], 'what was told');
      first.hold.release();
      second.hold.release();
    },
  },
  {
    name: 'a name is taken over and back, and each page hears of it',
    async run(subject) {
      const [first, second] = await twoPages(subject);
      second.hold.take();
      await until(() => first.told.length === 2 && second.told.length === 2, 'both were told');
      first.hold.take();
      await until(() => first.told.length === 3 && second.told.length === 3, 'both were told again');
      expectSame(
        [first.told, second.told],
        [
          [true, false, true],
          [false, true, false],
        ],
        'what was told',
      );
      first.hold.release();
      second.hold.release();
    },
  },
  {
    name: 'a name that is let go of goes to who waits, and nothing is told afterwards',
    async run(subject) {
      const [first, second] = await twoPages(subject);
      first.hold.release();
      await until(() => second.told.length === 2, 'the second page was told');
      second.hold.release();
      expectSame([first.told, second.told], [[true], [false, true]], 'what was told');
    },
  },
  {
    name: 'a name that nobody has is given although it was taken twice before',
    async run(subject) {
      const [first, second] = await twoPages(subject);
      second.hold.take();
      second.hold.take();
      await until(() => second.told.at(-1) === true, 'the second page has it');
      first.hold.release();
      second.hold.release();
      expectSame(second.told, [false, true], 'what was told');
    },
  },
  {
    name: 'names do not disturb each other',
    async run(subject) {
      const pages = [want(subject, freshKey()), want(subject, freshKey())];
      await until(() => pages.every(({ told }) => told.length === 1), 'both were told');
      for (const { hold } of pages) hold.release();
      expectSame(
        pages.map(({ told }) => told),
        [[true], [true]],
        'what was told',
      );
    },
  },
];
