import assert from 'node:assert/strict';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { postgresForTests, ROOT, temporaryFolder, type TemporaryFolder } from '@consult-kit/testkit';
import { databaseFileIn } from '../data-folder.ts';
import { runCommand } from '../testing/command-run.ts';
import { gatewayUnderTest } from '../testing/gateway-under-test.ts';

const DEMO = join(ROOT, 'examples/campaigns/demo.json');
const postgres = await postgresForTests();
after(() => postgres.remove());

const addDoctor = (login: string, ...storage: string[]) =>
  runCommand(['doctor', 'add', '--login', login, '--name', 'en=Li Hua', '--password-stdin', ...storage], 'a long password');
const list = async (...storage: string[]) => (await runCommand(['doctor', 'list', ...storage])).out;
const restored = (...storage: string[]) => runCommand(['database', 'restored', ...storage]);

describe('consult-kit database', () => {
  let folder: TemporaryFolder;
  let data: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    data = join(folder.path, 'data');
  });
  afterEach(() => folder.remove());

  it('copies a database on which a gateway works, and puts it back under a new epoch', async () => {
    const gateway = await gatewayUnderTest();
    const copy = join(folder.path, 'copy.sqlite');
    await writeFile(copy, 'an older copy');
    try {
      await addDoctor('kept', '--data', gateway.dataFolder);
      const { code, out } = await runCommand(['database', 'backup', copy, '--data', gateway.dataFolder]);
      assert.deepEqual([code, out], [0, `copied to ${copy}\n`]);
      await addDoctor('later', '--data', gateway.dataFolder);
      const refused = await restored('--data', gateway.dataFolder);
      assert.match(refused.err, /DATA_FOLDER_IN_USE/);
    } finally {
      await gateway.close();
    }
    assert.deepEqual(await readdir(folder.path), ['copy.sqlite']);
    await addDoctor('somebody', '--data', data);
    const [first, second] = [await restored('--data', data), await restored('--data', data)];
    assert.match(first.out, /^the database has the new epoch [\w-]{21}\n$/);
    assert.notEqual(first.out, second.out);
    for (const end of ['-wal', '-shm']) await rm(`${databaseFileIn(data)}${end}`, { force: true });
    await rename(copy, databaseFileIn(data));
    assert.match(await list('--data', data), /^kept .*\n$/);
  });

  it('says what is missing, and replaces nothing then', async () => {
    const copy = join(folder.path, 'copy.sqlite');
    await writeFile(copy, 'an older copy');
    const absent = await runCommand(['database', 'backup', copy, '--data', data]);
    assert.match(absent.err, /DATA_FOLDER_UNWRITABLE: .*cannot be copied to/);
    const nothing = await restored('--data', folder.path);
    assert.deepEqual([nothing.code, /There is no database at/.test(nothing.err)], [2, true]);
    const unsaid = await restored();
    assert.match(unsaid.err, /USAGE: Give a data folder with --data, or .* --database/);
    const foreign = await runCommand(['database', 'backup', copy, '--database', 'postgres://user:secret@db/x']);
    assert.match(foreign.err, /USAGE: .*pg_dump/);
    assert.doesNotMatch(foreign.err, /secret/);
  });
});

describe('commands on PostgreSQL', () => {
  const { skip } = postgres;

  it('keep accounts, serve, and begin a new epoch without a data folder', { skip }, async () => {
    const storage = ['--database', postgres.url];
    assert.equal((await addDoctor('li', ...storage)).out, 'added doctor li\n');
    assert.match((await addDoctor('li', ...storage)).err, /ACCOUNT_EXISTS/);
    assert.match(await list(...storage), /^li .*modules: all/);
    await runCommand(['staff', 'add', '--role', 'viewer', '--login', 'wu', '--generate-password', ...storage]);
    assert.match((await runCommand(['staff', 'disable', 'wu', ...storage])).out, /wu can no longer sign in/);
    const served = await runCommand(['serve', '--campaign', DEMO, '--port', '0', '--log-level', 'error', ...storage]);
    assert.deepEqual([served.code, served.err], [0, '']);
    assert.match(served.out, /is ready at http:/);
    assert.match((await restored(...storage)).out, /new epoch/);
  });

  it('name host and port of a server that does not answer, and never the password', async () => {
    const served = await runCommand([
      'serve',
      '--campaign',
      DEMO,
      '--port',
      '0',
      '--log-level',
      'error',
      '--database',
      'postgres://user:secret@127.0.0.1:1/x',
    ]);
    assert.equal(served.code, 1);
    assert.match(served.err, /^consult-kit: DATABASE_UNREACHABLE: The database at 127\.0\.0\.1:1 cannot be used now/);
    assert.doesNotMatch(served.err, /secret/);
  });
});
