import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Account, AccountStore } from '../../../domain/accounts/account.ts';
import { sqlAccountStore } from '../accounts.ts';
import { sqlSessionStore } from '../sessions.ts';
import { storesUnderTest } from '../testing/stores-under-test.ts';

const account = (login: string, changes: Partial<Account> = {}): Account => ({
  id: `account of ${login}`,
  login,
  role: 'viewer',
  names: { en: login, 'zh-Hans': '李华' },
  passwordHash: 'scrypt$…',
  createdAtMs: 1_672_891_200_000,
  disabledAtMs: null,
  doctor: null,
  ...changes,
});
const profile = { id: 'account of li', names: { en: 'Li Hua' }, licence: '110' };
const LI = account('li', { role: 'doctor', doctor: { profile, modules: ['adults'], languages: [], campaigns: ['winter'] } });

for (const { name, skip, with: withDatabase } of await storesUnderTest()) {
  const test = (fact: string, work: (accounts: AccountStore) => Promise<void>): void => {
    it(fact, { skip }, () => withDatabase((database) => work(sqlAccountStore(database))));
  };

  describe(`accounts over ${name}`, () => {
    test('gives back what was stored, by id and by login', async (accounts) => {
      await accounts.insert([LI, account('wu')]);
      assert.deepEqual(await accounts.find(LI.id), LI);
      assert.deepEqual(await accounts.findByLogin('wu'), account('wu'));
      assert.equal(await accounts.find('nobody'), undefined);
      assert.equal(await accounts.findByLogin('LI'), undefined);
    });

    test('lists in the order of the letters’ codes', async (accounts) => {
      await accounts.insert(['b', 'é', 'a_1', 'a-1', 'a.1', 'z', '李'].map((login) => account(login)));
      const logins = (await accounts.list()).map(({ login }) => login);
      assert.deepEqual(logins, ['a-1', 'a.1', 'a_1', 'b', 'z', 'é', '李']);
    });

    test('adds all or none', async (accounts) => {
      await accounts.insert([LI]);
      await assert.rejects(accounts.insert([account('new'), account('li', { id: 'another' })]), {
        code: 'ACCOUNT_EXISTS',
        faults: [{ path: [1, 'login'], message: 'this login is taken' }],
      });
      assert.deepEqual(await accounts.list(), [LI]);
    });

    test('gives a login to one of those who ask for it at the same time', async (accounts) => {
      const ends = await Promise.allSettled(['a', 'b', 'c'].map((id) => accounts.insert([account('li', { id })])));
      const codes = ends.map((end) => (end.status === 'fulfilled' ? 'added' : (end.reason as { code?: string }).code));
      assert.deepEqual(codes.sort(), ['ACCOUNT_EXISTS', 'ACCOUNT_EXISTS', 'added']);
    });

    test('changes passwords, disables and enables', async (accounts) => {
      await accounts.insert([LI]);
      await accounts.setPassword(LI.id, 'other');
      await accounts.setDisabled(LI.id, 1_672_891_200_001);
      assert.deepEqual(await accounts.find(LI.id), { ...LI, passwordHash: 'other', disabledAtMs: 1_672_891_200_001 });
      await accounts.setDisabled(LI.id, null);
      assert.equal((await accounts.find(LI.id))?.disabledAtMs, null);
    });

    it('ends all sessions of an account', { skip }, () =>
      withDatabase(async (database) => {
        const [accounts, sessions] = [sqlAccountStore(database), sqlSessionStore(database)];
        await accounts.insert([LI]);
        const identity = {
          kind: 'staff',
          sessionId: 's',
          expiresAtMs: 9_000,
          account: LI.id,
          login: 'li',
          role: 'doctor',
          names: LI.names,
        } as const;
        await sessions.insert({ id: 's', secretHash: 'hash', identity, createdAtMs: 1_000 });
        await accounts.endSessions(LI.id, 2_000);
        assert.equal(await sessions.find('hash'), undefined);
        assert.deepEqual(await sessions.endedSince(2_000), ['s']);
      }),
    );
  });
}
