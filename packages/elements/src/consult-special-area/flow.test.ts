import { expect } from '@open-wc/testing';
import { MODULES } from '../test-support/campaign.ts';
import { ageOf, answersInOrder, type Draft, EMPTY_DRAFT, reachable, type Screen, screenAfter, skipped } from './flow.ts';

const module = MODULES[0] as (typeof MODULES)[0];
const answered: Draft = {
  ...EMPTY_DRAFT,
  module: module.id,
  safety: 'none',
  answers: Object.fromEntries(module.questions.map((question) => [question.id, skipped(question)])),
};

describe('flow', () => {
  it('goes from the group over safety check and questions to consent', () => {
    const walked: Screen[] = [{ name: 'home' }];
    while (walked[walked.length - 1]?.name !== 'consent') walked.push(screenAfter(walked[walked.length - 1] as Screen, answered, module));
    expect(walked.map((screen) => (screen.name === 'question' ? screen.index : screen.name))).to.deep.equal([
      'home',
      'safety',
      0,
      1,
      2,
      3,
      'consent',
    ]);
  });

  it('shows the emergency card after a yes, and goes on after it', () => {
    const flagged: Draft = { ...answered, safety: 'some' };
    expect(screenAfter({ name: 'safety' }, flagged, module)).to.deep.equal({ name: 'emergency' });
    expect(screenAfter({ name: 'emergency' }, flagged, module)).to.deep.equal({ name: 'question', index: 0 });
  });

  it('never shows a screen whose ground is missing', () => {
    expect(reachable({ name: 'consent' }, EMPTY_DRAFT, undefined)).to.deep.equal({ name: 'home' });
    expect(reachable({ name: 'consent' }, { ...EMPTY_DRAFT, module: 'adults' }, module)).to.deep.equal({ name: 'safety' });
    expect(reachable({ name: 'consent' }, { ...answered, answers: {} }, module)).to.deep.equal({ name: 'question', index: 0 });
    expect(reachable({ name: 'question', index: 9 }, answered, module)).to.deep.equal({ name: 'consent' });
    expect(reachable({ name: 'question', index: 2 }, answered, module)).to.deep.equal({ name: 'question', index: 2 });
  });

  it('gives the answers in the order of the questions, and the age as a number', () => {
    const draft: Draft = {
      ...answered,
      answers: {
        history: { question: 'history', kind: 'text', text: '', none: true },
        age: { question: 'age', kind: 'age', years: 0, months: 18 },
      },
    };
    expect(answersInOrder(draft, module).map(({ question, kind }) => `${question}:${kind}`)).to.deep.equal([
      'age:age',
      'symptoms:skipped',
      'onset:skipped',
      'history:text',
    ]);
    expect(ageOf(draft)).to.equal(1.5);
    expect(ageOf(EMPTY_DRAFT)).to.equal(undefined);
  });
});
