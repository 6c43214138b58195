import type { CampaignFile, LocalizedText } from '@consult-kit/protocol';
import { campaignWords, closedText } from '@consult-kit/protocol/entry';

/** What the console needs of a campaign to pause it; a file and a public document both have it. */
export type PausableCampaign = Pick<CampaignFile, 'names' | 'languages' | 'paused' | 'texts' | 'timeZone'>;

/** No instant of it is in the sentence of a pause. */
const ANY = { startsAtMs: 0, cardClosesAtMs: 0, lineClosesAtMs: 0, open: [], horizonMs: 0, paused: true };

/** What shoppers of a language read in place of the card while the campaign is paused, word for word as the elements write it. */
export function pauseSentence(campaign: PausableCampaign, reasons: LocalizedText, language: string): string {
  const { names, languages, timeZone, texts } = campaign;
  const reader = { words: campaignWords(texts, language), atMs: 0, zone: timeZone };
  return closedText('paused', { hours: null }, { names, languages, timeZone, paused: { reasons } }, ANY, reader);
}
