import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { CampaignFile, ConsultError } from '@consult-kit/protocol';
import { openDatabase, type Database } from '../../store/sql/database.ts';
import { campaignFile } from '../../testing/campaign-file.ts';
import { publishingNode, type PublishingNode } from '../../testing/publishing-node.ts';

const FILE = campaignFile({ hosts: { origins: ['https://one.example', 'https://two.example'] } });
const [ADULTS, CHILDREN, ELDERLY] = FILE.modules as [CampaignFile['modules'][number], ...CampaignFile['modules']];
const TICKED = ['start-in-past'];

describe('publishing what takes something away', () => {
  let database: Database;
  let node: PublishingNode;
  beforeEach(async () => {
    database = await openDatabase({ file: ':memory:' });
    node = await publishingNode(database);
    await node.publisher.takeIn([FILE]);
    node.lines = [
      { module: 'adults', language: 'en', waiting: 2, talking: 1 },
      { module: 'children', language: 'zh-Hans', waiting: 1, talking: 0 },
      { module: 'children', language: 'en', waiting: 0, talking: 3 },
    ];
  });
  afterEach(() => database.close());

  const told = async (changes: Partial<CampaignFile>) =>
    (await node.publisher.check({ ...FILE, ...changes })).findings
      .filter(({ code }) => code.endsWith('-in-use'))
      .map(({ code, path, messages }) => [code, path.join('.'), messages['en'], messages['zh-Hans']]);

  it('says whom it reaches in each group', async () => {
    assert.deepEqual(await told({ modules: [{ ...ADULTS, enabled: false }, ...(ELDERLY ? [{ ...ELDERLY, enabled: true }] : [])] }), [
      [
        'group-in-use',
        'modules',
        'People are in groups that this takes away: “Adults” (2 in line, 1 in a talk), “Children” (1 in line, 3 in a talk). They are served to their end; nobody new gets in.',
        '此次更改取消的人群中还有人：“Adults”（2 人排队、1 人咨询中）、“Children”（1 人排队、3 人咨询中）。他们会得到服务直到结束，新用户不能再进入。',
      ],
    ]);
  });

  it('says whom it reaches in a language', async () => {
    assert.deepEqual(await told({ languages: ['en'] }), [
      [
        'language-in-use',
        'languages',
        'People are served in languages that this takes away: zh-Hans (1 in line). They are served on in them to their end; nobody new gets in.',
        '此次更改取消的语言还有人在用：zh-Hans（1 人排队）。他们会以原语言得到服务直到结束，新用户不能再选择。',
      ],
    ]);
  });

  it('counts everybody where a page goes', async () => {
    const [[code, path, en, zh] = []] = await told({ hosts: { origins: ['https://two.example'] } });
    assert.deepEqual([code, path], ['origin-in-use', 'hosts.origins']);
    assert.match(en ?? '', /\(3 in line, 4 in a talk\).*: https:\/\/one\.example\. .* 7 days at the longest\.$/);
    assert.match(zh ?? '', /3 人排队、4 人咨询中.*https:\/\/one\.example。.*最长 7 天。$/);
  });

  it('says nothing where nobody is, of what is new, and of the same language written otherwise', async () => {
    assert.deepEqual(await told({ languages: ['en', 'zh-CN'], modules: [...FILE.modules, { ...ADULTS, id: 'pregnant' }] }), []);
    // Off before: nobody new got in anyway.
    assert.deepEqual(await told({ modules: [ADULTS, ...(CHILDREN ? [CHILDREN] : [])] }), []);
    node.lines = [{ module: 'adults', language: 'en', waiting: 1, talking: 0 }];
    assert.deepEqual(await told({ languages: ['en'], modules: [ADULTS] }), []);
    node.lines = [];
    assert.deepEqual(await told({ languages: ['en'], hosts: { origins: [] } }), []);
    assert.deepEqual(await told({ id: 'spring', languages: ['en'] }), []);
  });

  it('has to be confirmed, each with a tick of its own', async () => {
    const after = { ...FILE, languages: ['en'], modules: [ADULTS], hosts: { origins: ['https://two.example'] } };
    const { revision } = await node.drafts.save('winter', { revision: 0 }, after, 'li');
    const publish = (...ticked: string[]) =>
      node.publisher.publish('winter', { revision, version: 1, ticked: [...TICKED, ...ticked] }, 'li');
    await assert.rejects(publish('group-in-use'), (reason: ConsultError) => {
      assert.equal(reason.code, 'PUBLISH_UNCONFIRMED');
      assert.deepEqual(
        reason.faults.map(({ message }) => message),
        ['the warning "language-in-use" has to be accepted', 'the warning "origin-in-use" has to be accepted'],
      );
      return true;
    });
    assert.equal((await publish('group-in-use', 'language-in-use', 'origin-in-use')).version, 2);
  });

  it('is compared with what is served, though the newest version cannot be', async () => {
    await node.store.transact((transaction) =>
      transaction.addVersion({ campaign: 'winter', version: 2, kind: 'published', text: '{"id":"winter"}', atMs: 0, account: null }),
    );
    await node.sources.follow();
    assert.deepEqual(
      (await told({ modules: [ADULTS] })).map(([code]) => code),
      ['group-in-use'],
    );
  });
});
