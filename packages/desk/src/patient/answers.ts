import type { Localize } from '@consult-kit/elements/foundation.js';
import { pickText, type Answer, type CampaignDocument, type CampaignQuestion, type ConsultationView } from '@consult-kit/protocol';
import { ageText } from '../shared/people.ts';

/** One line of the patient card. */
export interface CardLine {
  label: string;
  value: string;
  /** Written by the patient, in the patient's language. */
  isTheirs?: boolean;
}

/** The answers as the doctor reads them, in the order in which they were asked. */
export function answerLines(view: ConsultationView, document: CampaignDocument | undefined, words: Localize): CardLine[] {
  const module = document?.modules.find(({ id }) => id === view.module);
  return view.intake.answers.flatMap((answer) => {
    const question = module?.questions.find(({ id }) => id === answer.question);
    return linesOf(answer, question, words);
  });
}

function linesOf(answer: Answer, question: CampaignQuestion | undefined, words: Localize): CardLine[] {
  const label = labelOf(answer, question, words);
  switch (answer.kind) {
    case 'skipped':
      return [{ label, value: words.text('card.skipped') }];
    case 'age':
      return [{ label, value: ageText(answer, words) }];
    case 'choices':
      return [{ label, value: choicesValue(answer, question, words) }];
    case 'onset':
      return onsetLines(answer, label, words);
    case 'text':
      return [answer.text.trim() ? { label, value: answer.text.trim(), isTheirs: true } : { label, value: words.text('card.none') }];
  }
}

function labelOf(answer: Answer, question: CampaignQuestion | undefined, words: Localize): string {
  const own = pickText(question?.titles, words.lang());
  if (own) return own;
  const kind = answer.kind === 'skipped' ? question?.kind : answer.kind;
  switch (kind) {
    case 'age':
      return words.text('card.age');
    case 'choices':
      return words.text('card.symptoms');
    case 'onset':
      return words.text('card.onset');
    case 'text':
      return words.text('card.history');
    default:
      return answer.question;
  }
}

function choicesValue(answer: Extract<Answer, { kind: 'choices' }>, question: CampaignQuestion | undefined, words: Localize): string {
  const options = question?.kind === 'choices' ? question.options : [];
  const chosen = answer.chosen.map((id) => pickText(options.find((option) => option.id === id)?.texts, words.lang()) || id);
  const all = answer.other ? [...chosen, answer.other] : chosen;
  return all.length > 0 ? all.join(words.lang().startsWith('zh') ? '、' : ', ') : words.text('card.none');
}

function onsetLines(answer: Extract<Answer, { kind: 'onset' }>, label: string, words: Localize): CardLine[] {
  const began = { label, value: words.text(`card.onset.${answer.onset}`) };
  return answer.temperatureC === undefined
    ? [began]
    : [began, { label: words.text('card.temperature'), value: `${answer.temperatureC} °C` }];
}
