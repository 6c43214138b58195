import type { CampaignDocument } from '@consult-kit/protocol';
import type { CampaignMoment } from '@consult-kit/protocol/clock';
import { pickText } from '@consult-kit/protocol/locale';
import { dateText, dayText, timeText, zoneText } from './dates.ts';
import type { Words } from './words.ts';

/** A campaign at an instant. */
export interface CampaignFacts {
  document: CampaignDocument;
  moment: CampaignMoment;
  nowMs: number;
}

/** What is said of a campaign that is not open: when it opens, why it is paused, or when it ended. */
export function closedText(facts: CampaignFacts, words: Words): string {
  const { document, moment, nowMs } = facts;
  const { schedule, timeZone, paused } = document;
  const opensAtMs = moment.hours?.[0] ?? 0;
  if (moment.state === 'paused') return words.text('state.paused', { reason: pickText(paused?.reasons, words.wanted()) }).trim();
  if (moment.state === 'upcoming') return opensText('state.upcoming', Math.max(Date.parse(schedule.startsAt), opensAtMs), facts, words);
  if (moment.state === 'closed') return opensText('state.closed', opensAtMs || moment.nextChangeAtMs || nowMs, facts, words);
  const lastMs = Math.max(Date.parse(schedule.cardClosesAt), Date.parse(schedule.lineClosesAt)) - 1;
  return words.text('state.ended', { day: dateText(lastMs, timeZone, words.lang()) });
}

/** "Opens 1 Dec at 8:00 (Beijing time)" and its kin; the zone is named where it differs from the device's. */
export function opensText(key: string, atMs: number, { document, nowMs }: CampaignFacts, words: Words): string {
  const { timeZone } = document;
  const values = { day: dayText(atMs, nowMs, timeZone, words), time: timeText(atMs, timeZone) };
  return words.text(key, values) + zoneText(atMs, timeZone, words);
}
