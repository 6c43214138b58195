import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CAMPAIGN_LIMITS } from '@consult-kit/protocol';
import { FINDINGS } from '@consult-kit/protocol/calendar';
import { BROKEN_CAMPAIGNS, dotted, SOUND_CAMPAIGN_TEXT } from '../testing/broken-campaigns.ts';
import { checkCampaignBytes } from './campaign-files.ts';

/** Findings that need several files, the size on the disk, or the ledger. */
const ELSEWHERE = ['overlap', 'too-large', 'currency-fixed'];

describe('broken campaign files', () => {
  it('are made from one that is sound, with or without a byte-order mark', () => {
    for (const mark of ['', '\uFEFF']) {
      const { file, findings } = checkCampaignBytes(Buffer.from(mark + SOUND_CAMPAIGN_TEXT));
      assert.equal(file?.id, 'broken');
      assert.deepEqual(
        findings.filter(({ severity }) => severity === 'error'),
        [],
      );
    }
  });

  it('are many, and between them have every error', () => {
    assert.ok(BROKEN_CAMPAIGNS.length >= 60, String(BROKEN_CAMPAIGNS.length));
    const used = new Set(BROKEN_CAMPAIGNS.flatMap(({ expected }) => expected.map(([code]) => code)));
    const errors = Object.entries(FINDINGS).flatMap(([code, { severity }]) => (severity === 'error' ? [code] : []));
    assert.deepEqual(
      errors.filter((code) => !used.has(code) && !ELSEWHERE.includes(code)),
      [],
    );
  });

  for (const { what, bytes, expected } of BROKEN_CAMPAIGNS) {
    if (bytes.length > CAMPAIGN_LIMITS.fileBytes) continue;
    it(`are refused with the named error and its place: ${what}`, () => {
      const { file, findings } = checkCampaignBytes(bytes);
      assert.equal(file, null);
      const errors = findings.filter(({ severity }) => severity === 'error').map(({ code, path }) => [code, dotted(path)]);
      for (const one of expected)
        assert.ok(
          errors.some(([code, path]) => code === one[0] && path === one[1]),
          JSON.stringify(errors.slice(0, 5)),
        );
      assert.ok(errors.length <= CAMPAIGN_LIMITS.findingsMax + 1);
      const lines = bytes.toString().split('\n');
      for (const { place, messages } of findings.slice(0, 20)) {
        assert.ok(place.line >= 1 && place.line <= lines.length && place.column >= 1, JSON.stringify(place));
        for (const language of ['en', 'zh-Hans']) assert.doesNotMatch(messages[language] ?? '{', /\{\w+\}|undefined/, messages[language]);
      }
    });
  }
});
