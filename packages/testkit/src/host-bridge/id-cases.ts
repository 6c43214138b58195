import type { BridgeCase } from './bridge-cases.ts';
import { expectSame, expectThat } from './check.ts';

export const idCases: readonly BridgeCase[] = [
  {
    name: 'ids have 21 characters of A–Z a–z 0–9 _ -',
    async run(subject) {
      const id = await subject.open().randomId();
      expectThat(/^[\w-]{21}$/.test(id), `${id} is an id`);
    },
  },
  {
    name: 'ids are all different, also those asked for at once and by two pages',
    async run(subject) {
      const pages = [subject.open(), subject.open()];
      const ids = await Promise.all(pages.flatMap((page) => Array.from({ length: 500 }, () => page.randomId())));
      expectSame(new Set(ids).size, 1_000, 'different ids');
    },
  },
  {
    name: 'a credential is a text, also once the session is over',
    async run(subject) {
      const bridge = subject.open();
      for (const why of ['start', 'expired'] as const)
        expectSame(typeof (await bridge.credential(why)), 'string', `the credential for ${why}`);
    },
  },
];
