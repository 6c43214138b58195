import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { temporaryFolder, type TemporaryFolder } from '@consult-kit/testkit';
import { runCommand } from '../testing/command-run.ts';
import { gatewayUnderTest } from '../testing/gateway-under-test.ts';
import { withAccounts } from './with-accounts.ts';

describe('consult-kit doctor and staff', () => {
  let data: TemporaryFolder;
  beforeEach(async () => void (data = await temporaryFolder()));
  afterEach(() => data.remove());

  const doctor = (args: readonly string[], input?: string) => runCommand(['doctor', ...args, '--data', data.path], input);
  const write = async (name: string, text: string): Promise<string> => {
    const path = join(data.path, name);
    await writeFile(path, text);
    return path;
  };

  it('adds a doctor with a profile and whom they serve', async () => {
    const args = [
      '--login',
      'Dr.Li',
      '--name',
      'en=Li Hua',
      '--name',
      'zh-Hans=李华',
      '--family-name',
      'en=Li',
      '--title',
      'en=Chief physician',
    ];
    const more = [
      '--department',
      'en=Lungs',
      '--licence',
      '110-1',
      '--modules',
      'adults,elderly',
      '--languages',
      'en',
      '--languages',
      'zh-Hans',
      '--campaigns',
      'demo',
    ];
    const { code, out } = await doctor(['add', ...args, ...more, '--password-stdin'], 'a long password\n');
    assert.deepEqual([code, out], [0, 'added doctor dr.li\n']);
    const [account] = await withAccounts({ data: data.path }, (accounts) => accounts.list());
    assert.deepEqual(account?.doctor, {
      profile: {
        id: account?.id,
        names: { en: 'Li Hua', 'zh-Hans': '李华' },
        familyNames: { en: 'Li' },
        titles: { en: 'Chief physician' },
        departments: { en: 'Lungs' },
        licence: '110-1',
      },
      modules: ['adults', 'elderly'],
      languages: ['en', 'zh-Hans'],
      campaigns: ['demo'],
    });
  });

  it('makes a password on request and prints it once', async () => {
    const { out } = await doctor(['add', '--login', 'li', '--name', 'en=Li Hua', '--generate-password']);
    assert.match(out, /^added doctor li\npassword of li: [a-z0-9]{5}(-[a-z0-9]{5}){3}\n$/);
  });

  it('refuses a login that is taken, a short password, a name without a language and a missing password', async () => {
    const add = (login: string, name: string, password: string) =>
      doctor(['add', '--login', login, '--name', name, '--password-stdin'], password);
    await add('li', 'en=Li Hua', 'a long password');
    const refusals = [
      [await add('LI', 'en=Li Hua', 'a long password'), 1, /ACCOUNT_EXISTS/],
      [await add('chen', 'en=Chen', 'short'), 1, /INPUT_INVALID.*password/],
      [await add('bad login', 'en=Chen', 'a long password'), 1, /INPUT_INVALID.*login/],
      [await add('chen', 'Chen', 'a long password'), 2, /USAGE: --name/],
      [await doctor(['add', '--login', 'chen', '--name', 'en=Chen']), 2, /USAGE: Choose one of/],
    ] as const;
    for (const [{ code, err }, expected, message] of refusals) {
      assert.equal(code, expected, err);
      assert.match(err, message);
    }
    assert.equal((await withAccounts({ data: data.path }, (accounts) => accounts.list())).length, 1);
  });

  it('imports a table, and makes the passwords that it lacks', async () => {
    const csv =
      '\uFEFFlogin,name.en,name.zh-Hans,modules,languages,password\nli,"Li, Hua",李华,adults;children,en zh-Hans,\nchen,Chen Wei,,,,a long password\n';
    const { code, out } = await doctor(['import', await write('doctors.csv', csv)]);
    assert.equal(code, 0);
    assert.match(out, /^added 2 doctors\npassword of li: \S+\n$/);
    const accounts = await withAccounts({ data: data.path }, (all) => all.list());
    assert.deepEqual(
      accounts.map(({ login, names, doctor: record }) => [login, names, record?.modules, record?.languages]),
      [
        ['chen', { en: 'Chen Wei' }, [], []],
        ['li', { en: 'Li, Hua', 'zh-Hans': '李华' }, ['adults', 'children'], ['en', 'zh-Hans']],
      ],
    );
  });

  it('imports a list in JSON', async () => {
    const list = [{ login: 'li', names: { en: 'Li Hua' }, modules: ['adults'] }];
    assert.match((await doctor(['import', await write('doctors.json', JSON.stringify(list))])).out, /^added 1 doctor\n/);
  });

  it('imports all or nothing, and names the lines that are wrong', async () => {
    await doctor(['add', '--login', 'taken', '--name', 'en=Li', '--generate-password']);
    const table: [name: string, text: string, expected: RegExp][] = [
      ['a.csv', 'login,name.en\ngood,Good\n,Nobody\n', /nothing was added\.\n {2}line 3: login/],
      ['b.csv', 'login,name.en,modules\ngood,Good,Not A Slug\nworse,,\n', /line 2: modules\[0\][^]*\n {2}line 3: names/],
      ['c.csv', 'login,name.en\ngood,Good\nGOOD,Again\n', /line 3: login: the same as in line 2/],
      ['d.csv', 'login,name.en\ngood,Good\ntaken,Li\n', /ACCOUNT_EXISTS[^]*line 3: .*taken/],
      ['e.csv', 'login,name.en\ngood,Good,more\n', /line 2: /],
      ['f.csv', 'login,nom\ngood,Good\n', /line 1: "nom" is not a known column/],
      ['g.csv', 'login,name.en\n', /no doctors/],
      ['h.json', '[{"login":"good","names":{"en":"Good"}},{"login":"x","names":{}}]', /entry 2: names/],
      ['i.json', '{', /JSON_MALFORMED/],
      ['j.json', '[{"login":"good","names":{"en":"Good"},"rank":1}]', /entry 1: rank/],
    ];
    for (const [name, text, expected] of table) {
      const { code, err } = await doctor(['import', await write(name, text)]);
      assert.equal(code, 1, name);
      assert.match(err, expected, name);
    }
    assert.equal((await doctor(['import', join(data.path, 'absent.csv')])).code, 2);
    assert.equal((await doctor(['import', await write('k.txt', 'x')])).code, 2);
    assert.deepEqual(
      (await withAccounts({ data: data.path }, (all) => all.list())).map(({ login }) => login),
      ['taken'],
    );
  });

  it('lists doctors and the console’s people apart', async () => {
    await doctor(['add', '--login', 'li', '--name', 'en=Li Hua', '--modules', 'adults', '--generate-password']);
    await runCommand(['staff', 'add', '--data', data.path, '--role', 'integrator', '--login', 'ida', '--generate-password']);
    assert.equal((await doctor(['list'])).out, 'li  doctor  Li Hua  modules: adults  languages: all  campaigns: all\n');
    assert.equal((await runCommand(['staff', 'list', '--data', data.path])).out, 'ida  integrator  ida\n');
    assert.equal(
      (await runCommand(['staff', 'add', '--data', data.path, '--role', 'king', '--login', 'x', '--generate-password'])).code,
      2,
    );
  });

  it('removes a doctor from a gateway that is running: the session ends', async () => {
    // The command goes by the machine's clock, as in another process.
    const gateway = await gatewayUnderTest({ clock: { now: () => Date.now() } });
    const command = (...args: string[]) => runCommand(['doctor', ...args, '--data', gateway.dataFolder], 'a long password');
    const ended: string[] = [];
    await command('add', '--login', 'li', '--name', 'en=Li Hua', '--password-stdin');
    const signIn = () => gateway.post('/v1/staff/sign-in', { login: 'li', password: 'a long password' });
    const { session } = (await signIn()).json<{ session: string }>();
    gateway.sessions.onEnded((id) => ended.push(id));
    assert.equal((await command('remove', 'li')).code, 0);
    await gateway.sessions.follow();
    assert.equal(ended.length, 1);
    assert.equal((await gateway.post('/v1/console/campaigns', { session })).json<{ code: string }>().code, 'TOKEN_INVALID');
    assert.equal((await signIn()).json<{ code: string }>().code, 'SIGN_IN_REFUSED');
    assert.equal((await command('enable', 'li')).code, 0);
    assert.equal((await signIn()).statusCode, 200);
    assert.equal((await command('disable', 'nobody')).code, 1);
    await gateway.close();
  });
});
