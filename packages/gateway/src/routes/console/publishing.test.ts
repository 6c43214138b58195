import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  campaignPageSchema,
  consoleCampaignListSchema,
  parse,
  previewAnswerSchema,
  publishedAnswerSchema,
  savedDraftSchema,
  type CampaignDocument,
  type CampaignPage,
} from '@consult-kit/protocol';
import { consolePerson, STORED_CAMPAIGN, STORED_WARNINGS, type ConsolePerson } from '../../testing/console-under-test.ts';
import { gatewayUnderTest, OPEN_AT_MS, type GatewayUnderTest } from '../../testing/gateway-under-test.ts';

const ID = STORED_CAMPAIGN.id;

describe('publishing in the console', () => {
  let gateway: GatewayUnderTest;
  let li: ConsolePerson;
  let wu: ConsolePerson;
  before(async () => {
    gateway = await gatewayUnderTest();
    [li, wu] = [await consolePerson(gateway, 'li'), await consolePerson(gateway, 'wu')];
  });
  after(() => gateway.close());

  const page = async (who = li): Promise<CampaignPage> => parse(campaignPageSchema, (await who.ask(`/${ID}/read`)).body);
  const document = async () => gateway.app.inject({ method: 'GET', url: `/v1/campaigns/${ID}` });
  const names = async (): Promise<unknown> => (await document()).json<CampaignDocument>().names['en'];

  it('begins a campaign that nobody sees before it is published', async () => {
    const saved = parse(savedDraftSchema, (await li.ask('/new', { file: STORED_CAMPAIGN })).body);
    assert.deepEqual([saved.campaign, saved.revision, saved.at], [ID, 1, new Date(OPEN_AT_MS).toISOString()]);
    assert.equal((await document()).statusCode, 404);
    const { published, draft, source } = await page();
    assert.deepEqual([published, draft?.revision, draft?.baseVersion, source], [null, 1, 0, 'store']);
    const list = parse(consoleCampaignListSchema, (await li.ask('')).body);
    assert.deepEqual(
      list.drafts.map(({ campaign, names: told, by }) => [campaign, told, by.account]),
      [[ID, STORED_CAMPAIGN.names, li.account]],
    );
    assert.equal((await wu.ask('/new', { file: STORED_CAMPAIGN })).code, 'CAMPAIGN_EXISTS');
    assert.equal((await wu.ask('/new', { file: { ...STORED_CAMPAIGN, id: 'spring' } })).code, 'CAMPAIGN_EXISTS');
    assert.equal((await wu.ask('/new', { file: { ...STORED_CAMPAIGN, id: 'Not an id' } })).code, 'INPUT_INVALID');
  });

  it('publishes only what was confirmed, and serves it at once', async () => {
    const refused = await li.ask<{ faults: unknown }>(`/${ID}/publish`, { revision: 1, version: 0 });
    assert.deepEqual([refused.status, refused.code], [409, 'PUBLISH_UNCONFIRMED']);
    assert.deepEqual(refused.body.faults, [{ path: ['ticked'], message: 'the warning "start-in-past" has to be accepted' }]);
    const published = await li.ask(`/${ID}/publish`, { revision: 1, version: 0, ticked: STORED_WARNINGS });
    assert.equal(parse(publishedAnswerSchema, published.body).version, 1);
    assert.equal(await names(), 'Stored');
    const now = await page();
    assert.deepEqual(
      [now.published?.version, now.published?.by, now.draft],
      [1, { account: li.account, names: { en: 'Name of li' } }, null],
    );
    assert.deepEqual(now.published?.file, STORED_CAMPAIGN);
    const list = parse(consoleCampaignListSchema, (await li.ask('')).body);
    assert.deepEqual(
      list.campaigns.map(({ document: { id }, source, version, hasDraft }) => [id, source, version, hasDraft]),
      [
        ['spring', 'file', 0, false],
        [ID, 'store', 1, false],
      ],
    );
    assert.deepEqual(list.drafts, []);
  });

  it('lets pages and origins of the campaign in, and has its lexicon', async () => {
    const file = { ...STORED_CAMPAIGN, hosts: { origins: ['https://stored.example'] }, search: { triggers: { en: ['free advice'] } } };
    assert.equal((await li.publish(file)).body.version, 2);
    const asked = await gateway.app.inject({
      method: 'POST',
      url: '/v1/sessions',
      headers: { origin: 'https://stored.example' },
      payload: { campaign: ID },
    });
    assert.deepEqual([asked.statusCode, asked.headers['access-control-allow-origin']], [200, 'https://stored.example']);
    const { lexicon } = (await document()).json<CampaignDocument>();
    assert.equal((await gateway.app.inject({ method: 'GET', url: lexicon.path })).statusCode, 200);
    const entry = await gateway.app.inject({ method: 'GET', url: `/v1/campaigns/${ID}/entry?q=free+advice` });
    assert.equal(entry.statusCode, 200);
  });

  it('refuses a file with errors, each with its place, and changes nothing', async () => {
    const { revision } = (
      await li.ask<{ revision: number }>(`/${ID}/draft`, { revision: 0, file: { ...STORED_CAMPAIGN, lastDay: '2027-02-01', modules: [] } })
    ).body;
    const refused = await li.ask<{ faults: { path: string[] }[] }>(`/${ID}/publish`, { revision, version: 2, ticked: STORED_WARNINGS });
    assert.deepEqual(
      [refused.status, refused.code, refused.body.faults.map(({ path }) => path)],
      [400, 'CAMPAIGN_FILE_INVALID', [['modules']]],
    );
    const moved = await li.ask<{ revision: number }>(`/${ID}/draft`, { revision, file: { ...STORED_CAMPAIGN, id: 'other' } });
    const other = await li.ask<{ faults: { path: string[] }[] }>(`/${ID}/publish`, {
      revision: moved.body.revision,
      version: 2,
      ticked: STORED_WARNINGS,
    });
    assert.deepEqual([other.code, other.body.faults.map(({ path }) => path)], ['CAMPAIGN_FILE_INVALID', [['id']]]);
    assert.equal((await page()).published?.version, 2);
    assert.equal((await li.ask(`/${ID}/draft/discard`, { revision: moved.body.revision })).status, 204);
  });

  it('refuses an overlap with a file, and with a campaign of the store', async () => {
    const errors = async (file: Record<string, unknown>): Promise<string[]> => {
      const { findings } = parse(previewAnswerSchema, (await li.ask('/preview', { file })).body);
      return findings.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
    };
    assert.deepEqual(await errors({ ...STORED_CAMPAIGN, placements: ['search'] }), ['overlap']);
    assert.equal((await li.publish({ ...STORED_CAMPAIGN, placements: ['search'] })).code, 'CAMPAIGN_FILE_INVALID');
    const second = { ...STORED_CAMPAIGN, id: 'second', hosts: { origins: ['https://stored.example'] } };
    assert.deepEqual(await errors(second), ['overlap']);
    assert.equal((await wu.publish(second)).code, 'CAMPAIGN_FILE_INVALID');
    assert.deepEqual(await errors({ ...second, placements: ['side'] }), []);
  });

  it('wants the name typed before it closes a campaign that is open', async () => {
    const { draft } = await page();
    const file = { ...STORED_CAMPAIGN, lastDay: '2027-03-09' };
    const { revision } = (await li.ask<{ revision: number }>(`/${ID}/draft`, { revision: draft?.revision ?? 0, file })).body;
    const wish = { revision, version: 2, ticked: ['already-ended'] };
    const refused = await li.ask<{ faults: { path: string[] }[] }>(`/${ID}/publish`, wish);
    assert.deepEqual([refused.code, refused.body.faults.map(({ path }) => path)], ['PUBLISH_UNCONFIRMED', [['typedName']]]);
    assert.equal((await li.ask(`/${ID}/publish`, { ...wish, typedName: 'Stored' })).code, 'PUBLISH_UNCONFIRMED');
    assert.equal((await li.ask(`/${ID}/publish`, { ...wish, typedName: ID })).status, 200);
    assert.equal((await document()).json<CampaignDocument>().schedule.lineClosesAt, '2027-03-09T16:00:00.000Z');
    assert.equal((await li.publish(STORED_CAMPAIGN)).body.version, 4);
  });

  it('lets one of two publish who looked at the same', async () => {
    const { revision } = (
      await li.ask<{ revision: number }>(`/${ID}/draft`, { revision: 0, file: { ...STORED_CAMPAIGN, lastDay: '2027-03-30' } })
    ).body;
    const wish = { revision, version: 4, ticked: STORED_WARNINGS };
    const ends = await Promise.all([li, wu, li, wu].map((who) => who.ask(`/${ID}/publish`, wish)));
    const codes = ends.map(({ code }) => code ?? 'published');
    const { published } = await page();
    const won = published?.by.account === li.account ? 'published' : 'DRAFT_CONFLICT';
    const lost = won === 'published' ? 'DRAFT_CONFLICT' : 'published';
    assert.deepEqual(codes, [won, lost, won, lost]);
    assert.equal(published?.version, 5);
  });

  it('gives the same answer again to whoever did not get it, and makes one version', async () => {
    const saved = await li.ask<{ revision: number }>(`/${ID}/draft`, { revision: 0, file: { ...STORED_CAMPAIGN, lastDay: '2027-03-29' } });
    const wish = { revision: saved.body.revision, version: 5, ticked: STORED_WARNINGS };
    const first = parse(publishedAnswerSchema, (await li.ask(`/${ID}/publish`, wish)).body);
    assert.deepEqual(parse(publishedAnswerSchema, (await li.ask(`/${ID}/publish`, wish)).body), first);
    assert.equal((await wu.ask(`/${ID}/publish`, wish)).code, 'DRAFT_CONFLICT');
    assert.equal((await page()).published?.version, 6);
    assert.equal((await li.publish(STORED_CAMPAIGN)).body.version, 7);
  });

  it('refuses to publish beside a version that nobody looked at', async () => {
    const { revision } = (await li.ask<{ revision: number }>(`/${ID}/draft`, { revision: 0, file: STORED_CAMPAIGN })).body;
    assert.equal((await wu.ask(`/${ID}/pause`, { reasons: { en: 'Back soon.', 'zh-Hans': '稍后恢复。' } })).status, 200);
    assert.equal((await li.ask(`/${ID}/publish`, { revision, version: 7, ticked: STORED_WARNINGS })).code, 'DRAFT_CONFLICT');
    assert.equal((await li.ask(`/${ID}/draft/discard`, { revision })).status, 204);
  });

  it('shows a campaign of a file, and leaves it alone', async () => {
    const { source, published, draft } = parse(campaignPageSchema, (await li.ask('/spring/read')).body);
    assert.deepEqual(
      [source, published?.version, published?.at, published?.by, draft],
      ['file', 0, null, { account: null, names: null }, null],
    );
    for (const [path, body] of [
      ['draft', { revision: 0, file: STORED_CAMPAIGN }],
      ['draft/discard', { revision: 0 }],
      ['publish', { revision: 0, version: 0 }],
      ['pause', { reasons: { en: 'Back soon.' } }],
      ['resume', {}],
      ['restore', { version: 1, revision: 0 }],
    ] as const) {
      assert.equal((await li.ask(`/spring/${path}`, body)).code, 'CAMPAIGN_FROM_FILE', path);
    }
  });

  it('lets viewers look and nothing else', async () => {
    const viewer = await consolePerson(gateway, 'viewer', 'viewer');
    const { published } = await page(viewer);
    for (const [path, body] of [
      [`/${ID}/read`, {}],
      [`/${ID}/history`, {}],
      [`/${ID}/version`, { version: 1 }],
      ['/preview', { file: published?.file }],
    ] as const)
      assert.equal((await viewer.ask(path, body)).status, 200, path);
    for (const [path, body] of [
      ['/preview', { file: { ...STORED_CAMPAIGN, firstDay: '2027-01-02' } }],
      ['/new', { file: STORED_CAMPAIGN }],
      [`/${ID}/draft`, { revision: 0, file: STORED_CAMPAIGN }],
      [`/${ID}/draft/discard`, { revision: 0 }],
      [`/${ID}/publish`, { revision: 0, version: 0 }],
      [`/${ID}/pause`, { reasons: { en: 'Back soon.' } }],
      [`/${ID}/resume`, {}],
      [`/${ID}/restore`, { version: 1, revision: 0 }],
    ] as const) {
      assert.equal((await viewer.ask(path, body)).code, 'ROLE_REFUSED', path);
    }
  });
});
