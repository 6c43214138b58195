import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { temporaryFolder, type TemporaryFolder } from '@consult-kit/testkit';
import { runCommand } from '../testing/command-run.ts';
import { TEST_CAMPAIGN } from '../testing/gateway-under-test.ts';

describe('consult-kit intent', () => {
  let folder: TemporaryFolder;
  let campaign = '';
  before(async () => {
    folder = await temporaryFolder();
    campaign = join(folder.path, 'campaign.json');
    await writeFile(campaign, JSON.stringify({ ...TEST_CAMPAIGN, search: { triggers: { en: ['blue lantern'] } } }));
  });
  after(() => folder.remove());

  it('explains how a query is read', async () => {
    assert.match((await runCommand(['intent', 'explain', 'see doctors'])).out, /asks for a doctor: rule \S+ fired\n$/);
    assert.match((await runCommand(['intent', 'explain', 'garden chairs'])).out, /does not ask for a doctor/);
  });

  it('explains with a campaign’s own phrases', async () => {
    assert.match((await runCommand(['intent', 'explain', 'blue lantern'])).out, /does not ask/);
    assert.match((await runCommand(['intent', 'explain', 'blue lantern', '--campaign', campaign])).out, /rule campaign-phrase fired/);
  });

  it('says which veto stopped which rule', async () => {
    const { out } = await runCommand(['intent', 'explain', '儿童看病玩具']);
    assert.match(out, /看病: direct, care\n/);
    assert.match(out, /rule \S+ was stopped by veto goods \(玩具\)\n$/);
  });

  it('measures tables of labelled queries', async () => {
    const table = join(folder.path, 'queries.tsv');
    await writeFile(
      table,
      'query\tlabel\tlang\tsource\nsee doctors\tconsult\ten\town\ndoctor toy set\tshopping\ten\town\nblue lantern\tconsult\ten\town\n',
    );
    const { code, out } = await runCommand(['intent', 'eval', table, '--misses']);
    assert.equal(code, 0);
    assert.match(out, /^by +value +requests +recall +others +false per 100,000 +precision/m);
    assert.match(out, /^all .*2 .*50\.0 % \(\d/m);
    for (const group of ['label +consult', 'label +shopping', 'lang +en', 'source +own']) assert.match(out, new RegExp(`^${group} `, 'm'));
    assert.match(out, /^missed\t-\ten\town\tblue lantern$/m);
    assert.match((await runCommand(['intent', 'eval', table, '--campaign', campaign])).out, /^all .*2 .*100\.0 %/m);
  });

  it('refuses tables that it can’t read', async () => {
    assert.equal((await runCommand(['intent', 'eval', join(folder.path, 'absent.tsv')])).code, 2);
    const { code, err } = await runCommand(['intent', 'eval', campaign]);
    assert.equal(code, 1);
    assert.match(err, /INPUT_INVALID: .*campaign\.json: line 1/);
  });
});
