import { CAMPAIGN_STATE_WORDS, canonicalLanguage, LIMITS, type EntryCard, type EntryExplanation } from '@consult-kit/protocol';
import { entryVerdict, type EntryVerdict } from '@consult-kit/protocol/entry';
import type { MatchResult } from '@consult-kit/intent';
import { instant } from '../instant.ts';
import { cardOf } from './entry-card.ts';
import type { ServedCampaign } from './served-campaign.ts';

/** What a host asks of the server-side match. */
export interface EntryRequest {
  /** As typed. Never logged, never kept. */
  query: string;
  /** The reader's language, if the host knows it. */
  lang?: string | undefined;
  /** What the browser says about its languages; counts less than `lang`. */
  acceptLanguage?: string | undefined;
  /** The shopper's region, if the host knows it. */
  region?: string | undefined;
  /** Origin of the page, if it is to be judged. */
  host?: string | undefined;
}

/** The card, or none, and the clause that decided. */
export interface EntryDecision extends EntryExplanation {
  card: EntryCard | null;
}

/** Whether the card is to be shown for a query at an instant. */
export function decideEntry(campaign: ServedCampaign, request: EntryRequest, atMs: number): EntryDecision {
  const result = campaign.matcher.match(request.query.slice(0, LIMITS.queryChars), request.lang);
  const verdict = verdictOf(campaign, request, result, atMs);
  return { show: verdict.show, why: whyOf(verdict, result), card: cardOf(campaign, verdict, result.rule ?? '', atMs) };
}

/** The verdict on a campaign's card for someone at an instant. */
export function verdictOf(
  campaign: ServedCampaign,
  request: EntryRequest,
  match: Pick<MatchResult, 'matched'>,
  atMs: number,
): EntryVerdict {
  const { region, host } = request;
  const rules = { languages: campaign.file.languages, origins: campaign.origins, eligible: campaign.file.region.eligible };
  const [instants, capReached] = [campaign.instants(atMs), campaign.capReached()];
  return entryVerdict({ instants, rules, atMs, match, capReached, region, host, language: languageOf(campaign, request) });
}

/** The clause that decided, in words. */
export function whyOf({ clause, state, nextChangeAtMs }: EntryVerdict, result: MatchResult): string {
  const until = nextChangeAtMs === null ? '' : ` until ${instant(nextChangeAtMs)}`;
  switch (clause) {
    case 'host':
      return 'the page is not among those of the campaign; add its origin to hosts.origins';
    case 'region':
      return 'the region is not among those of the campaign';
    case 'ended':
    case 'paused':
    case 'upcoming':
    case 'hours':
      return `the campaign is ${CAMPAIGN_STATE_WORDS[state]}${until}`;
    case 'cap':
      return 'all the consultations that the sponsor pays for are taken; one may become free when somebody leaves';
    case 'card':
      return 'the card is closed for new visitors';
    case 'query':
      return noMatchWhy(result);
    case 'open':
      return `the query matches rule "${result.rule}" and the campaign is open`;
  }
}

function noMatchWhy({ why }: MatchResult): string {
  if (why.stopped !== null && why.veto !== null) {
    return `rule "${why.stopped}" is stopped by veto "${why.veto}"${why.vetoWord === null ? '' : ` (word "${why.vetoWord}")`}`;
  }
  const found = why.concepts.length === 0 ? 'no concept was found' : `found: ${why.concepts.join(', ')}`;
  return `no rule matches the query (${found}; unknown text: ${why.unknown})`;
}

/** The host's word first, then the browser's, then the letters of the query; else the campaign's source language. */
function languageOf({ file }: ServedCampaign, { lang, acceptLanguage, query }: EntryRequest): string {
  const preferred = acceptLanguage?.split(',')[0]?.split(';')[0]?.trim();
  const wanted = lang ?? (preferred && preferred !== '*' ? preferred : /\p{Script=Han}/u.test(query) ? 'zh-Hans' : file.languages[0]);
  return canonicalLanguage(wanted ?? 'en');
}
