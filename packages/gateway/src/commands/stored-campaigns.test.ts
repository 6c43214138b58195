import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { CampaignFile } from '@consult-kit/protocol';
import { temporaryFolder, type TemporaryFolder } from '@consult-kit/testkit';
import { databaseFileIn } from '../data-folder.ts';
import { lockDataFolder } from '../store/sql/sqlite/folder-lock.ts';
import { openDatabase } from '../store/sql/database.ts';
import { doctorProfile, Sample } from '../store/sql/testing/sample.ts';
import { postgresUnderTest } from '../store/sql/testing/stores-under-test.ts';
import { campaignFile } from '../testing/campaign-file.ts';
import { runCommand } from '../testing/command-run.ts';
import { publishingNode } from '../testing/publishing-node.ts';

const postgres = await postgresUnderTest();

describe('campaigns of the store by the command', () => {
  let folder: TemporaryFolder;
  let storage: string[];
  before(async () => {
    folder = await temporaryFolder();
    storage = ['--data', join(folder.path, 'data')];
  });
  after(() => folder.remove());

  const write = async (name: string, file: CampaignFile): Promise<string> => {
    const path = join(folder.path, `${name}.json`);
    await writeFile(path, JSON.stringify(file, null, 2));
    return path;
  };
  const command = (...args: string[]) => runCommand(['campaign', ...args, ...storage]);

  it('imports files as versions, and the same file only once', async () => {
    const winter = await write('winter', campaignFile());
    const first = await command('import', winter);
    assert.equal(first.code, 0);
    assert.match(first.out, /winter\.json:\d+:\d+: warning: firstDay: .* \[start-in-past\]\nwinter: version 1 is published\n$/);
    assert.match((await command('import', winter)).out, /winter: version 1 is the same; nothing changes\n$/);
    await write('winter', campaignFile({ lastDay: '2098-12-31' }));
    assert.match((await command('import', winter)).out, /winter: version 2 is published\n$/);
  });

  it('exports any version, as a file that can be imported again', async () => {
    const { out } = await command('export', 'winter');
    assert.deepEqual(JSON.parse(out), campaignFile({ lastDay: '2098-12-31' }));
    assert.deepEqual(JSON.parse((await command('export', 'winter', '--version', '1')).out), campaignFile());
    const [unknown, none] = [await command('export', 'winter', '--version', '9'), await command('export', 'nobody')];
    assert.deepEqual([unknown.code, none.code], [1, 1]);
    assert.match(unknown.err, /VERSION_UNKNOWN/);
    assert.match(none.err, /CAMPAIGN_UNKNOWN: There is no campaign "nobody" in this store/);
    assert.equal((await command('export', 'winter', '--version', 'two')).code, 2);
  });

  it('tells the history in sentences', async () => {
    const { out } = await command('history', 'winter');
    assert.match(
      out,
      /^\S+Z {2}published, version 2, by the command\n {2}Last day: 31 Dec 2098 instead of 31 Dec 2099\.\n\S+Z {2}published, version 1, by the command\n$/,
    );
    assert.match((await command('history', 'winter', '--lang', 'zh-Hans')).out, /由2099年12月31日改为2098年12月31日/);
    assert.match((await command('history', 'nobody')).err, /CAMPAIGN_UNKNOWN/);
  });

  it('imports all files or none', async () => {
    const spring = await write('spring', campaignFile({ id: 'spring', placements: ['home'] }));
    const over = await write('over', campaignFile({ id: 'over' }));
    const refused = await command('import', spring, over);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /CAMPAIGN_FILE_INVALID/);
    assert.match(refused.err, /\[overlap\]/);
    assert.match((await command('export', 'spring')).err, /CAMPAIGN_UNKNOWN/);
    const swapped = [await write('winter', campaignFile({ placements: ['home'] })), await write('over', campaignFile({ id: 'over' }))];
    assert.match((await command('import', ...swapped)).out, /winter: version 3 is published\nover: version 1 is published\n$/);
  });

  it('refuses while a gateway holds the folder', async () => {
    const unlock = lockDataFolder(join(folder.path, 'data'));
    try {
      const { code, err } = await command('import', await write('winter', campaignFile()));
      assert.equal(code, 1);
      assert.match(err, /DATA_FOLDER_IN_USE/);
    } finally {
      unlock();
    }
  });

  it('leaves a campaign paused that is paused', async () => {
    const database = await openDatabase({ file: databaseFileIn(join(folder.path, 'data')) });
    const { publisher } = await publishingNode(database);
    await publisher.pause('winter', { en: 'Back soon.', 'zh-Hans': '稍后恢复。' }, 'li');
    await database.close();
    const { out } = await command('import', await write('winter', campaignFile({ placements: ['side'] })));
    assert.match(out, /winter: version 5 is published; it stays paused\n$/);
    const { paused } = JSON.parse((await command('export', 'winter')).out) as CampaignFile;
    assert.equal(paused?.reasons['en'], 'Back soon.');
  });

  it('asks before it takes away what people use, and says whom it reaches', async () => {
    const database = await openDatabase({ file: databaseFileIn(join(folder.path, 'data')) });
    const sample = new Sample(database);
    const [talking] = [
      await sample.start({ campaign: 'used', module: 'children' }),
      await sample.start({ campaign: 'used', language: 'zh-Hans' }),
    ];
    await sample.accept(talking, doctorProfile('li'));
    await database.close();
    const used = (changes: Partial<CampaignFile>) => write('used', campaignFile({ id: 'used', placements: ['used'], ...changes }));
    assert.equal((await command('import', await used({}))).code, 0);
    const [adults] = campaignFile().modules;
    const fewer = await used({ modules: adults ? [adults] : [], languages: ['en'] });
    const sentences = [
      /used\.json:\d+:\d+: warning: modules: People are in groups that this takes away: “Children” \(1 in a talk\)\. .*\[group-in-use\]\n/,
      /used\.json:\d+:\d+: warning: languages: .*: zh-Hans \(1 in line\)\. .*\[language-in-use\]\n/,
    ];
    const refused = await command('import', await write('unused', campaignFile({ id: 'unused', placements: ['unused'] })), fewer);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /PUBLISH_UNCONFIRMED: Nothing was published: .* Add --yes/);
    for (const sentence of sentences) assert.match(refused.err, sentence);
    assert.match((await command('export', 'unused')).err, /CAMPAIGN_UNKNOWN/);
    const { out, code } = await command('import', fewer, '--yes');
    assert.equal(code, 0);
    for (const sentence of sentences) assert.match(out, sentence);
    assert.match(out, /used: version 2 is published\n$/);
    assert.equal((await command('import', await used({ languages: ['en'] }))).code, 0);
  });

  it('changes a text of the consent without its version only where that is accepted', async () => {
    const { consent } = campaignFile();
    const agreed = (en: string) =>
      write('agreed', campaignFile({ id: 'agreed', placements: ['agreed'], consent: { ...consent, texts: { ...consent.texts, en } } }));
    assert.equal((await command('import', await agreed('You agree.'))).code, 0);
    const changed = await agreed('You agree to more.');
    const refused = await command('import', changed);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /Add --yes .*\n.*agreed\.json:\d+:\d+: warning: consent\.version: .*\[consent-version-kept\]\n/);
    assert.match((await command('import', changed, '--yes')).out, /\[consent-version-kept\]\nagreed: version 2 is published\n$/);
  });

  it('is found by gateways that run on the same PostgreSQL', { skip: postgres.skip }, () =>
    postgres.with(async (database, place) => {
      assert.ok('url' in place);
      const node = await publishingNode(database);
      const { code } = await runCommand(['campaign', 'import', await write('winter', campaignFile()), '--database', place.url]);
      assert.equal(code, 0);
      await node.sources.follow();
      assert.equal(node.sources.versionOf('winter'), 1);
    }),
  );
});
