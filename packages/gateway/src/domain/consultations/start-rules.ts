import {
  CAMPAIGN_DEFAULTS,
  canonicalLanguage,
  ConsultError,
  moduleMoment,
  servesRegion,
  type CampaignModule,
  type StartCommand,
} from '@consult-kit/protocol';
import type { Campaign } from '../campaigns/campaign.ts';
import { ageYears, assertAnswers } from './answers.ts';

/**
 * Checks whether a campaign lets someone into the line now.
 * @returns The language of the line, as the campaign writes it.
 * @throws {ConsultError} `CAMPAIGN_NOT_OPEN`, `MODULE_UNAVAILABLE`, `LANGUAGE_UNAVAILABLE`, `REGION_UNAVAILABLE`,
 *   `INPUT_INVALID` for answers that do not fit, or `CONSENT_MISSING`.
 */
export function assertMayStart(campaign: Campaign, command: StartCommand, atMs: number): { language: string } {
  assertTakesPeople(campaign, atMs);
  const { file } = campaign;
  const module = servedModule(campaign, command.module, atMs);
  const language = file.languages.find((tag) => canonicalLanguage(tag) === canonicalLanguage(command.language));
  if (language === undefined) {
    throw new ConsultError('LANGUAGE_UNAVAILABLE', `The campaign's doctors write ${file.languages.join(', ')}. Choose one of these.`);
  }
  if (!servesRegion(file.region.eligible, command.region)) {
    throw new ConsultError('REGION_UNAVAILABLE', 'The campaign does not serve the region that the app reports.');
  }
  assertAnswers(module, command.intake);
  assertConsent(campaign, command);
  return { language };
}

function assertTakesPeople(campaign: Campaign, atMs: number): void {
  const moment = campaign.moment(atMs);
  if (moment.takesNewPeople) return;
  const willOpen = moment.state === 'upcoming' || moment.state === 'closed';
  const { horizonMs, lineClosesAtMs } = campaign.instants(atMs);
  // Where no hours are known yet, they are once the known ones are over.
  const opensAtMs = moment.hours?.[0] ?? horizonMs;
  const retryAfterMs = willOpen && opensAtMs > atMs && opensAtMs < lineClosesAtMs ? opensAtMs - atMs : undefined;
  throw new ConsultError('CAMPAIGN_NOT_OPEN', 'The campaign takes no new people now. Read the campaign for when it does.', {
    retryAfterMs,
  });
}

function servedModule(campaign: Campaign, id: string, atMs: number): CampaignModule {
  const module = campaign.file.modules.find((candidate) => candidate.id === id);
  if (!module || module.enabled === false) {
    throw new ConsultError('MODULE_UNAVAILABLE', 'The campaign has no doctors for this group. Read the campaign for the groups it has.');
  }
  const { open, modules } = campaign.instants(atMs);
  const { served, hours } = moduleMoment(modules?.[id] ?? open, atMs);
  if (served) return module;
  throw new ConsultError('MODULE_UNAVAILABLE', 'The doctors of this group are not there now. Read the campaign for when they are.', {
    retryAfterMs: hours ? hours[0] - atMs : undefined,
  });
}

/**
 * In how many milliseconds somebody who is sent away now should come back.
 * @param afterMs - Not before that.
 * @returns `undefined` where the group's doctors are not there any more by then, as far as is known.
 */
export function comeBackAfterMs(campaign: Campaign, module: string, atMs: number, afterMs: number): number | undefined {
  const { open, modules } = campaign.instants(atMs);
  const { served, hours } = moduleMoment(modules?.[module] ?? open, atMs + afterMs);
  const backMs = served ? atMs + afterMs : hours?.[0];
  return backMs !== undefined && campaign.moment(backMs).takesNewPeople ? backMs - atMs : undefined;
}

function assertConsent({ file: { consent } }: Campaign, command: StartCommand): void {
  if (command.consent.version !== consent.version) {
    throw new ConsultError('CONSENT_MISSING', 'The text of the consent has changed. Read the campaign again and ask for consent to it.');
  }
  const years = ageYears(command.intake);
  if (years !== undefined && years < (consent.guardianUnderYears ?? CAMPAIGN_DEFAULTS.guardianUnderYears) && !command.consent.guardian) {
    throw new ConsultError('CONSENT_MISSING', 'At this age a parent or guardian has to agree. Ask for that consent.');
  }
}
