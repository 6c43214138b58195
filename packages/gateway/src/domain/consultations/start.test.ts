import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createId, type Answer, type CampaignFile, type ServiceHours, type StartCommand } from '@consult-kit/protocol';
import { campaignFile } from '../../testing/campaign-file.ts';
import { Rig, START_MS, startCommand } from '../../testing/rig.ts';

const AGE: Answer = { question: 'age', kind: 'age', years: 30 };

/** The same stretches every day. */
function everyDay(...stretches: [from: string, to: string][]): ServiceHours {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  return { weekly: Object.fromEntries(days.map((day) => [day, stretches.map(([from, to]) => ({ from, to }))])) };
}

/** Doctors for adults from 8:00 to 12:00 in Shanghai; at noon they have just gone. */
function withHours([adults, ...others]: CampaignFile['modules'], serviceHours = everyDay(['08:00', '12:00'])): CampaignFile['modules'] {
  return adults ? [{ ...adults, serviceHours }, ...others] : others;
}

/** The last day, with an afternoon from 15:00 on. */
function lastDay(id: string, lineClosesAtLocal: string): CampaignFile {
  const serviceHours = everyDay(['08:00', '12:00'], ['15:00', '20:00']);
  return campaignFile({ id, lastDay: '2023-01-05', lineClosesAtLocal, serviceHours });
}

function withAnswers(answers: Answer[], changes: Partial<StartCommand> = {}): StartCommand {
  return startCommand({ intake: { forSelf: true, answers, safety: 'none' }, ...changes });
}

