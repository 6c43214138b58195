import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse, previewAnswerSchema, type PreviewAnswer } from '@consult-kit/protocol';
import { consolePerson, STORED_CAMPAIGN, type ConsolePerson } from '../../testing/console-under-test.ts';
import { gatewayUnderTest, type GatewayUnderTest } from '../../testing/gateway-under-test.ts';

const START = '2027-03-01T00:00:00.000Z';
const JUST_BEFORE = '2027-02-28T15:59:00.000Z';

describe('POST /v1/console/campaigns/preview', () => {
  let gateway: GatewayUnderTest;
  let li: ConsolePerson;
  before(async () => {
    gateway = await gatewayUnderTest();
    li = await consolePerson(gateway, 'li');
  });
  after(() => gateway.close());

  const preview = async (file: Record<string, unknown>, wish: Record<string, unknown> = {}): Promise<PreviewAnswer> =>
    parse(previewAnswerSchema, (await li.ask('/preview', { file, ...wish })).body);

  it('says what a file means at an instant, without storing it', async () => {
    const { preview: before } = await preview(STORED_CAMPAIGN, { at: JUST_BEFORE });
    assert.deepEqual(
      [before?.state, before?.showsCard, before?.nextChangeAt, before?.entry.show],
      ['upcoming', false, '2027-02-28T16:00:00.000Z', false],
    );
    const { preview: open, affected } = await preview(STORED_CAMPAIGN, { at: START });
    assert.deepEqual(
      [open?.at, open?.state, open?.showsCard, open?.entry.show, open?.document.serverTime],
      [START, 'open', true, true, START],
    );
    assert.deepEqual([open?.firstShownAt, open?.lastShownAt], ['2027-02-28T16:00:00.000Z', '2027-03-31T15:59:59.999Z']);
    assert.deepEqual([open?.changes, affected], [[], { waiting: 0, talking: 0 }]);
    assert.equal((await li.ask('/stored/read')).code, 'CAMPAIGN_UNKNOWN');
    assert.equal((await gateway.app.inject({ method: 'GET', url: '/v1/campaigns/stored' })).statusCode, 404);
  });

  it('hands over the lexicon that the draft would have, unless it is known', async () => {
    const file = { ...STORED_CAMPAIGN, search: { triggers: { en: ['purple elephant'] } } };
    const { preview: first } = await preview(file);
    assert.ok(first?.lexicon);
    assert.equal(first.entry.show, true);
    const again = await preview(file, { knownLexicon: first.document.lexicon.hash });
    assert.equal(again.preview?.lexicon, undefined);
    const { preview: other } = await preview(file, { query: 'blue trousers' });
    assert.match(other?.entry.why ?? '', /no rule matches/);
  });

  it('judges page, region and language', async () => {
    const eligible = { ...STORED_CAMPAIGN, region: { ...STORED_CAMPAIGN.region, eligible: ['CN'] } };
    const why = async (wish: Record<string, unknown>) => (await preview(eligible, wish)).preview?.entry.why ?? '';
    assert.match(await why({ host: 'https://other.example' }), /hosts\.origins/);
    assert.match(await why({ region: 'FR' }), /region/);
    assert.match(await why({ language: 'zh-Hans', region: 'CN-42' }), /campaign is open/);
  });

  it('names everything that is wrong, and previews nothing of it', async () => {
    const { findings, preview: none } = await preview({ ...STORED_CAMPAIGN, lastDay: '2027-02-01', search: { triggers: { en: ['!'] } } });
    assert.equal(none, null);
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['end-before-start'],
    );
    const lexicon = await preview({ ...STORED_CAMPAIGN, search: { triggers: { en: ['!'] } } });
    assert.deepEqual(
      lexicon.findings.flatMap(({ code, severity, path }) => (severity === 'error' ? [[code, path]] : [])),
      [['wrong-value', ['search', 'triggers', 'en', 0]]],
    );
    for (const file of [{}, { id: 7 }, { ...STORED_CAMPAIGN, modules: 'none' }]) assert.equal((await preview(file)).preview, null);
  });

  it('tells what changes against what is served, and keeps its pause', async () => {
    await li.publish(STORED_CAMPAIGN);
    const reasons = { en: 'Back soon.', 'zh-Hans': '稍后恢复。' };
    assert.equal((await li.ask('/stored/pause', { reasons })).status, 200);
    const { preview: shown } = await preview({ ...STORED_CAMPAIGN, lastDay: '2027-03-30' });
    assert.deepEqual([shown?.state, shown?.document.paused], ['paused', { reasons }]);
    assert.deepEqual(
      shown?.changes.map(({ messages }) => messages['en']),
      ['Last day: 30 Mar 2027 instead of 31 Mar 2027.'],
    );
    assert.equal((await li.ask('/stored/resume')).status, 200);
  });

  it('shows viewers what is published, drafted or written on the disk, and nothing else', async () => {
    const viewer = await consolePerson(gateway, 'viewer', 'viewer');
    const answer = async (file: unknown) => (await viewer.ask('/preview', { file })).code ?? 'shown';
    const own = { ...STORED_CAMPAIGN, id: 'watched', placements: ['aside'] };
    assert.equal(await answer(own), 'ROLE_REFUSED');
    await li.publish(own);
    const drafted = { ...own, lastDay: '2027-03-29' };
    assert.equal((await li.ask('/watched/draft', { revision: 0, file: drafted })).status, 200);
    await li.ask('/watched/pause', { reasons: { en: 'Back soon.', 'zh-Hans': '稍后恢复。' } });
    for (const campaign of ['watched', 'spring']) {
      const { published, draft } = (
        await viewer.ask<{ published: { file: unknown }; draft: { file: unknown } | null }>(`/${campaign}/read`)
      ).body;
      assert.equal(await answer(published.file), 'shown', campaign);
      if (draft) assert.equal(await answer(draft.file), 'shown');
    }
    assert.equal(await answer({ ...own, lastDay: '2027-03-28' }), 'ROLE_REFUSED');
    assert.equal(await answer({}), 'ROLE_REFUSED');
    const nested = `{"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const payload = `{"session":"${viewer.session}","file":${nested}}`;
    const told = await gateway.app.inject({ method: 'POST', url: '/v1/console/campaigns/preview', payload });
    assert.equal(told.json<{ code: string }>().code, 'CAMPAIGN_FILE_INVALID');
  });

  it('takes files up to the size of the largest campaign, and nothing beyond', async () => {
    const texts = (count: number) => ({
      en: Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index}`, 'x'.repeat(1_900)])),
    });
    const large = await li.ask('/preview', { file: { ...STORED_CAMPAIGN, texts: texts(250) } });
    assert.equal(large.status, 200);
    const saved = await li.ask<{ revision: number }>('/stored/draft', { revision: 0, file: { ...STORED_CAMPAIGN, texts: texts(250) } });
    assert.equal(saved.status, 200);
    assert.equal(
      (await li.ask('/stored/draft', { revision: saved.body.revision, file: { ...STORED_CAMPAIGN, texts: texts(275) } })).code,
      'CAMPAIGN_FILE_INVALID',
    );
    assert.equal((await li.ask('/preview', { file: { texts: texts(300) } })).code, 'BODY_TOO_LARGE');
    assert.equal((await li.ask('/stored/read', { more: 'x'.repeat(70_000) })).code, 'BODY_TOO_LARGE');
    const nested = `{"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const payload = `{"session":"${li.session}","file":${nested}}`;
    const told = await gateway.app.inject({ method: 'POST', url: '/v1/console/campaigns/preview', payload });
    assert.deepEqual(
      parse(previewAnswerSchema, told.json()).findings.map(({ code }) => code),
      ['too-deep'],
    );
    const put = await gateway.app.inject({
      method: 'POST',
      url: '/v1/console/campaigns/new',
      payload: payload.replace('{"deep"', '{"id":"deep","deep"'),
    });
    assert.equal(put.json<{ code: string }>().code, 'CAMPAIGN_FILE_INVALID');
  });
});
