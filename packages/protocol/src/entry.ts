export { entryVerdict } from './entry/verdict.ts';
export type { EntryClause, EntryFacts, EntryRules, EntryTexts, EntryVerdict } from './entry/verdict.ts';
export { closedText, entryContent, entryTitle } from './entry/texts.ts';
export type { EntryCampaign, EntryContent, EntryReader } from './entry/texts.ts';
export { dateText, dayText, timeText, zoneText } from './entry/dates.ts';
export type { EntryWords } from './entry/dates.ts';
export { campaignWords } from './entry/campaign-words.ts';
export { entryEn, entryZhHans } from './entry/words.ts';
