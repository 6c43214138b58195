import type { CampaignDocument, LocalizedText } from '@consult-kit/protocol';
import { pickLanguage } from '@consult-kit/protocol/locale';
import type { Words } from './words.ts';

type Sourced = Pick<CampaignDocument, 'languages'>;

/** The language in which a text of a campaign is shown: the reader's if the text has it, else the campaign's source language. */
export function campaignLanguage({ languages }: Sourced, texts: LocalizedText, wanted: string): string {
  const tags = Object.keys(texts);
  return pickLanguage(wanted, [...languages.slice(0, 1).filter((source) => tags.includes(source)), ...tags]);
}

/** A text of a campaign for the reader around an element; empty where the campaign has none. */
export function campaignText(document: Sourced | null | undefined, texts: LocalizedText | undefined, words: Pick<Words, 'wanted'>): string {
  return document && texts ? (texts[campaignLanguage(document, texts, words.wanted())] ?? '') : '';
}
