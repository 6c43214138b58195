import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { campaignFileSchema, LIMITS, type CampaignFile } from '@consult-kit/protocol';

const EXAMPLES = join(import.meta.dirname, '..', '..');

function readCampaign(id: string): CampaignFile {
  return campaignFileSchema.parse(JSON.parse(readFileSync(join(EXAMPLES, 'campaigns', `${id}.json`), 'utf8')));
}

describe('the example campaigns', () => {
  for (const id of ['demo', 'winter-2022']) {
    it(`${id} keeps to the schema and carries its file's name`, () => {
      assert.equal(readCampaign(id).id, id);
    });

    it(`${id} has the four modules and every text in English and Simplified Chinese`, () => {
      const campaign = readCampaign(id);
      assert.deepEqual(
        campaign.modules.map((module) => module.id),
        ['adults', 'children', 'pregnant', 'elderly'],
      );
      const texts = [
        campaign.names,
        campaign.sponsor.names,
        campaign.sponsor.covers,
        campaign.consent.texts,
        campaign.consent.contact,
        ...campaign.warningSigns.map((sign) => sign.texts),
        ...campaign.modules.flatMap((module) => [
          module.names,
          module.hints ?? {},
          ...(module.warningSigns ?? []).map((sign) => sign.texts),
          ...module.questions.flatMap((question) => (question.kind === 'choices' ? question.options.map((option) => option.texts) : [])),
        ]),
      ];
      for (const text of texts) assert.deepEqual(Object.keys(text).sort(), ['en', 'zh-Hans']);
    });

    it(`${id} asks each group for age, symptoms, onset and history`, () => {
      for (const { questions } of readCampaign(id).modules) {
        assert.deepEqual(
          questions.map((question) => question.kind),
          ['age', 'choices', 'onset', 'text'],
        );
      }
    });
  }

  it('demo is open to the demo shop', () => {
    const { hosts, serviceHours, paused } = readCampaign('demo');
    assert.deepEqual(hosts.origins, ['http://localhost:4400']);
    assert.equal(serviceHours, undefined);
    assert.equal(paused, undefined);
  });

  it('winter-2022 runs from New Year’s Eve to 6 February in 22 counties', () => {
    const { firstDay, lastDay, timeZone, region } = readCampaign('winter-2022');
    assert.deepEqual([firstDay, lastDay, timeZone], ['2022-12-31', '2023-02-06', 'Asia/Shanghai']);
    assert.equal(new Set(region.eligible).size, 22);
    assert.equal(region.emergencyNumber, '120');
  });
});

describe('the recorded consultations', () => {
  const rows = readFileSync(join(EXAMPLES, 'dialogues', 'consultations.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; language: string; description: string; turns: { speaker: string; text: string }[] });

  it('are a dozen, half English and half Chinese, each with an id of its own', () => {
    assert.equal(new Set(rows.map((row) => row.id)).size, 12);
    assert.equal(rows.filter((row) => row.language === 'en').length, 6);
    assert.equal(rows.filter((row) => row.language === 'zh').length, 6);
  });

  it('hold turns of both sides that a message can carry, the longest to the last character', () => {
    for (const { id, turns } of rows) {
      assert.deepEqual(new Set(turns.map((turn) => turn.speaker)), new Set(['patient', 'doctor']), id);
      for (const { text } of turns) assert.ok(text.trim().length > 0 && text.length <= LIMITS.messageChars, id);
    }
    assert.equal(Math.max(...rows.flatMap(({ turns }) => turns.map(({ text }) => text.length))), LIMITS.messageChars);
  });
});
