import type { CampaignDocument } from '@consult-kit/protocol';
import { type CampaignInstants, type CampaignMoment, instantsOf } from '@consult-kit/protocol/clock';
import { closedText as textOf } from '@consult-kit/protocol/entry';
import type { Words } from './words.ts';

/** A campaign at an instant. */
export interface CampaignFacts {
  document: CampaignDocument;
  moment: CampaignMoment;
  nowMs: number;
}

/** What is said of a campaign that takes nobody: what its clock says, or else `why`. */
export function closedText({ document, moment, nowMs }: CampaignFacts, words: Words, why?: 'cap'): string {
  const instants = instantsOf(document);
  return textOf(why ?? clockText(moment, instants), moment, document, instants, { words, atMs: nowMs });
}

/** When a campaign opens that has not begun, as its sentence says: its first hours, or its first instant where none are known. */
export function opensAtMs(document: CampaignDocument, { hours }: CampaignMoment): number {
  return hours?.[0] ?? instantsOf(document).startsAtMs;
}

type ClockText = 'back' | 'paused' | 'upcoming' | 'ended';

function clockText({ state, hours }: CampaignMoment, { lineClosesAtMs }: CampaignInstants): ClockText {
  // Hours that begin once the line has closed are not for anybody new.
  if (state === 'closed' && hours && hours[0] < lineClosesAtMs) return 'back';
  return state === 'paused' || state === 'upcoming' ? state : 'ended';
}
