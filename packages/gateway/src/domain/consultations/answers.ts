import { ConsultError, type Answer, type CampaignModule, type CampaignQuestion, type InputFault, type Intake } from '@consult-kit/protocol';
import { assertPlain } from './texts.ts';

/**
 * Checks that answers belong to a module's questions. Unanswered questions are skipped ones; the age can't be skipped.
 * @throws {ConsultError} `INPUT_INVALID` with the paths. Answers are health words and never repeated.
 */
export function assertAnswers(module: CampaignModule, intake: Intake): void {
  assertPlain(intake.name, ['command', 'intake', 'name']);
  const faults = [
    ...intake.answers.flatMap((answer, index) => faultsOf(module, intake.answers, answer, index)),
    ...missingAges(module, intake),
  ];
  const first = faults[0];
  if (first) throw new ConsultError('INPUT_INVALID', `${first.path.join('.')}: ${first.message}.`, { faults });
}

/** The patient's age in whole years, if the module asks for it. */
export function ageYears(intake: Intake): number | undefined {
  return intake.answers.find((answer) => answer.kind === 'age')?.years;
}

function faultsOf(module: CampaignModule, answers: readonly Answer[], answer: Answer, index: number): InputFault[] {
  const path = ['command', 'intake', 'answers', index];
  const question = module.questions.find(({ id }) => id === answer.question);
  if (!question) return [{ path: [...path, 'question'], message: 'expected the id of a question of this module' }];
  if (answers.findIndex((other) => other.question === answer.question) !== index) {
    return [{ path: [...path, 'question'], message: 'expected one answer to each question' }];
  }
  if (answer.kind === 'skipped') {
    return question.kind === 'age' ? [{ path: [...path, 'kind'], message: 'the age cannot be skipped' }] : [];
  }
  if (answer.kind !== question.kind) return [{ path: [...path, 'kind'], message: `expected an answer of the kind ${question.kind}` }];
  return contentFaults(question, answer).map(({ key, message }) => ({ path: [...path, key], message }));
}

interface ContentFault {
  key: string;
  message: string;
}

function contentFaults(question: CampaignQuestion, answer: Exclude<Answer, { kind: 'skipped' }>): ContentFault[] {
  const faults: ContentFault[] = [];
  const unless = (holds: boolean, key: string, message: string): void => {
    if (!holds) faults.push({ key, message });
  };
  if (question.kind === 'age' && answer.kind === 'age') {
    unless(answer.months === undefined || question.months === true, 'months', 'this question does not ask for months');
    unless(answer.months === undefined || answer.years < 2, 'months', 'expected months only under two years');
    unless(
      answer.pregnancyWeeks === undefined || question.pregnancyWeeks === true,
      'pregnancyWeeks',
      'this question does not ask for them',
    );
  } else if (question.kind === 'choices' && answer.kind === 'choices') {
    const options = new Set(question.options.map(({ id }) => id));
    unless(
      answer.chosen.every((id) => options.has(id)),
      'chosen',
      'expected ids of the options of this question',
    );
    unless(new Set(answer.chosen).size === answer.chosen.length, 'chosen', 'expected each option once');
    unless(answer.other === undefined || question.other === true, 'other', 'this question has no free text');
    if (answer.other !== undefined) assertPlain(answer.other, ['command', 'intake', 'answers']);
  } else if (question.kind === 'onset' && answer.kind === 'onset') {
    unless(answer.temperatureC === undefined || question.temperature === true, 'temperatureC', 'this question does not ask for it');
  } else if (answer.kind === 'text') {
    assertPlain(answer.text, ['command', 'intake', 'answers']);
  }
  return faults;
}

function missingAges(module: CampaignModule, intake: Intake): InputFault[] {
  const answered = new Set(intake.answers.map(({ question }) => question));
  return module.questions
    .filter(({ kind, id }) => kind === 'age' && !answered.has(id))
    .map(({ id }) => ({ path: ['command', 'intake', 'answers'], message: `an answer to "${id}" is needed here` }));
}
