import {
  CAMPAIGN_STATE_WORDS,
  canonicalLanguage,
  LIMITS,
  pickLanguage,
  servesRegion,
  type CampaignMoment,
  type EntryCard,
  type EntryExplanation,
} from '@consult-kit/protocol';
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
}

/** The card, or none, and the clause that decided. */
export interface EntryDecision extends EntryExplanation {
  card: EntryCard | null;
}

/** Whether the card is to be shown for a query at an instant. */
export function decideEntry(campaign: ServedCampaign, request: EntryRequest, atMs: number): EntryDecision {
  const query = request.query.slice(0, LIMITS.queryChars);
  const moment = campaign.moment(atMs);
  const hidden = (why: string): EntryDecision => ({ show: false, why, card: null });
  if (!moment.showsCard) return hidden(closedWhy(moment));
  if (!servesRegion(campaign.file.region.eligible, request.region)) return hidden('the region is not among those of the campaign');
  const result = campaign.matcher.match(query, request.lang);
  if (!result.matched || result.rule === null) return hidden(noMatchWhy(result));
  const card = cardOf(campaign, { language: languageOf(campaign, request), rule: result.rule, moment, atMs });
  return { show: true, why: `the query matches rule "${result.rule}" and the campaign is open`, card };
}

function closedWhy({ state, nextChangeAtMs }: CampaignMoment): string {
  const until = nextChangeAtMs === null ? '' : ` until ${instant(nextChangeAtMs)}`;
  return state === 'open' ? `the card is closed for new visitors${until}` : `the campaign is ${CAMPAIGN_STATE_WORDS[state]}${until}`;
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
  return pickLanguage(canonicalLanguage(wanted ?? 'en'), file.languages);
}
