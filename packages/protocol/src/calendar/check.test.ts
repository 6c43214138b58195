import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '../console.ts';
import { soundCampaign } from '../test-data/campaign.ts';
import { checkCampaignFile } from './check.ts';

type Path = (string | number)[];
/** A place in the file and the value to put there; `undefined` takes it away. */
type Change = readonly [path: Path, value: unknown];

/** A sound file with these changes. */
function changed(...changes: readonly Change[]): unknown {
  const file: unknown = structuredClone(soundCampaign());
  for (const [path, value] of changes) setAt(file, path, value);
  return file;
}

function setAt(root: unknown, path: Path, value: unknown): void {
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], root) as Record<
    string,
    unknown
  >;
  const key = String(path.at(-1));
  if (value === undefined) delete parent[key];
  else parent[key] = value;
}

function only(value: unknown, nowMs?: number): Finding {
  const { findings } = checkCampaignFile(value, nowMs);
  assert.equal(findings.length, 1, JSON.stringify(findings));
  assert.ok(findings[0]);
  return findings[0];
}

const twice = [soundCampaign().modules[0], soundCampaign().modules[0]];
const privateKey = { id: 'k', host: 'Shop', algorithm: 'EdDSA', publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'a', d: 'b' } };
const inBerlin = (firstDay: string, lastDay: string): Change[] => [
  [['timeZone'], 'Europe/Berlin'],
  [['firstDay'], firstDay],
  [['lastDay'], lastDay],
];

/** What is done to a sound file, and the error that must come: code and path. */
const BROKEN: [what: string, changes: Change[], code: string, path: Path][] = [
  ['an end before the start', [[['lastDay'], '2022-12-30']], 'end-before-start', ['lastDay']],
  [
    'a line that closes before it opens',
    [
      [['lastDay'], '2022-12-31'],
      [['opensAtLocal'], '10:00'],
      [['lineClosesAtLocal'], '09:00'],
    ],
    'end-before-start',
    ['lineClosesAtLocal'],
  ],
  ['an unknown zone', [[['timeZone'], 'Asia/Beijing']], 'unknown-zone', ['timeZone']],
  ['an offset in place of a zone', [[['timeZone'], '+08:00']], 'unknown-zone', ['timeZone']],
  ['a day that is not in the calendar', [[['firstDay'], '2022-02-30']], 'impossible-day', ['firstDay']],
  ['a day of another form', [[['lastDay'], '6.2.2023']], 'wrong-value', ['lastDay']],
  ['a duplicate module', [[['modules'], twice]], 'duplicate-id', ['modules', 1, 'id']],
  ['no module at all', [[['modules'], []]], 'no-module', ['modules']],
  ['every module off', [[['modules', 0, 'enabled'], false]], 'no-module', ['modules']],
  ['no emergency number', [[['region', 'emergencyNumber'], undefined]], 'no-emergency', ['region', 'emergencyNumber']],
  ['an emergency number of letters', [[['region', 'emergencyNumber'], 'call']], 'no-emergency', ['region', 'emergencyNumber']],
  ['an unknown key', [[['fistDay'], '2022-12-31']], 'unknown-key', ['fistDay']],
  ['an unknown key deep inside', [[['modules', 0, 'questions', 0, 'month'], true]], 'unknown-key', ['modules', 0, 'questions', 0, 'month']],
  ['a missing key', [[['timeZone'], undefined]], 'missing-key', ['timeZone']],
  ['a wrong type', [[['languages'], 'en']], 'wrong-type', ['languages']],
  ['two tags of one language', [[['languages'], ['en', 'zh-Hans', 'zh-CN']]], 'same-language', ['languages', 2]],
  ['a blank title', [[['names', 'zh-Hans'], '\u3000\u200b ']], 'blank-text', ['names', 'zh-Hans']],
  ['a blank version of the consent', [[['consent', 'version'], ' ']], 'blank-text', ['consent', 'version']],
  ['a blank text of the interface', [[['texts'], { en: { 'entry.ask': '' } }]], 'blank-text', ['texts', 'en', 'entry.ask']],
  ['an unknown text of the interface', [[['texts'], { en: { 'entry.asc': 'Go' } }]], 'text-key-unknown', ['texts', 'en', 'entry.asc']],
  ['a language without texts', [[['texts'], { 'zh-CN': { 'entry.ask': '问' } }]], 'text-language-unused', ['texts', 'zh-CN']],
  ['the usual port', [[['hosts', 'origins'], ['https://shop.example:443']]], 'origin-not-sent', ['hosts', 'origins', 0]],
  ['a list of no regions', [[['region', 'eligible'], []]], 'nobody-eligible', ['region', 'eligible']],
  ['hours on no day of the campaign', [[['serviceHours'], { weekly: {} }]], 'hours-never-open', ['serviceHours']],
  [
    'hours that begin once the line has closed',
    [
      [['firstDay'], '2023-02-06'],
      [['lineClosesAtLocal'], '12:00'],
      [['serviceHours'], { weekly: { mon: [{ from: '12:00', to: '20:00' }] } }],
    ],
    'hours-never-open',
    ['serviceHours'],
  ],
  [
    'a stretch without length',
    [[['serviceHours'], { weekly: { mon: [{ from: '08:00', to: '08:00' }] } }]],
    'empty-stretch',
    ['serviceHours', 'weekly', 'mon', 0],
  ],
  ['a missing source text', [[['names', 'zh-Hans'], undefined]], 'source-text-missing', ['names']],
  ['ages in the wrong order', [[['modules', 0, 'ages'], { fromYears: 60, toYears: 18 }]], 'ages-order', ['modules', 0, 'ages']],
  ['an origin with a path', [[['hosts', 'origins', 0], 'https://shop.example/']], 'wrong-value', ['hosts', 'origins', 0]],
  ['a host key with its private part', [[['hosts', 'keys'], [privateKey]]], 'host-key-invalid', ['hosts', 'keys', 0, 'publicKey']],
  [
    'an opening time that the clocks skip',
    [...inBerlin('2027-03-28', '2027-04-30'), [['opensAtLocal'], '02:30']],
    'local-time-skipped',
    ['opensAtLocal'],
  ],
  [
    'a closing time that comes twice',
    [...inBerlin('2027-10-01', '2027-10-31'), [['cardClosesAtLocal'], '02:30']],
    'local-time-repeated',
    ['cardClosesAtLocal'],
  ],
];

