import type { Answer, CampaignModule, CampaignQuestion } from '@consult-kit/protocol';
import type { QuestionInput } from './question-input.ts';

/** Where the shopper is between opening the area and joining the line. */
export type Screen =
  | { name: 'home' }
  | { name: 'safety' }
  /** After "Yes" in the safety check. */
  | { name: 'emergency' }
  | { name: 'question'; index: number }
  | { name: 'consent' }
  | { name: 'refused' };

/** What the shopper told so far. Kept in the tab's own storage until the line is joined or consent refused. */
export interface Draft {
  module: string;
  safety: 'none' | 'some' | undefined;
  /** Whether the emergency number was called from the card after the safety check. */
  called: boolean;
  /** Whether the shopper is the patient; `undefined` while not said. */
  forSelf: boolean | undefined;
  name: string;
  /** What stands in the fields, by question. */
  inputs: Readonly<Record<string, QuestionInput>>;
  /** What was accepted, by question. */
  answers: Readonly<Record<string, Answer>>;
}

/** A draft with nothing in it. */
export const EMPTY_DRAFT: Draft = { module: '', safety: undefined, called: false, forSelf: undefined, name: '', inputs: {}, answers: {} };

/** The screen after `screen` when it has been answered. */
export function screenAfter(screen: Screen, draft: Draft, module: CampaignModule): Screen {
  switch (screen.name) {
    case 'home':
      return { name: 'safety' };
    case 'safety':
      return draft.safety === 'some' ? { name: 'emergency' } : { name: 'question', index: 0 };
    case 'emergency':
      return { name: 'question', index: 0 };
    case 'question':
      return screen.index + 1 < module.questions.length ? { name: 'question', index: screen.index + 1 } : { name: 'consent' };
    default:
      return screen;
  }
}

/**
 * The screen itself if what it builds on has been answered, else the first that has not: a history entry may be older
 * than the draft, or of another module.
 */
export function reachable(screen: Screen, draft: Draft, module: CampaignModule | undefined): Screen {
  if (screen.name === 'refused') return screen;
  if (!module) return { name: 'home' };
  if (screen.name === 'home' || screen.name === 'safety') return screen;
  if (draft.safety === undefined) return { name: 'safety' };
  const open = module.questions.findIndex((question) => !draft.answers[question.id]);
  const limit = open < 0 ? module.questions.length : open;
  if (screen.name === 'consent' && limit < module.questions.length) return { name: 'question', index: limit };
  if (screen.name !== 'question' || screen.index < limit) return screen;
  return limit < module.questions.length ? { name: 'question', index: limit } : { name: 'consent' };
}

/** The answers in the order in which they were asked. */
export function answersInOrder(draft: Draft, module: CampaignModule): Answer[] {
  return module.questions.map((question) => draft.answers[question.id] ?? skipped(question));
}

/** What is recorded for a question that was passed over. */
export function skipped(question: CampaignQuestion): Answer {
  return { question: question.id, kind: 'skipped' };
}

/** The patient's age in whole years as answered; `undefined` if nobody asked. */
export function ageOf(draft: Draft): number | undefined {
  for (const answer of Object.values(draft.answers)) if (answer.kind === 'age') return answer.years + (answer.months ?? 0) / 12;
  return undefined;
}
