import type { EntryCard } from '@consult-kit/protocol';
import { dayOf, endOfDayMs } from '@consult-kit/protocol/calendar';
import { campaignWords, entryContent, type EntryContent, type EntryVerdict } from '@consult-kit/protocol/entry';
import { instant } from '../instant.ts';
import type { ServedCampaign } from './served-campaign.ts';

/** Longer hours are “day and night”, whatever day it is. */
const DAY_MS = 86_400_000;

/** The entry card as data, for hosts that draw it themselves; `null` unless the verdict shows it. */
export function cardOf(campaign: ServedCampaign, verdict: EntryVerdict, rule: string, atMs: number): EntryCard | null {
  const content = verdict.show ? contentOf(campaign, verdict, atMs) : undefined;
  if (!content) return null;
  const { title, lines, action = '' } = content;
  const { language } = verdict;
  const validUntilMs = saysTodayUntilMs(campaign, verdict, atMs);
  const validUntil = validUntilMs === null ? null : instant(validUntilMs);
  return { campaign: campaign.id, language, title, label: labelOf(campaign, language), lines: [...lines], action, rule, validUntil };
}

/** When the verdict changes, or the day whose hours it names is over. */
function saysTodayUntilMs({ file: { timeZone } }: ServedCampaign, { hours, nextChangeAtMs }: EntryVerdict, atMs: number): number | null {
  if (nextChangeAtMs === null || !hours || hours[1] - hours[0] > DAY_MS) return nextChangeAtMs;
  return Math.min(nextChangeAtMs, endOfDayMs(dayOf(atMs, timeZone), timeZone));
}

/** What a verdict says, the card or the line in its place, as `<consult-entry>` writes it for a reader in the campaign's own zone. */
export function contentOf(campaign: ServedCampaign, verdict: EntryVerdict, atMs: number): EntryContent | undefined {
  const { names, languages, timeZone, paused } = campaign.file;
  const told = { names, languages, timeZone, paused, wait: campaign.wait() };
  const reader = { words: campaignWords(campaign.file.texts, verdict.language), atMs, zone: timeZone };
  return entryContent(verdict, told, campaign.instants(atMs), reader);
}

/** What the card calls itself beside its title. */
export function labelOf(campaign: ServedCampaign, language: string): string {
  return campaignWords(campaign.file.texts, language).text('entry.label');
}
