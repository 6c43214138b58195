import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '../http.ts';
import { soundCampaign } from '../test-data/campaign.ts';
import { checkCampaignFile } from './check.ts';

const changed = (change: (file: Record<string, any>) => void): unknown => {
  const file = structuredClone(soundCampaign()) as unknown as Record<string, never>;
  change(file);
  return file;
};

function only(value: unknown, nowMs?: number): Finding {
  const { findings } = checkCampaignFile(value, nowMs);
  assert.equal(findings.length, 1, JSON.stringify(findings));
  assert.ok(findings[0]);
  return findings[0];
}

/** What is done to a sound file, and the finding that must come: code and path. */
const BROKEN: [what: string, change: (file: Record<string, any>) => void, code: string, path: (string | number)[]][] = [
  ['an end before the start', (file) => (file['lastDay'] = '2022-12-30'), 'end-before-start', ['lastDay']],
  [
    'a line that closes before it opens',
    (file) => Object.assign(file, { lastDay: '2022-12-31', opensAtLocal: '10:00', lineClosesAtLocal: '09:00' }),
    'end-before-start',
    ['lineClosesAtLocal'],
  ],
  ['an unknown zone', (file) => (file['timeZone'] = 'Asia/Beijing'), 'unknown-zone', ['timeZone']],
  ['an offset in place of a zone', (file) => (file['timeZone'] = '+08:00'), 'unknown-zone', ['timeZone']],
  ['a day that is not in the calendar', (file) => (file['firstDay'] = '2022-02-30'), 'impossible-day', ['firstDay']],
  ['a day of another form', (file) => (file['lastDay'] = '6.2.2023'), 'wrong-value', ['lastDay']],
  ['a duplicate module', (file) => file['modules'].push(file['modules'][0]), 'duplicate-id', ['modules', 1, 'id']],
  ['no module at all', (file) => (file['modules'] = []), 'no-module', ['modules']],
  ['every module off', (file) => (file['modules'][0].enabled = false), 'no-module', ['modules']],
  ['no emergency number', (file) => delete file['region'].emergencyNumber, 'no-emergency', ['region', 'emergencyNumber']],
  ['an emergency number of letters', (file) => (file['region'].emergencyNumber = 'call'), 'no-emergency', ['region', 'emergencyNumber']],
  ['an unknown key', (file) => (file['fistDay'] = '2022-12-31'), 'unknown-key', ['fistDay']],
  [
    'an unknown key deep inside',
    (file) => (file['modules'][0].questions[0].month = true),
    'unknown-key',
    ['modules', 0, 'questions', 0, 'month'],
  ],
  ['a missing key', (file) => delete file['timeZone'], 'missing-key', ['timeZone']],
  ['a wrong type', (file) => (file['languages'] = 'en'), 'wrong-type', ['languages']],
  ['hours on no day of the campaign', (file) => (file['serviceHours'] = { weekly: {} }), 'hours-never-open', ['serviceHours']],
  [
    'a stretch without length',
    (file) => (file['serviceHours'] = { weekly: { mon: [{ from: '08:00', to: '08:00' }] } }),
    'empty-stretch',
    ['serviceHours', 'weekly', 'mon', 0],
  ],
  ['a missing source text', (file) => delete file['names']['zh-Hans'], 'source-text-missing', ['names']],
  ['ages in the wrong order', (file) => (file['modules'][0].ages = { fromYears: 60, toYears: 18 }), 'ages-order', ['modules', 0, 'ages']],
  ['an origin with a path', (file) => (file['hosts'].origins = ['https://shop.example/']), 'wrong-value', ['hosts', 'origins', 0]],
  [
    'a host key with its private part',
    (file) =>
      (file['hosts'].keys = [{ id: 'k', host: 'Shop', algorithm: 'EdDSA', publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'a', d: 'b' } }]),
    'host-key-invalid',
    ['hosts', 'keys', 0, 'publicKey'],
  ],
  [
    'an opening time that the clocks skip',
    (file) => Object.assign(file, { timeZone: 'Europe/Berlin', firstDay: '2027-03-28', lastDay: '2027-04-30', opensAtLocal: '02:30' }),
    'local-time-skipped',
    ['opensAtLocal'],
  ],
  [
    'a closing time that comes twice',
    (file) => Object.assign(file, { timeZone: 'Europe/Berlin', firstDay: '2027-10-01', lastDay: '2027-10-31', cardClosesAtLocal: '02:30' }),
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

  for (const [what, change, code, path] of BROKEN) {
    it(`refuses ${what}, with the path to the value`, () => {
      const { file, findings } = checkCampaignFile(changed(change));
      assert.equal(file, null);
      assert.ok(
        findings.some((found) => found.code === code && found.severity === 'error' && JSON.stringify(found.path) === JSON.stringify(path)),
        JSON.stringify(findings),
      );
    });
  }

  it('suggests the key that was probably meant', () => {
    const found = checkCampaignFile(changed((file) => (file['modules'][0].warningSign = []))).findings[0];
    assert.match(found?.messages['en'] ?? '', /Did you mean “warningSigns”/);
  });

  it('reports everything at once', () => {
    const { findings } = checkCampaignFile(
      changed((file) => {
        file['timeZone'] = 'Nowhere';
        file['modules'].push(file['modules'][0]);
        delete file['sponsor'].names['zh-Hans'];
      }),
    );
    assert.deepEqual(findings.map(({ code }) => code).sort(), ['duplicate-id', 'source-text-missing', 'unknown-zone']);
  });

  it('never throws, whatever it is given', () => {
    for (const value of [null, undefined, 0, '', [], 'x', { modules: [null] }, { serviceHours: 5 }, Object.create(null)]) {
      assert.equal(checkCampaignFile(value).file, null);
    }
  });

  it('warns of a missing translation, and of a start or an end that has passed, yet returns the file', () => {
    const untranslated = changed((file) => delete file['names'].en);
    assert.deepEqual([only(untranslated).code, only(untranslated).severity], ['missing-translation', 'warning']);
    assert.equal(only(soundCampaign(), Date.parse('2023-01-05T00:00:00Z')).code, 'start-in-past');
    assert.equal(only(soundCampaign(), Date.parse('2024-01-05T00:00:00Z')).code, 'already-ended');
    assert.ok(checkCampaignFile(untranslated).file);
  });

  it('says everything in both languages', () => {
    const found = only(changed((file) => (file['timeZone'] = 'Asia/Beijing')));
    assert.match(found.messages['en'] ?? '', /“Asia\/Beijing” is not a time zone/);
    assert.match(found.messages['zh-Hans'] ?? '', /不是时区/);
  });
});
