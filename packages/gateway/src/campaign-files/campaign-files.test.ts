import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CAMPAIGN_LIMITS } from '@consult-kit/protocol';
import { findingLine, loadCampaignFiles, readCampaignFile } from './campaign-files.ts';
import { serve } from '../domain/campaigns/campaigns.ts';

const DEMO = new URL('../../../../examples/campaigns/demo.json', import.meta.url);

describe('campaign files', () => {
  let folder = '';
  let demo = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'consult-files-'));
    demo = await readFile(DEMO, 'utf8');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const write = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  const changed = (change: (file: Record<string, unknown>) => void): string => {
    const file = JSON.parse(demo) as Record<string, unknown>;
    change(file);
    return JSON.stringify(file, null, 2);
  };

  it('reads the demo campaign without errors, with or without a byte order mark', async () => {
    for (const text of [demo, `\uFEFF${demo}`]) {
      const { file, findings } = await readCampaignFile(await write('demo.json', text));
      assert.equal(file?.id, 'demo');
      assert.deepEqual(findings, []);
    }
  });

  it('names line and column where the text stops being JSON', async () => {
    for (const [text, place] of [
      ['{\n  "id": oops\n}', { line: 2, column: 9 }],
      ['{\n  "id": "demo",\n}', { line: 3, column: 1 }],
      ['{ "id": 1', { line: 1, column: 10 }],
    ] as const) {
      const { file, findings } = await readCampaignFile(await write('broken.json', text));
      assert.equal(file, null);
      assert.equal(findings[0]?.code, 'not-json');
      assert.deepEqual(findings[0]?.place, place);
    }
  });

  it('names the place of each value and what to do', async () => {
    const text = changed((file) => {
      file['timeZone'] = 'Asia/Nowhere';
      file['lastDay'] = '2022-02-30';
    });
    const path = await write('places.json', text);
    const { file, findings } = await readCampaignFile(path);
    assert.equal(file, null);
    assert.deepEqual(
      findings.map(({ code, place }) => [code, text.split('\n')[place.line - 1]?.trim()]),
      [
        ['unknown-zone', '"timeZone": "Asia/Nowhere",'],
        ['impossible-day', '"lastDay": "2022-02-30",'],
      ],
    );
    assert.match(findingLine(path, findings[0] as never), /places\.json:\d+:\d+: error: timeZone: .*Asia\/Nowhere.* \[unknown-zone\]$/);
  });

  it('reports a search phrase without letters at its place', async () => {
    const { file, findings } = await readCampaignFile(
      await write(
        'phrase.json',
        changed((one) => (one['search'] = { triggers: { en: ['fine', '!?'] } })),
      ),
    );
    assert.equal(file, null);
    assert.deepEqual(findings[0]?.path, ['search', 'triggers', 'en', 1]);
  });

  it('serves a lexicon of the campaign’s own in place of the default one', async () => {
    const lexicon = {
      version: 1,
      concepts: ['help'],
      words: [{ concepts: ['help'], words: 'lifeguard' }],
      vetoes: [],
      rules: [{ name: 'lifeguard', strength: 3, needs: ['help'] }],
    };
    const { file, findings } = await readCampaignFile(
      await write(
        'own-lexicon.json',
        changed((one) => (one['search'] = { lexicon, vetoes: { en: ['whistle'] } })),
      ),
    );
    assert.ok(file, findings.map(({ code }) => code).join());
    const { matcher } = serve(file);
    assert.deepEqual(
      ['call the lifeguard', 'lifeguard whistle', 'see a doctor'].map((query) => matcher.match(query).rule),
      ['lifeguard', null, null],
    );
  });

  it('reports what is wrong with a lexicon of its own at its place', async () => {
    const lexicon = { version: 1, concepts: ['help'], words: [{ concepts: ['hlep'], words: 'lifeguard' }], vetoes: [], rules: [] };
    const { file, findings } = await readCampaignFile(
      await write(
        'bad-lexicon.json',
        changed((one) => (one['search'] = { lexicon })),
      ),
    );
    assert.equal(file, null);
    assert.deepEqual(findings[0]?.path, ['search', 'lexicon', 'rules']);
  });

  it('does not read a file that is too large', async () => {
    const { findings } = await readCampaignFile(await write('large.json', ' '.repeat(CAMPAIGN_LIMITS.fileBytes + 1)));
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['too-large'],
    );
  });

  it('refuses all files when one has errors, naming every one of them', async () => {
    const broken = await write(
      'b.json',
      changed((file) => Object.assign(file, { timeZone: 'X/Y', unknown: 1 })),
    );
    const worse = await write(
      'c.json',
      changed((file) => delete file['region']),
    );
    await assert.rejects(loadCampaignFiles([broken, worse], 0), (error: Error) => {
      assert.match(error.message, /unknown-key/);
      assert.match(error.message, /c\.json.*no-emergency/);
      return 'code' in error && error.code === 'CAMPAIGN_FILE_INVALID';
    });
  });

  it('refuses two files with one id', async () => {
    const twins = [await write('one.json', demo), await write('two.json', demo)];
    await assert.rejects(loadCampaignFiles(twins, 0), /two\.json: error: id: .*one\.json has the same id/);
  });

  it('refuses a path without a file as a slip of usage', async () => {
    for (const path of [join(folder, 'absent.json'), folder]) {
      await assert.rejects(readCampaignFile(path), { name: 'ConsultError', code: 'USAGE' });
    }
  });
});
