import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Identity } from '../../../domain/identity/identity.ts';
import type { SessionStore } from '../../../domain/identity/sessions.ts';
import { sqlAccountStore } from '../accounts.ts';
import { sqlSessionStore } from '../sessions.ts';
import { storesUnderTest } from '../testing/stores-under-test.ts';

const CREATED_MS = 1_672_891_200_000;
const patient = (sessionId: string, expiresAtMs = CREATED_MS + 1_000): Identity => ({
  kind: 'patient',
  sessionId,
  expiresAtMs,
  subject: 'host:key:用户 "1"',
  campaign: 'winter',
});
const insert = (sessions: SessionStore, id: string, identity = patient(id)) =>
  sessions.insert({ id, secretHash: `hash of ${id}`, identity, createdAtMs: CREATED_MS });

for (const { name, skip, with: withDatabase } of await storesUnderTest()) {
  const test = (fact: string, work: (sessions: SessionStore) => Promise<void>): void => {
    it(fact, { skip }, () => withDatabase((database) => work(sqlSessionStore(database))));
  };

  describe(`sessions over ${name}`, () => {
    test('finds a shopper by the hash of the secret', async (sessions) => {
      await insert(sessions, 'a');
      const found = { id: 'a', secretHash: 'hash of a', identity: patient('a'), createdAtMs: CREATED_MS };
      assert.deepEqual(await sessions.find('hash of a'), found);
      assert.equal(await sessions.find('hash of b'), undefined);
    });

    test('finds many at once, and leaves out those that are unknown or ended', async (sessions) => {
      const ids = Array.from({ length: 500 }, (_, index) => `s${index}`);
      for (const id of ids) await insert(sessions, id);
      await sessions.end('s7', CREATED_MS + 1);
      const found = await sessions.findMany([...ids, 'nobody', 's1'].map((id) => `hash of ${id}`));
      assert.deepEqual(new Set(found.map(({ id }) => id)), new Set(ids.filter((id) => id !== 's7')));
      assert.deepEqual(
        found.find(({ id }) => id === 's1'),
        { id: 's1', secretHash: 'hash of s1', identity: patient('s1'), createdAtMs: CREATED_MS },
      );
      assert.deepEqual(await sessions.findMany([]), []);
    });

    test('ends sessions so that everyone sees it, and only once', async (sessions) => {
      await Promise.all(['a', 'b', 'c'].map((id) => insert(sessions, id)));
      await sessions.end('a', CREATED_MS + 10);
      await sessions.end('b', CREATED_MS + 20);
      await sessions.end('a', CREATED_MS + 30);
      assert.equal(await sessions.find('hash of a'), undefined);
      assert.deepEqual(await sessions.endedSince(CREATED_MS + 11), ['b']);
      assert.deepEqual(new Set(await sessions.endedSince(CREATED_MS)), new Set(['a', 'b']));
    });

    test('forgets what was over before an instant', async (sessions) => {
      await Promise.all([insert(sessions, 'a'), insert(sessions, 'b'), insert(sessions, 'c', patient('c', CREATED_MS + 9_000))]);
      await sessions.end('c', CREATED_MS + 500);
      await sessions.forget(CREATED_MS + 501);
      assert.equal((await sessions.find('hash of a'))?.id, 'a');
      assert.deepEqual(await sessions.endedSince(0), []);
      await sessions.forget(CREATED_MS + 1_001);
      assert.equal(await sessions.find('hash of a'), undefined);
    });

    it('knows staff by their present names and role, and not once they are disabled', { skip }, () =>
      withDatabase(async (database) => {
        const [accounts, sessions] = [sqlAccountStore(database), sqlSessionStore(database)];
        const names = { en: 'Li Hua' };
        const common = { id: 'li', login: 'li', role: 'integrator', names, passwordHash: 'x', createdAtMs: 0, disabledAtMs: null } as const;
        await accounts.insert([{ ...common, doctor: null }]);
        const staff = {
          kind: 'staff',
          sessionId: 's',
          expiresAtMs: CREATED_MS + 1,
          account: 'li',
          login: 'li',
          role: 'integrator',
        } as const;
        await insert(sessions, 's', { ...staff, names: { en: 'an older name' } });
        assert.deepEqual((await sessions.find('hash of s'))?.identity, { ...staff, names });
        await accounts.setDisabled('li', CREATED_MS);
        assert.equal(await sessions.find('hash of s'), undefined);
      }),
    );
  });
}
