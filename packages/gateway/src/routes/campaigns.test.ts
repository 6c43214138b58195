import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { campaignDocumentSchema, entryCardSchema, entryExplanationSchema, errorBodySchema, parse } from '@consult-kit/protocol';
import { gatewayUnderTest, OPEN_AT_MS, type GatewayUnderTest } from '../testing/gateway-under-test.ts';

const DAY_MS = 86_400_000;

describe('public reads', () => {
  let gateway: GatewayUnderTest;
  before(async () => {
    gateway = await gatewayUnderTest({
      campaigns: [
        { search: { triggers: { en: ['blue lantern'] }, vetoes: { en: ['plush'] } } },
        { id: 'regional', region: { code: 'CN', emergencyNumber: '120', eligible: ['CN-42'] } },
        { id: 'paused', paused: { reasons: { en: 'Maintenance.', 'zh-Hans': '维护中。' } } },
      ],
      extraOrigins: ['http://localhost:4500'],
    });
  });
  after(() => gateway.close());

  const get = (url: string, headers: Record<string, string> = {}) => gateway.app.inject({ method: 'GET', url, headers });

  describe('GET /v1/campaigns/{id}', () => {
    it('answers with the public document, cacheable by everybody', async () => {
      const answer = await get('/v1/campaigns/spring');
      assert.equal(answer.statusCode, 200);
      const document = parse(campaignDocumentSchema, answer.json());
      assert.equal(document.schedule.startsAt, '2027-02-28T16:00:00.000Z');
      assert.equal(document.schedule.cardClosesAt, '2027-03-31T16:00:00.000Z');
      assert.equal(document.serverTime, new Date(OPEN_AT_MS).toISOString());
      assert.equal(document.guests, true);
      assert.equal(document.consent.guardianUnderYears, 14);
      assert.deepEqual(document.origins, ['https://shop.example', 'http://localhost:4500']);
      assert.equal(answer.headers['cache-control'], 'public, max-age=60');
      assert.equal(answer.headers['access-control-allow-origin'], '*');
      assert.match(String(answer.headers['access-control-expose-headers']), /Date.*Age.*ETag/);
      assert.equal(answer.headers.date, new Date(OPEN_AT_MS).toUTCString());
    });

    it('keeps vetoes and keys to itself', async () => {
      const { body } = await get('/v1/campaigns/spring');
      assert.doesNotMatch(body, /plush|"keys"/);
    });

    it('keeps its tag while only the time moves, and answers 304 to those who have it', async () => {
      const first = await get('/v1/campaigns/spring');
      gateway.nowMs += 30_000;
      const second = await get('/v1/campaigns/spring', { 'if-none-match': String(first.headers.etag) });
      gateway.nowMs = OPEN_AT_MS;
      assert.equal(second.statusCode, 304);
      assert.equal(second.body, '');
      assert.equal(second.headers.etag, first.headers.etag);
      assert.equal(second.headers['cache-control'], 'public, max-age=60');
    });

    it('is compressed for those who can read that', async () => {
      const plain = await get('/v1/campaigns/spring');
      const packed = await get('/v1/campaigns/spring', { 'accept-encoding': 'gzip, br' });
      assert.equal(packed.headers['content-encoding'], 'br');
      assert.ok(packed.rawPayload.length < plain.rawPayload.length);
    });

    it('refuses an unknown campaign with an error of the table', async () => {
      for (const id of ['nope', '%E4%BD%A0', 'x'.repeat(500), '__proto__', 'constructor']) {
        const answer = await get(`/v1/campaigns/${id}`);
        assert.equal(answer.statusCode, 404, id);
        assert.equal(parse(errorBodySchema, answer.json()).code, 'CAMPAIGN_UNKNOWN');
      }
    });
  });

  describe('GET /v1/lexicons/{hash}.json', () => {
    it('serves the lexicon of the document for ever', async () => {
      const { lexicon } = parse(campaignDocumentSchema, (await get('/v1/campaigns/spring')).json());
      const answer = await get(lexicon.path);
      assert.equal(answer.statusCode, 200);
      assert.equal(answer.json<{ v: number }>().v, 1);
      assert.match(String(answer.headers['cache-control']), /^public, max-age=31536000, immutable$/);
      assert.equal(answer.headers['access-control-allow-origin'], '*');
    });

    it('differs between campaigns with and without phrases of their own', async () => {
      const [own, plain] = await Promise.all(
        ['spring', 'regional'].map(async (id) => parse(campaignDocumentSchema, (await get(`/v1/campaigns/${id}`)).json())),
      );
      assert.notEqual(own?.lexicon.hash, plain?.lexicon.hash);
    });

    it('refuses an unknown hash', async () => {
      const answer = await get('/v1/lexicons/0000000000000000.json');
      assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code], [404, 'LEXICON_UNKNOWN']);
    });
  });

  describe('GET /v1/campaigns/{id}/entry', () => {
    const entry = (query: Record<string, string>, id = 'spring', headers: Record<string, string> = {}) =>
      get(`/v1/campaigns/${id}/entry?${new URLSearchParams(query)}`, headers);

    it('answers with the card when the query asks for a doctor', async () => {
      const answer = await entry({ q: 'see doctors' });
      assert.equal(answer.statusCode, 200);
      const { rule, ...card } = parse(entryCardSchema, answer.json());
      assert.ok(rule.length > 0);
      assert.deepEqual(card, {
        campaign: 'spring',
        language: 'en',
        title: 'Free spring consultation',
        label: 'Health service',
        lines: ['Chat with a licensed doctor', 'Open today 8:00–22:00'],
        action: 'Ask a doctor',
        validUntil: '2027-03-10T14:00:00.000Z',
      });
      assert.equal(answer.headers['cache-control'], 'no-store');
    });

    it('speaks the reader’s language: the host’s word, the browser’s, then that of the query', async () => {
      const language = async (query: Record<string, string>, headers?: Record<string, string>) =>
        (await entry(query, 'spring', headers)).json<{ language: string }>().language;
      assert.equal(await language({ q: '看医生', lang: 'en-GB' }), 'en');
      assert.equal(await language({ q: '看医生' }, { 'accept-language': 'en-US,en;q=0.9' }), 'en');
      assert.equal(await language({ q: '看医生' }), 'zh-Hans');
      assert.equal(await language({ q: 'see doctors', lang: 'zh-CN' }), 'zh-Hans');
      const { lines, action, title } = (await entry({ q: '看医生' })).json<{ lines: string[]; action: string; title: string }>();
      assert.deepEqual([title, ...lines, action], ['春季免费咨询', '执业医师在线解答', '今日 8:00–22:00', '问医生']);
    });

    it('answers 204 without a body when the query asks for something else', async () => {
      for (const q of ['doctor toy set', '体温计', 'Doctor Who DVD', '护士服', '', '  ']) {
        const answer = await entry({ q });
        assert.deepEqual([answer.statusCode, answer.body], [204, ''], q);
      }
    });

    it('names the clause that decided', async () => {
      const why = async (query: Record<string, string>, id?: string) => {
        const answer = await entry({ ...query, explain: '1' }, id);
        assert.equal(answer.statusCode, 200);
        return parse(entryExplanationSchema, answer.json());
      };
      assert.match((await why({ q: 'blue lantern' })).why, /rule "campaign-phrase"/);
      assert.match((await why({ q: 'see doctors plush' })).why, /stopped by veto "campaign-veto"/);
      assert.match((await why({ q: 'garden chairs' })).why, /no rule matches/);
      assert.match((await why({ q: 'see doctors' }, 'paused')).why, /campaign is paused/);
      assert.deepEqual(await why({ q: 'see doctors', region: 'CN-1101' }, 'regional'), {
        show: false,
        why: 'the region is not among those of the campaign',
      });
      assert.equal((await why({ q: 'see doctors', region: 'CN-42-0528' }, 'regional')).show, true);
    });

    it('judges the page if its origin is given', async () => {
      const status = async (host: string) => (await entry({ q: 'see doctors', host })).statusCode;
      assert.equal(await status('https://shop.example'), 200);
      assert.equal(await status(''), 200);
      for (const host of ['https://shop.example.evil', 'http://shop.example', 'https://shop.example:8443'])
        assert.equal(await status(host), 204, host);
      const why = (await entry({ q: 'see doctors', host: 'https://other.example', explain: '1' })).json<{ why: string }>().why;
      assert.match(why, /the page is not among those of the campaign/);
    });

    it('refuses what is no origin as the page', async () => {
      for (const host of [
        'shop.example',
        'https://shop.example/',
        'https://shop.example/search',
        'null',
        'HTTPS://SHOP.EXAMPLE',
        'x'.repeat(9_000),
      ]) {
        const answer = await entry({ q: 'see doctors', host });
        assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code], [400, 'INPUT_INVALID'], host.slice(0, 40));
      }
    });

    it('hides the card before, between and after the service, to the instant', async () => {
      const startMs = Date.parse('2027-03-01T00:00:00.000Z');
      for (const [atMs, status] of [
        [startMs - 1, 204],
        [startMs, 200],
        [Date.parse('2027-03-10T14:00:00.000Z') - 1, 200],
        [Date.parse('2027-03-10T14:00:00.000Z'), 204],
        [OPEN_AT_MS + 60 * DAY_MS, 204],
      ] as const) {
        gateway.nowMs = atMs;
        assert.equal((await entry({ q: 'see doctors' })).statusCode, status, new Date(atMs).toISOString());
      }
      gateway.nowMs = OPEN_AT_MS;
    });

    it('refuses a missing or a repeated query', async () => {
      for (const url of [
        '/v1/campaigns/spring/entry',
        '/v1/campaigns/spring/entry?q=a&q=b',
        '/v1/campaigns/spring/entry?q=a&lang=en&lang=de',
        '/v1/campaigns/spring/entry?q=a&host=https://a.example&host=https://b.example',
      ]) {
        const answer = await get(url);
        assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code], [400, 'INPUT_INVALID'], url);
      }
      assert.equal((await get('/v1/campaigns/nope/entry?q=a')).json<{ code: string }>().code, 'CAMPAIGN_UNKNOWN');
    });

    it('writes the query into no log line and no metric', async () => {
      for (const q of ['zebra-cough fever', 'see doctors zebra-cough', '%zebra-cough']) await entry({ q });
      await get('/v1/campaigns/spring/entry?q=%zz-zebra-cough');
      const metrics = await get('/metrics');
      assert.match(gateway.logged, /"route":"\/v1\/campaigns\/:id\/entry"/);
      assert.doesNotMatch(gateway.logged + metrics.body, /zebra/);
    });
  });
});
