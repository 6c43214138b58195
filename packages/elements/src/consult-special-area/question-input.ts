import type { Answer, CampaignModule, CampaignQuestion } from '@consult-kit/protocol';

/** What stands in the fields of one question, as typed. */
export interface QuestionInput {
  years: string;
  months: string;
  weeks: string;
  chosen: readonly string[];
  other: boolean;
  otherText: string;
  onset: '' | 'today' | 'days' | 'longer';
  temperature: string;
  text: string;
}

export const EMPTY_INPUT: QuestionInput = {
  years: '',
  months: '',
  weeks: '',
  chosen: [],
  other: false,
  otherText: '',
  onset: '',
  temperature: '',
  text: '',
};

/** Name of a field of a question, for errors and focus. */
export type Field = 'years' | 'months' | 'weeks' | 'chosen' | 'otherText' | 'onset' | 'temperature' | 'text';

/** A field that needs another look: `error` stops, `confirm` passes when Continue is pressed again. */
export interface FieldProblem {
  field: Field;
  kind: 'error' | 'confirm';
  /** Key of the text. */
  key: string;
  values?: Readonly<Record<string, string | number>>;
}

/** What reading a question's fields gives: an answer, and whatever needs another look. */
export interface ReadInput {
  answer: Answer | undefined;
  problems: readonly FieldProblem[];
}

/** Bounds of what can be entered. The schemas of `protocol` hold the same ones, and a test compares them. */
export const INPUT_LIMITS = {
  ageMaxYears: 130,
  monthsUnderYears: 2,
  monthsMax: 23,
  pregnancyMaxWeeks: 45,
  temperatureMinC: 30,
  temperatureMaxC: 45,
  /** From here on, and below `temperatureAskBelowC`, we ask whether the value is right. */
  temperatureAskFromC: 41,
  temperatureAskBelowC: 35,
  textChars: 1_000,
} as const;

/** Reads the fields of a question. Digits of full width count as digits, a comma as a point. */
export function readInput(question: CampaignQuestion, input: QuestionInput, module: CampaignModule): ReadInput {
  switch (question.kind) {
    case 'age':
      return readAge(question, input, module);
    case 'choices':
      return readChoices(question, input);
    case 'onset':
      return readOnset(question, input);
    case 'text':
      return readText(question, input);
  }
}

const failed = (...problems: FieldProblem[]): ReadInput => ({ answer: undefined, problems });
const error = (field: Field, key: string, values?: FieldProblem['values']): FieldProblem => ({
  field,
  kind: 'error',
  key,
  ...(values ? { values } : {}),
});

/** The number typed, `undefined` for an empty field, `NaN` for anything else. */
function numberIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim().replace(',', '.').replace('。', '.');
  if (plain === '') return undefined;
  return /^\d{1,3}(\.\d{1,2})?$/.test(plain) ? Number(plain) : NaN;
}

const isWhole = (value: number | undefined, max: number): boolean => value === undefined || (Number.isInteger(value) && value <= max);

function readAge(question: Extract<CampaignQuestion, { kind: 'age' }>, input: QuestionInput, module: CampaignModule): ReadInput {
  const years = numberIn(input.years);
  const months = question.months ? numberIn(input.months) : undefined;
  const weeks = question.pregnancyWeeks ? numberIn(input.weeks) : undefined;
  const problems: FieldProblem[] = [];
  const under = years === undefined || years < INPUT_LIMITS.monthsUnderYears;
  if (!isWhole(years, INPUT_LIMITS.ageMaxYears) || (years === undefined && months === undefined))
    problems.push(error('years', 'error.age'));
  else if (question.months && under && (months === undefined || !isWhole(months, INPUT_LIMITS.monthsMax)))
    problems.push(error('months', 'error.months'));
  if (!isWhole(weeks, INPUT_LIMITS.pregnancyMaxWeeks)) problems.push(error('weeks', 'error.weeks'));
  if (problems.length > 0) return failed(...problems);

  const total = (years ?? 0) * 12 + (months ?? 0);
  const inMonths = question.months === true && under && total < INPUT_LIMITS.monthsUnderYears * 12;
  const whole = question.months && under ? Math.floor(total / 12) : (years as number);
  const answer: Answer = {
    question: question.id,
    kind: 'age',
    years: inMonths ? 0 : whole,
    ...(inMonths ? { months: total } : {}),
    ...(weeks === undefined ? {} : { pregnancyWeeks: weeks }),
  };
  const outside = whole < (module.ages?.fromYears ?? 0) || whole > (module.ages?.toYears ?? INPUT_LIMITS.ageMaxYears);
  return { answer, problems: outside ? [{ field: 'years', kind: 'confirm', key: 'confirm.age' }] : [] };
}

function readChoices(question: Extract<CampaignQuestion, { kind: 'choices' }>, input: QuestionInput): ReadInput {
  const otherText = input.otherText.trim();
  // The draft may be of another module, whose question had other options.
  const chosen = question.options.map(({ id }) => id).filter((id) => input.chosen.includes(id));
  if (chosen.length === 0 && !input.other) return failed(error('chosen', 'error.choices'));
  if (input.other && otherText === '') return failed(error('otherText', 'error.other'));
  if (otherText.length > INPUT_LIMITS.textChars) return failed(tooLong('otherText'));
  return {
    answer: { question: question.id, kind: 'choices', chosen, ...(input.other ? { other: otherText } : {}) },
    problems: [],
  };
}

function readOnset(question: Extract<CampaignQuestion, { kind: 'onset' }>, input: QuestionInput): ReadInput {
  const temperature = question.temperature ? numberIn(input.temperature) : undefined;
  const problems: FieldProblem[] = [];
  if (input.onset === '') problems.push(error('onset', 'error.onset'));
  const { temperatureMinC, temperatureMaxC, temperatureAskFromC, temperatureAskBelowC } = INPUT_LIMITS;
  const outside = temperature !== undefined && !(temperature >= temperatureMinC && temperature <= temperatureMaxC);
  if (outside) problems.push(error('temperature', 'error.temperature'));
  if (problems.length > 0 || input.onset === '') return failed(...problems);
  const rounded = temperature === undefined ? undefined : Math.round(temperature * 10) / 10;
  const odd = rounded !== undefined && (rounded >= temperatureAskFromC || rounded < temperatureAskBelowC);
  return {
    answer: { question: question.id, kind: 'onset', onset: input.onset, ...(rounded === undefined ? {} : { temperatureC: rounded }) },
    problems: odd ? [{ field: 'temperature', kind: 'confirm', key: 'confirm.temperature', values: { value: rounded } }] : [],
  };
}

function readText(question: CampaignQuestion, input: QuestionInput): ReadInput {
  const text = input.text.trim();
  if (text === '') return failed(error('text', 'error.text'));
  if (text.length > INPUT_LIMITS.textChars) return failed(tooLong('text'));
  return { answer: { question: question.id, kind: 'text', text }, problems: [] };
}

function tooLong(field: Field): FieldProblem {
  return error(field, 'error.textLong', { count: INPUT_LIMITS.textChars });
}
