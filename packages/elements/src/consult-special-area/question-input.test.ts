import { answerSchema, type CampaignQuestion } from '@consult-kit/protocol';
import { expect } from '@open-wc/testing';
import { MODULES } from '../test-support/campaign.ts';
import { EMPTY_INPUT, INPUT_LIMITS, type QuestionInput, readInput } from './question-input.ts';

const [adults, children, pregnant] = MODULES as [(typeof MODULES)[0], (typeof MODULES)[0], (typeof MODULES)[0]];
const read = (question: CampaignQuestion, input: Partial<QuestionInput>, module = adults) =>
  readInput(question, { ...EMPTY_INPUT, ...input }, module);
const question = (module: typeof adults, index: number): CampaignQuestion => module.questions[index] as CampaignQuestion;

describe('readInput', () => {
  it('reads an age in whole years, also in digits of full width', () => {
    expect(read(question(adults, 0), { years: '３８' }).answer).to.deep.equal({ question: 'age', kind: 'age', years: 38 });
    for (const years of ['', 'x', '-1', '131', '3.5', '1e2']) {
      expect(read(question(adults, 0), { years }).problems[0], years).to.include({ field: 'years', kind: 'error', key: 'error.age' });
    }
  });

  it('counts children under two in months', () => {
    const age = question(children, 0);
    expect(read(age, { months: '7' }, children).answer).to.deep.equal({ question: 'age', kind: 'age', years: 0, months: 7 });
    expect(read(age, { years: '1', months: '3' }, children).answer).to.deep.equal({ question: 'age', kind: 'age', years: 0, months: 15 });
    expect(read(age, { years: '1', months: '13' }, children).answer).to.deep.equal({ question: 'age', kind: 'age', years: 2 });
    expect(read(age, { years: '6' }, children).answer).to.deep.equal({ question: 'age', kind: 'age', years: 6 });
    expect(read(age, { years: '1' }, children).problems[0]).to.include({ field: 'months', key: 'error.months' });
    expect(read(age, { months: '24' }, children).problems[0]).to.include({ field: 'months', key: 'error.months' });
  });

  it('takes weeks of pregnancy, or none after the birth', () => {
    const age = question(pregnant, 0);
    expect(read(age, { years: '30', weeks: '32' }, pregnant).answer).to.include({ pregnancyWeeks: 32 });
    expect(read(age, { years: '30' }, pregnant).answer).not.to.have.property('pregnancyWeeks');
    expect(read(age, { years: '30', weeks: '46' }, pregnant).problems[0]).to.include({ field: 'weeks', key: 'error.weeks' });
  });

  it('asks once more about an age outside the group', () => {
    const { answer, problems } = read(question(adults, 0), { years: '70' });
    expect(answer).to.include({ years: 70 });
    expect(problems).to.deep.equal([{ field: 'years', kind: 'confirm', key: 'confirm.age' }]);
  });

  it('asks once more about 41.5 °C, and refuses what no thermometer shows', () => {
    const onset = question(adults, 2);
    expect(read(onset, { onset: 'days', temperature: '38,5' }).answer).to.deep.equal({
      question: 'onset',
      kind: 'onset',
      onset: 'days',
      temperatureC: 38.5,
    });
    expect(read(onset, { onset: 'days', temperature: '41.5' }).problems).to.deep.equal([
      { field: 'temperature', kind: 'confirm', key: 'confirm.temperature', values: { value: 41.5 } },
    ]);
    for (const temperature of ['20', '385', 'warm']) {
      expect(read(onset, { onset: 'days', temperature }).problems[0], temperature).to.include({ key: 'error.temperature' });
    }
    expect(read(onset, {}).problems[0]).to.include({ field: 'onset', key: 'error.onset' });
  });

  it('takes choices of this module alone, and what else there is', () => {
    const symptoms = question(adults, 1);
    expect(read(symptoms, { chosen: ['cough', 'stranger', 'fever'] }).answer).to.deep.equal({
      question: 'symptoms',
      kind: 'choices',
      chosen: ['fever', 'cough'],
    });
    expect(read(symptoms, { other: true, otherText: ' itching ' }).answer).to.include({ other: 'itching' });
    expect(read(symptoms, { other: true }).problems[0]).to.include({ field: 'otherText' });
    expect(read(symptoms, {}).problems[0]).to.include({ key: 'error.choices' });
  });

  it('takes free text up to its limit', () => {
    const text = question(adults, 3);
    expect(read(text, { text: ' asthma ' }).answer).to.deep.equal({ question: 'history', kind: 'text', text: 'asthma' });
    expect(read(text, { text: ' ' }).problems[0]).to.include({ key: 'error.text' });
    expect(read(text, { text: 'x'.repeat(INPUT_LIMITS.textChars + 1) }).problems[0]).to.include({ key: 'error.textLong' });
  });

  it('gives nothing that the wire would refuse', () => {
    const edge = [
      read(question(adults, 0), { years: String(INPUT_LIMITS.ageMaxYears) }),
      read(question(children, 0), { months: String(INPUT_LIMITS.monthsMax) }, children),
      read(question(pregnant, 0), { years: '30', weeks: String(INPUT_LIMITS.pregnancyMaxWeeks) }, pregnant),
      read(question(adults, 2), { onset: 'today', temperature: String(INPUT_LIMITS.temperatureMinC) }),
      read(question(adults, 2), { onset: 'longer', temperature: String(INPUT_LIMITS.temperatureMaxC) }),
      read(question(adults, 3), { text: 'x'.repeat(INPUT_LIMITS.textChars) }),
    ];
    for (const { answer } of edge) expect(answerSchema.safeParse(answer).success, JSON.stringify(answer)).to.equal(true);
  });
});