describe('opening a consultation', () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await Rig.open({
      files: [
        campaignFile({ queue: { maxWaiting: 2 }, region: { code: 'CN', emergencyNumber: '120', eligible: ['CN-42'] } }),
        campaignFile({ id: 'mornings', queue: { maxWaiting: 2 }, modules: withHours(campaignFile().modules) }),
        campaignFile({ id: 'over', firstDay: '2020-01-01', lastDay: '2020-02-01' }),
        campaignFile({ id: 'later', firstDay: '2023-02-01', lastDay: '2023-03-01' }),
        lastDay('line-over', '15:00'),
        lastDay('line-open', '15:01'),
        campaignFile({
          id: 'group-over',
          lastDay: '2023-01-05',
          lineClosesAtLocal: '15:00',
          modules: withHours(campaignFile().modules, everyDay(['08:00', '12:00'], ['15:00', '20:00'])),
        }),
        campaignFile({ id: 'stopped', paused: { reasons: { en: 'Repairs', 'zh-Hans': '维护' } } }),
      ],
    });
  });
  afterEach(() => rig.close());

  const refusal = async (command: StartCommand, campaign?: string) => {
    const patient = await rig.patient(undefined, campaign);
    const error: unknown = await rig.engine.consultations.create(patient, command).catch((reason: unknown) => reason);
    assert.equal((await rig.engine.consultations.list(patient)).consultations.length, 0);
    return error as { code: string; faults: { path: unknown[] }[]; retryAfterMs?: number };
  };

  it('gives a place in line with what was answered and agreed to', async () => {
    const patient = await rig.patient();
    const read = await rig.engine.consultations.read(patient, await rig.start(patient, { region: 'CN-42-05' }));
    assert.equal(read.consultation.state, 'waiting');
    assert.equal(read.consultation.number, 1);
    assert.deepEqual(read.consultation.consent, { version: 'v1', language: 'en', guardian: false, at: '2023-01-05T04:00:00.000Z' });
    assert.deepEqual(read.line, { ahead: 0, wait: null, busy: false, urgentAhead: false });
  });

  it('numbers the cases of a campaign one after the other', async () => {
    const [one, two] = [await rig.patient(), await rig.patient()];
    const first = await rig.start(one);
    await rig.give(one, first, { type: 'queue.leave' });
    assert.equal((await rig.view(two, await rig.start(two))).number, 2);
  });

  it('gives the same consultation to the same command, also when it comes twice at once', async () => {
    const patient = await rig.patient();
    const command = startCommand();
    const results = await Promise.all([1, 2, 3].map(() => rig.engine.consultations.create(patient, command)));
    assert.deepEqual(results[1], results[0]);
    assert.deepEqual(results[2], results[0]);
    assert.equal((await rig.engine.consultations.list(patient)).consultations.length, 1);
  });

  it('refuses the same id with other content', async () => {
    const patient = await rig.patient();
    const command = startCommand();
    await rig.engine.consultations.create(patient, command);
    await assert.rejects(rig.engine.consultations.create(patient, { ...command, language: 'zh-Hans' }), { code: 'ID_REUSED' });
  });

  it('refuses a second one while the first is going on, and allows it afterwards', async () => {
    const patient = await rig.patient();
    const first = await rig.start(patient);
    await assert.rejects(rig.start(patient), { code: 'CONSULTATION_GOING_ON' });
    await rig.give(patient, first, { type: 'queue.leave' });
    assert.notEqual(await rig.start(patient), first);
    assert.equal((await rig.engine.consultations.list(patient)).consultations.length, 2);
  });

  it('keeps people of two campaigns apart who have the same subject', async () => {
    const here = await rig.patient('host:main:1', 'winter');
    const there = await rig.patient('host:main:1', 'over');
    const consultation = await rig.start(here);
    await assert.rejects(rig.view(there, consultation), { code: 'CONSULTATION_UNKNOWN' });
  });

  it('refuses everyone outside the campaign, and says when to come back if that is known', async () => {
    assert.equal((await refusal(startCommand(), 'over')).code, 'CAMPAIGN_NOT_OPEN');
    assert.equal((await refusal(startCommand(), 'stopped')).code, 'CAMPAIGN_NOT_OPEN');
    const early = await refusal(startCommand(), 'later');
    assert.equal(early.code, 'CAMPAIGN_NOT_OPEN');
    assert.equal(early.retryAfterMs, Date.parse('2023-01-31T16:00:00.000Z') - Date.parse('2023-01-05T04:00:00.000Z'));
    assert.equal((await refusal(startCommand(), 'unknown')).code, 'CAMPAIGN_UNKNOWN');
  });

  it('asks nobody back for hours that begin once the line has closed', async () => {
    const codeAndTime = async (campaign: string) => {
      const { code, retryAfterMs } = await refusal(startCommand({ module: 'adults' }), campaign);
      return [code, retryAfterMs];
    };
    assert.deepEqual(await codeAndTime('line-over'), ['CAMPAIGN_NOT_OPEN', undefined]);
    assert.deepEqual(await codeAndTime('line-open'), ['CAMPAIGN_NOT_OPEN', 3 * 3_600_000]);
    assert.deepEqual(await codeAndTime('group-over'), ['MODULE_UNAVAILABLE', undefined]);
    await rig.pass(9 * 3_600_000);
    assert.deepEqual(await codeAndTime('line-over'), ['CAMPAIGN_NOT_OPEN', undefined]);
  });

  it('refuses modules, languages and regions that are not served', async () => {
    assert.equal((await refusal(startCommand({ module: 'elderly' }))).code, 'MODULE_UNAVAILABLE');
    assert.equal((await refusal(startCommand({ module: 'pets' }))).code, 'MODULE_UNAVAILABLE');
    assert.equal((await refusal(startCommand({ language: 'de' }))).code, 'LANGUAGE_UNAVAILABLE');
    assert.equal((await refusal(startCommand({ region: 'CN-11' }))).code, 'REGION_UNAVAILABLE');
  });

  it('refuses a group outside its own hours and says when its doctors are back, to the millisecond', async () => {
    const refused = await refusal(startCommand({ module: 'adults' }), 'mornings');
    assert.equal(refused.code, 'MODULE_UNAVAILABLE');
    assert.equal(refused.retryAfterMs, Date.parse('2023-01-06T00:00:00.000Z') - START_MS);
    assert.equal((await refusal(startCommand({ module: 'elderly' }), 'mornings')).retryAfterMs, undefined);
    const child: Answer = { question: 'age', kind: 'age', years: 9 };
    const consent = { version: 'v1', language: 'en', guardian: true };
    await rig.start(await rig.patient(undefined, 'mornings'), { ...withAnswers([child], { module: 'children' }), consent });
    await rig.pass(Date.parse('2023-01-06T00:00:00.000Z') - START_MS - 1);
    assert.equal((await refusal(startCommand({ module: 'adults' }), 'mornings')).retryAfterMs, 1);
    await rig.pass(1);
    await rig.start(await rig.patient(undefined, 'mornings'), { module: 'adults' });
  });

  it('writes the language as the campaign does', async () => {
    const patient = await rig.patient();
    assert.equal((await rig.view(patient, await rig.start(patient, { language: 'zh-CN' }))).language, 'zh-Hans');
  });

  it('needs consent to the present text, and a guardian for children', async () => {
    const consent = { version: 'v0', language: 'en', guardian: false };
    assert.equal((await refusal(startCommand({ consent }))).code, 'CONSENT_MISSING');
    const child: Answer = { question: 'age', kind: 'age', years: 13 };
    assert.equal((await refusal(withAnswers([child], { module: 'children' }))).code, 'CONSENT_MISSING');
    const guardian = { version: 'v1', language: 'en', guardian: true };
    await rig.start(await rig.patient(), { ...withAnswers([child], { module: 'children' }), consent: guardian });
  });

  it('refuses answers that do not fit the questions, with the path and without the answer', async () => {
    const cases: [Answer[], string][] = [
      [[], 'command.intake.answers'],
      [[{ question: 'age', kind: 'skipped' }], 'command.intake.answers.0.kind'],
      [[AGE, { question: 'shoe-size', kind: 'skipped' }], 'command.intake.answers.1.question'],
      [[AGE, AGE], 'command.intake.answers.1.question'],
      [[AGE, { question: 'history', kind: 'choices', chosen: [] }], 'command.intake.answers.1.kind'],
      [[AGE, { question: 'symptoms', kind: 'choices', chosen: ['gout'] }], 'command.intake.answers.1.chosen'],
      [[{ ...AGE, months: 3 }], 'command.intake.answers.0.months'],
      [[{ ...AGE, pregnancyWeeks: 3 }], 'command.intake.answers.0.pregnancyWeeks'],
    ];
    for (const [answers, path] of cases) {
      const error = await refusal(withAnswers(answers));
      assert.equal(error.code, 'INPUT_INVALID', path);
      assert.equal(error.faults[0]?.path.join('.'), path);
    }
  });

  it('refuses half characters in names and answers', async () => {
    const intake = { forSelf: true, name: 'half \ud83d', answers: [AGE], safety: 'none' } as const;
    assert.equal((await refusal(startCommand({ intake: { ...intake, answers: [AGE] } }))).code, 'INPUT_INVALID');
    assert.equal((await refusal(withAnswers([AGE, { question: 'history', kind: 'text', text: '\u0000' }]))).code, 'INPUT_INVALID');
  });

  it('refuses people beyond the most who may wait in a line, and says when to come back', async () => {
    await rig.start(await rig.patient());
    await rig.start(await rig.patient());
    const full = await refusal(startCommand());
    assert.equal(full.code, 'QUEUE_FULL');
    // Five minutes while no pace is known, and up to as much again, drawn for each.
    assert.equal(full.retryAfterMs, 450_000);
    await rig.start(await rig.patient(), { language: 'zh-Hans' });
  });

  it('asks nobody back at a time when the group’s doctors are gone, but when they are there again', async () => {
    const opensMs = Date.parse('2023-01-06T00:00:00.000Z');
    const closesMs = Date.parse('2023-01-06T04:00:00.000Z');
    await rig.pass(closesMs - 60_000 - START_MS);
    await rig.start(await rig.patient(undefined, 'mornings'));
    await rig.start(await rig.patient(undefined, 'mornings'));
    const full = await refusal(startCommand(), 'mornings');
    assert.deepEqual([full.code, full.retryAfterMs], ['QUEUE_FULL', opensMs + 86_400_000 - (closesMs - 60_000)]);
  });

  it('flags those with a warning sign', async () => {
    const patient = await rig.patient();
    const intake = { forSelf: true, answers: [AGE], safety: 'some' as const };
    const view = await rig.view(patient, await rig.start(patient, { intake }));
    assert.equal(view.flagged, true);
    assert.equal(view.emergency?.by, 'safety-check');
  });

  it('refuses new people while the gateway stops', async () => {
    const patient = await rig.patient();
    await rig.engine.stop();
    await assert.rejects(rig.engine.consultations.create(patient, startCommand({ id: createId() })), { code: 'GATEWAY_STOPPING' });
  });
});
