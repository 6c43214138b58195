import type { CampaignDocument } from '@consult-kit/protocol';
import { type CampaignMoment, instantsOf } from '@consult-kit/protocol/clock';
import { closedText as textOf } from '@consult-kit/protocol/entry';
import type { Words } from './words.ts';

/** A campaign at an instant. */
export interface CampaignFacts {
  document: CampaignDocument;
  moment: CampaignMoment;
  nowMs: number;
}

/** What is said of a campaign that is not open: when it opens, why it is paused, or when it ended. */
export function closedText({ document, moment, nowMs }: CampaignFacts, words: Words): string {
  const { state, hours } = moment;
  const texts = state === 'closed' && hours ? 'back' : state === 'paused' || state === 'upcoming' ? state : 'ended';
  return textOf(texts, moment, document, instantsOf(document), { words, atMs: nowMs });
}
