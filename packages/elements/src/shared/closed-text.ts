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

/** What is said of a campaign that takes nobody: what its clock says, or else `why`. */
export function closedText({ document, moment, nowMs }: CampaignFacts, words: Words, why: 'cap' | ClockText = clockText(moment)): string {
  return textOf(why, moment, document, instantsOf(document), { words, atMs: nowMs });
}

type ClockText = 'back' | 'paused' | 'upcoming' | 'ended';

function clockText({ state, hours }: CampaignMoment): ClockText {
  if (state === 'closed' && hours) return 'back';
  return state === 'paused' || state === 'upcoming' ? state : 'ended';
}
