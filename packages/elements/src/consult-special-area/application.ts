import type { StartConsultation } from '@consult-kit/client';
import type { CampaignDocument, CampaignModule, Intake } from '@consult-kit/protocol';
import { pickLanguage } from '@consult-kit/protocol/locale';
import { campaignLanguage } from '../shared/campaign-text.ts';
import type { TextSize } from '../shared/text-size.ts';
import { answersInOrder, type Draft } from './flow.ts';

/** What a place in line is asked for with, beside what was answered. */
export interface ApplicationFacts {
  document: CampaignDocument;
  module: CampaignModule;
  /** The shopper's language, as the page has it. */
  wanted: string;
  textSize: TextSize;
  /** Whether a parent or guardian agreed. */
  guardian: boolean;
  /** Empty if the host knows none. */
  region: string;
}

/** Everything that goes to the gateway when someone joins the line; version and language of the consent text included. */
export function applicationOf(draft: Draft, facts: ApplicationFacts): StartConsultation {
  const { document, module, wanted, textSize, guardian, region } = facts;
  const { consent, languages } = document;
  const name = draft.name.trim();
  const intake: Intake = {
    forSelf: draft.forSelf ?? true,
    ...(name ? { name } : {}),
    answers: answersInOrder(draft, module),
    safety: draft.safety ?? 'none',
    textSize,
  };
  return {
    module: module.id,
    language: pickLanguage(wanted, languages),
    intake,
    consent: { version: consent.version, language: campaignLanguage(document, consent.texts, wanted), guardian },
    ...(region ? { region } : {}),
  };
}