describe('checkCampaignFile', () => {
  it('finds nothing in a sound file and returns it', () => {
    const { file, findings } = checkCampaignFile(soundCampaign());
    assert.deepEqual(findings, []);
    assert.equal(file?.id, 'winter');
  });

  for (const [what, changes, code, path] of BROKEN) {
    it(`refuses ${what}, with the path to the value`, () => {
      const { file, findings } = checkCampaignFile(changed(...changes));
      assert.equal(file, null);
      assert.ok(
        findings.some((found) => found.code === code && found.severity === 'error' && JSON.stringify(found.path) === JSON.stringify(path)),
        JSON.stringify(findings),
      );
    });
  }

  it('suggests the key that was probably meant', () => {
    const found = checkCampaignFile(changed([['modules', 0, 'warningSign'], []])).findings[0];
    assert.match(found?.messages['en'] ?? '', /Did you mean “warningSigns”/);
  });

  it('reports everything at once', () => {
    const { findings } = checkCampaignFile(
      changed([['timeZone'], 'Nowhere'], [['modules'], twice], [['sponsor', 'names', 'zh-Hans'], undefined]),
    );
    assert.deepEqual(findings.map(({ code }) => code).sort(), ['duplicate-id', 'source-text-missing', 'unknown-zone']);
  });

  it('never throws, whatever it is given', () => {
    for (const value of [null, undefined, 0, '', [], 'x', { modules: [null] }, { serviceHours: 5 }, Object.create(null)]) {
      assert.equal(checkCampaignFile(value).file, null);
    }
  });

  it('warns of a missing translation, and of a start or an end that has passed, yet returns the file', () => {
    const untranslated = changed([['names', 'en'], undefined]);
    assert.deepEqual([only(untranslated).code, only(untranslated).severity], ['missing-translation', 'warning']);
    assert.equal(only(soundCampaign(), Date.parse('2023-01-05T00:00:00Z')).code, 'start-in-past');
    assert.equal(only(soundCampaign(), Date.parse('2024-01-05T00:00:00Z')).code, 'already-ended');
    assert.ok(checkCampaignFile(untranslated).file);
  });

  it('does not warn of a start that has passed for a campaign that is served from then on, but for an earlier one', () => {
    const [nowMs, served] = [Date.parse('2023-01-05T00:00:00Z'), checkCampaignFile(soundCampaign()).file];
    assert.deepEqual(checkCampaignFile(soundCampaign(), nowMs, served).findings, []);
    const earlier = checkCampaignFile(changed([['firstDay'], '2022-12-30']), nowMs, served).findings;
    assert.deepEqual(
      earlier.map(({ code }) => code),
      ['start-in-past'],
    );
  });

  it('warns where a text of the consent changes and its version stays', () => {
    const served = checkCampaignFile(soundCampaign()).file;
    const { consent } = soundCampaign();
    const codes = (changes: Partial<typeof consent>): string[] =>
      checkCampaignFile(soundCampaign({ consent: { ...consent, ...changes } }), undefined, served).findings.map(({ code }) => code);
    const texts = { ...consent.texts, en: 'Another text.' };
    assert.deepEqual(codes({ texts }), ['consent-version-kept']);
    assert.deepEqual(codes({ texts, version: 'another' }), []);
    assert.deepEqual(codes({ texts: { ...consent.texts, de: 'Ein Text.' } }), []);
    assert.deepEqual(codes({ retentionDays: 31 }), []);
    const { 'zh-Hans': zh = '', ...others } = consent.texts;
    assert.deepEqual(codes({ texts: { ...others, 'zh-CN': zh } }), []);
    assert.deepEqual(codes({ texts: { ...others, 'zh-CN': `${zh}。` } }), ['consent-version-kept']);
  });

  it('says everything in both languages', () => {
    const found = only(changed([['timeZone'], 'Asia/Beijing']));
    assert.match(found.messages['en'] ?? '', /“Asia\/Beijing” is not a time zone/);
    assert.match(found.messages['zh-Hans'] ?? '', /不是时区/);
  });

  it('names the fix of a value that would do nothing', () => {
    const message = (...changes: Change[]) => only(changed(...changes)).messages;
    const port = message([['hosts', 'origins'], ['http://shop.example:80']]);
    assert.equal(port['en'], 'No browser sends “http://shop.example:80” as the origin of a page. Write http://shop.example.');
    assert.equal(port['zh-Hans'], '浏览器不会以“http://shop.example:80”作为页面来源，请写成 http://shop.example。');
    assert.match(message([['hosts', 'origins'], ['https://shop.example:99999']])['en'] ?? '', /page\. Correct the host or the port\.$/);
    assert.match(message([['texts'], { en: { 'entry.asc': 'Go' } }])['en'] ?? '', /Did you mean “entry\.ask”\?/);
    assert.match(message([['texts'], { 'zh-hans': { 'entry.ask': '问' } }])['zh-Hans'] ?? '', /请写成 zh-Hans。$/);
  });

  it('lets be what has an effect: other ports, names of zones, a form for a count of one', () => {
    const texts = {
      en: { 'zone.America/New_York': 'New York time', 'entry.wait.one': 'About a minute', 'entry.ask': 'Go' },
      'zh-Hans': { free: '免费' },
    };
    const origins = ['https://shop.example:8443', 'http://localhost:4400', 'http://shop.example:443'];
    assert.deepEqual(checkCampaignFile(changed([['texts'], texts], [['hosts', 'origins'], origins])).findings, []);
  });
});
