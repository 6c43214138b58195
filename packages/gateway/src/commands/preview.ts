import { CAMPAIGN_STATE_WORDS, campaignMoment, type CampaignFile, type CampaignMoment } from '@consult-kit/protocol';
import { offsetAt, readTimeMs, resolveInstants, wallTimeAt } from '@consult-kit/protocol/calendar';
import { serve } from '../domain/campaigns/campaigns.ts';
import { cardOf } from '../domain/campaigns/entry-card.ts';
import { decideEntry } from '../domain/campaigns/entry.ts';
import type { ServedCampaign } from '../domain/campaigns/served-campaign.ts';
import { instant } from '../domain/instant.ts';
import { usage } from './output.ts';

/** What a preview is asked for. */
export interface PreviewOptions {
  at?: string;
  query?: string;
  host?: string;
  lang?: string;
}

/**
 * What a campaign does at a moment, the state's word on a line of its own first.
 * @throws {ConsultError} `USAGE` for a time that can't be read or does not exist in the campaign's zone.
 */
export function previewText(file: CampaignFile, { at, query, host, lang }: PreviewOptions, nowMs: number): string {
  const atMs = at === undefined ? nowMs : timeOf(at, file.timeZone);
  const campaign = serve(file);
  const moment = campaignMoment(resolveInstants(file, atMs), atMs);
  const language = lang ?? file.languages[0] ?? 'en';
  const lines = [
    CAMPAIGN_STATE_WORDS[moment.state],
    `at: ${zoned(atMs, file.timeZone)}`,
    `next change: ${moment.nextChangeAtMs === null ? 'none' : zoned(moment.nextChangeAtMs, file.timeZone)}`,
    `line: ${moment.takesNewPeople ? 'takes new people' : 'takes nobody new'}`,
    `card: ${cardText(campaign, moment, language, atMs)}`,
  ];
  if (query !== undefined) lines.push(queryText(campaign, query, lang, atMs));
  if (host !== undefined) lines.push(hostText(campaign, host));
  return `${lines.join('\n')}\n`;
}

function timeOf(text: string, timeZone: string): number {
  try {
    return readTimeMs(text, timeZone);
  } catch (cause) {
    const reason = cause instanceof RangeError ? ` (${cause.message})` : '';
    throw usage(
      `--at "${text}" is not one moment in ${timeZone}${reason}. Write an instant such as 2023-02-06T15:59:59Z, or a wall time such as "2023-02-06 23:59".`,
    );
  }
}

function zoned(atMs: number, timeZone: string): string {
  return `${wallTimeAt(atMs, timeZone)} ${timeZone} (${offsetAt(atMs, timeZone)}), ${instant(atMs)}`;
}

function cardText(campaign: ServedCampaign, moment: CampaignMoment, language: string, atMs: number): string {
  if (!moment.showsCard) return 'hidden';
  const { title, label, lines, action } = cardOf(campaign, { language, rule: '', moment, atMs });
  return [`${title} · ${label}`, ...lines, `[${action}]`].join(' | ');
}

function queryText(campaign: ServedCampaign, query: string, lang: string | undefined, atMs: number): string {
  const { show, why } = decideEntry(campaign, { query, lang }, atMs);
  return `query: ${show ? 'the card shows' : 'no card'}: ${why}`;
}

/** A host written without a scheme is meant with either. */
function hostText({ origins }: ServedCampaign, host: string): string {
  const bare = host.replace(/\/+$/, '');
  const meant = /^https?:\/\//.test(bare) ? [bare] : [`https://${bare}`, `http://${bare}`];
  const allowed = meant.find((origin) => origins.includes(origin));
  return allowed
    ? `host: ${allowed} may hold the special area`
    : `host: ${meant[0]} may not hold the special area; add it to hosts.origins`;
}
