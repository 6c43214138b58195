import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { dayInWords } from '@consult-kit/protocol/calendar';
import fastify from 'fastify';
import { ROOT, temporaryFolder, type TemporaryFolder } from '@consult-kit/testkit';
import { runCommand } from '../testing/command-run.ts';
import { TEST_CAMPAIGN } from '../testing/gateway-under-test.ts';

const WINTER = join(ROOT, 'examples/campaigns/winter-2022.json');

const LAST_DAY = dayInWords(TEST_CAMPAIGN.lastDay);

describe('consult-kit campaign', () => {
  let folder: TemporaryFolder;
  before(async () => void (folder = await temporaryFolder()));
  after(() => folder.remove());
  const write = async (changes: Record<string, unknown>, name = 'campaign.json'): Promise<string> => {
    const path = join(folder.path, name);
    await writeFile(path, JSON.stringify({ ...TEST_CAMPAIGN, ...changes }, null, 2));
    return path;
  };

  describe('check', () => {
    it('finds nothing wrong with the examples', async () => {
      const names = ['winter-2022', 'demo', 'every-option'];
      const { code, out } = await runCommand(['campaign', 'check', ...names.map((name) => join(ROOT, `examples/campaigns/${name}.json`))]);
      assert.equal(code, 0);
      for (const name of names) assert.match(out, new RegExp(`${name}\\.json: no errors`));
    });

    it('names every error with its place and the fix, and exits with 1', async () => {
      const { emergencyNumber: _, ...region } = TEST_CAMPAIGN.region;
      const [module] = TEST_CAMPAIGN.modules;
      const table: [changes: Record<string, unknown>, expected: RegExp][] = [
        [{ lastDay: '2027-02-01' }, /: error: lastDay: The end is before the start.*later end.* \[end-before-start\]/],
        [{ timeZone: 'Asia/Pekin' }, /: error: timeZone: .*Asia\/Pekin.*IANA.* \[unknown-zone\]/],
        [{ modules: [module, module] }, /: error: modules\[1\]\.id: .*adults.*own id.* \[duplicate-id\]/],
        [{ region }, /: error: region\.emergencyNumber: .*emergency number.* \[no-emergency\]/],
        [{ timezone: 'Asia\/Shanghai' }, /: error: timezone: .*Did you mean “timeZone”.* \[unknown-key\]/],
        [{ modules: [{ ...module, enabled: false }] }, /: error: modules: Turn on at least one group\. \[no-module\]/],
      ];
      for (const [changes, expected] of table) {
        const { code, out } = await runCommand(['campaign', 'check', await write(changes)]);
        assert.equal(code, 1);
        assert.match(out, expected);
        assert.match(out, /campaign\.json: [1-9]\d* errors?, /);
      }
    });

    it('tells errors and warnings apart, and passes with warnings alone', async () => {
      const { code, out } = await runCommand(['campaign', 'check', await write({ languages: ['en', 'zh-Hans', 'de'] })]);
      assert.equal(code, 0);
      assert.match(out, /: warning: languages\[2\]: .* \[missing-translation\]/);
      assert.match(out, /: no errors, \d+ warnings?\n$/);
    });

    it('refuses files that would show their cards in the same place at the same time', async () => {
      const dates = { firstDay: '2127-03-01', lastDay: '2127-03-31' };
      const first = await write(dates, 'first.json');
      const second = await write({ ...dates, id: 'second', lastDay: '2127-04-30' }, 'second.json');
      const { code, out } = await runCommand(['campaign', 'check', first, second]);
      assert.equal(code, 1);
      assert.match(out, /first\.json: no errors/);
      assert.match(
        out,
        /second\.json:\d+:\d+: error: placements\[0\]: Overlaps “Free spring consultation”.* 1 Mar 2127 to 31 Mar 2127.* \[overlap\]/,
      );
      assert.equal((await runCommand(['campaign', 'check', second])).code, 0);
    });

    it('reports every file, and fails if one of them has errors', async () => {
      const { code, out } = await runCommand(['campaign', 'check', await write({ lastDay: '2020-01-01' }, 'bad.json'), WINTER]);
      assert.equal(code, 1);
      assert.match(out, /bad\.json: 1 error/);
      assert.match(out, /winter-2022\.json: no errors/);
    });
  });

  describe('preview', () => {
    const first = async (at: string, path = WINTER): Promise<string> =>
      (await runCommand(['campaign', 'preview', path, '--at', at])).out.split('\n')[0] ?? '';

    it('prints the state first, with the dates of the campaign’s own zone', async () => {
      const table: [state: string, ...at: string[]][] = [
        ['upcoming', '2022-12-30T15:59:59Z', '2022-12-30 23:59:59', '2022-12-30T23:59:59+08:00'],
        ['open', '2022-12-30T16:00:00Z', '2022-12-31', '2022-12-31 00:00:00', '2022-12-31T00:00'],
        ['open', '2023-02-06T15:59:59Z', '2023-02-06 23:59:59', '2023-02-06T15:59:59.999Z'],
        ['ended', '2023-02-06T16:00:00Z', '2023-02-07', '2023-02-07 00:00:00', '2023-02-07T00:00:00+08:00'],
      ];
      for (const [state, ...times] of table) for (const at of times) assert.equal(await first(at), state, at);
    });

    it('knows service hours and pauses', async () => {
      assert.equal(await first('2027-03-10 07:59', await write({})), 'closed for now');
      assert.equal(await first('2027-03-10 08:00', await write({})), 'open');
      assert.equal(
        await first('2027-03-10 08:00', await write({ paused: { reasons: { en: 'Back soon.', 'zh-Hans': '稍后恢复。' } } })),
        'paused',
      );
    });

    it('tells the next change, the card and what a query does', async () => {
      const path = await write({});
      const preview = async (...args: string[]) =>
        (await runCommand(['campaign', 'preview', path, '--at', '2027-03-10 10:00', ...args])).out;
      const text = await preview('--query', 'see doctors', '--host', 'shop.example', '--lang', 'zh-CN');
      assert.match(text, /^next change: 2027-03-10 22:00 Asia\/Shanghai \(\+08:00\), 2027-03-10T14:00:00\.000Z$/m);
      assert.match(text, /^card: 春季免费咨询 · 健康服务 \| 执业医师在线解答 \| 今日 8:00–22:00 \| \[问医生\]$/m);
      assert.match(text, /^query: the card shows: .*rule/m);
      assert.match(text, /^host: https:\/\/shop\.example may hold/m);
      const other = await preview('--query', 'doctor toy set', '--host', 'https://evil.example');
      assert.match(other, /^query: no card: /m);
      assert.match(other, /^host: .*may not hold/m);
    });

    it('says what stands in the card’s place, and names the clause that decided', async () => {
      const path = await write({ region: { ...TEST_CAMPAIGN.region, eligible: ['CN-42'] } });
      const preview = async (at: string, ...args: string[]) => (await runCommand(['campaign', 'preview', path, '--at', at, ...args])).out;
      const night = await preview('2027-03-10 23:00');
      assert.match(night, /^card: Free spring consultation \| Opens tomorrow at 8:00$/m);
      assert.match(night, /^why: the campaign is closed for now until 2027-03-11T00:00:00\.000Z$/m);
      assert.match(await preview('2027-02-01 12:00'), /^card: hidden; as a message: Opens 1 Mar at 8:00$/m);
      assert.match(
        await preview('2027-03-10 10:00', '--region', 'CN-43'),
        /^card: hidden; as a message: Not available in your area yet\nwhy: the region/m,
      );
      assert.match(
        await preview('2027-03-10 10:00', '--cap-reached', '--query', 'see doctors'),
        /^line: takes nobody new\ncard: [^\n]* \| All free consultations have been used\.\nquery: no card: all the consultations/m,
      );
      assert.match(await preview('2027-03-10 23:00', '--cap-reached'), /^card: .*Opens tomorrow at 8:00$/m);
      const foreign = await preview('2027-03-10 10:00', '--query', 'see doctors', '--host', 'evil.example');
      assert.match(foreign, /^card: hidden\nquery: no card: the page is not among those of the campaign/m);
      assert.match(await preview('2027-03-10 10:00', '--query', 'see doctors', '--region', 'CN-42-0528'), /^query: the card shows/m);
    });

    it('refuses a time that can’t be read or does not exist in the zone', async () => {
      const berlin = await write({ timeZone: 'Europe/Berlin' });
      for (const at of [
        '2027-03-10T10:00-05:00[America/New_York]',
        'yesterday',
        '2027-02-30',
        '2027-03-28 02:30',
        '2027-03-10T25:00Z',
        '',
      ]) {
        const { code, out, err } = await runCommand(['campaign', 'preview', berlin, '--at', at]);
        assert.deepEqual([code, out], [2, ''], at);
        assert.match(err, /^consult-kit: USAGE: --at /);
      }
    });

    it('refuses a file with errors, naming them', async () => {
      const { code, out, err } = await runCommand(['campaign', 'preview', await write({ timeZone: 'X' })]);
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, /CAMPAIGN_FILE_INVALID.*\n.*unknown-zone/);
    });
  });

  describe('timeline', () => {
    it('draws bounds, days, the week, exceptions and changes of clocks', async () => {
      const everyDay = { from: '22:00', to: '06:30' };
      const path = await write({
        timeZone: 'Europe/Berlin',
        firstDay: '2027-03-26',
        lastDay: '2027-04-02',
        serviceHours: {
          weekly: { fri: [everyDay], sat: [{ from: '00:00', to: '24:00' }], sun: [everyDay] },
          exceptions: [{ firstDay: '2027-04-02', lastDay: '2027-04-02', hours: [], names: { en: 'Good Friday' } }],
        },
      });
      const { code, out } = await runCommand(['campaign', 'timeline', path]);
      assert.equal(code, 0);
      assert.match(out, /^opens {8}2027-03-26 00:00 \(\+01:00\)$/m);
      assert.match(out, /^line closes {2}2027-04-03 00:00 \(\+02:00\)/m);
      assert.match(out, /^2027-03 {2}·{25}▒█▒▒○○$/m);
      assert.match(out, /^2027-04 {2}○○·{28}$/m);
      assert.match(out, /^mon {6}█{13}·{35} {2}closed$/m);
      assert.match(out, /^sun {6}·{44}█{4} {2}22:00–06:30$/m);
      assert.match(out, /^ {2}2 Apr 2027: closed \(Good Friday\)$/m);
      assert.match(out, /^ {2}28 Mar 2027: to 03:00, from \+01:00 to \+02:00$/m);
    });

    it('is short for a campaign of a century', async () => {
      const { out } = await runCommand(['campaign', 'timeline', await write({ lastDay: '2126-12-31', timeZone: 'Europe/Berlin' })]);
      assert.ok(out.split('\n').length < 60);
      assert.match(out, /and so on to 31 Dec 2126/);
    });
  });

  describe('diff', () => {
    it('says in sentences what changes, in both languages', async () => {
      const [old, now] = [await write({}, 'old.json'), await write({ lastDay: '2027-06-30' }, 'new.json')];
      const english = await runCommand(['campaign', 'diff', old, now]);
      assert.deepEqual([english.code, english.out], [0, `Last day: 30 Jun 2027 instead of ${LAST_DAY.en}.\n`]);
      const chinese = await runCommand(['campaign', 'diff', old, now, '--lang', 'zh-Hans']);
      assert.equal(chinese.out, `末日：由${LAST_DAY.zh}改为2027年6月30日。\n`);
      assert.equal((await runCommand(['campaign', 'diff', old, old])).out, 'nothing changes\n');
      assert.equal((await runCommand(['campaign', 'diff', old, old, '--lang', 'zh-CN'])).out, '没有任何改动\n');
    });

    it('refuses a language that it does not write', async () => {
      for (const args of [
        ['diff', WINTER, WINTER],
        ['history', 'winter'],
      ]) {
        const { code, err } = await runCommand(['campaign', ...args, '--lang', 'xx']);
        assert.equal(code, 2);
        assert.match(err, /--lang is "xx".*en and zh-Hans/);
      }
    });

    it('refuses a file with errors', async () => {
      const { code, err } = await runCommand(['campaign', 'diff', WINTER, await write({ timeZone: 'X' }, 'bad.json')]);
      assert.equal(code, 1);
      assert.match(err, /CAMPAIGN_FILE_INVALID.*\n.*unknown-zone/);
    });
  });

  describe('schema', () => {
    it('prints a JSON Schema that takes the examples and refuses what they must not have', async () => {
      const { code, out } = await runCommand(['campaign', 'schema']);
      assert.equal(code, 0);
      const { $schema: _, ...schema } = JSON.parse(out) as Record<string, unknown>;
      const judge = fastify({ ajv: { customOptions: { coerceTypes: false, removeAdditional: false, strict: false } } });
      judge.post('/', { schema: { body: schema } }, async () => 'taken');
      const judged = async (payload: object): Promise<number> => (await judge.inject({ method: 'POST', url: '/', payload })).statusCode;
      for (const name of ['demo', 'winter-2022', 'every-option']) {
        const file = JSON.parse(await readFile(join(ROOT, `examples/campaigns/${name}.json`), 'utf8')) as Record<string, unknown>;
        assert.equal(await judged(file), 200, name);
        assert.equal(await judged({ ...file, fistDay: '2027-01-01' }), 400);
        assert.equal(await judged({ ...file, firstDay: '1.1.2027' }), 400);
        assert.equal(await judged({ ...file, modules: [] }), 400);
      }
      await judge.close();
    });
  });
});
