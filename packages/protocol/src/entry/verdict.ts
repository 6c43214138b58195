import { campaignMoment, type CampaignInstants, type CampaignMoment } from '../clock.ts';
import { pickLanguage } from '../locale.ts';
import { servesRegion } from './regions.ts';

/** Whom a campaign is for. The public document and the campaign file both have it. */
export interface EntryRules {
  /** Languages of the service; the first is the source. */
  languages: readonly string[];
  /** Origins of the pages that may hold the special area; every page may show the card where none is named. */
  origins?: readonly string[] | undefined;
  /** Regions that are served; all where none is named. */
  eligible?: readonly string[] | undefined;
}

/** Everything that decides about the card. */
export interface EntryFacts {
  instants: CampaignInstants;
  rules: EntryRules;
  /** The instant that is asked about, on the gateway's clock. */
  atMs: number;
  /** Whether the query asks for a doctor: the result of `intent`. */
  match: { readonly matched: boolean };
  /** Whether one more case would be more than the sponsor pays for. */
  capReached?: boolean | undefined;
  /** Origin of the page, if it is to be judged. */
  host?: string | undefined;
  /** The shopper's region, if the host knows it. */
  region?: string | undefined;
  /** The reader's language, any tag; the campaign's source language if nobody knows. */
  language?: string | undefined;
}

/**
 * What decided, the first that holds in this order: the page is none of the campaign's; the campaign is over; the region is not served; the
 * campaign is paused or has not begun; the card has closed before the line; it is outside the service hours; the sponsor's cap is reached; the query asks for something
 * else; nothing stands against it.
 */
export type EntryClause = 'host' | 'ended' | 'region' | 'paused' | 'upcoming' | 'card' | 'hours' | 'cap' | 'query' | 'open';

/** Which texts belong to an answer: those of the open card, when it opens, that all places are taken, why it is closed, or none. */
export type EntryTexts = 'open' | 'opens' | 'cap' | 'upcoming' | 'paused' | 'ended' | 'region' | 'none';

/** Whether the card shows, and all that follows from it. */
export interface EntryVerdict extends Pick<CampaignMoment, 'state' | 'hours' | 'nextChangeAtMs' | 'takesNewPeople'> {
  /** Whether the card with its button is to be shown. */
  show: boolean;
  clause: EntryClause;
  /**
   * What can be said: `open` on the card, `opens` and `cap` in its place outside service hours and once all places are taken, the others only where a host asks for a message
   * (`when-closed="message"`).
   */
  texts: EntryTexts;
  /** The language of the campaign that serves the reader best. */
  language: string;
}

/** The one decider of card, gateway, command and console. Pure; compares instants and texts only. */
export function entryVerdict(facts: EntryFacts): EntryVerdict {
  const { instants, rules, match, language } = facts;
  const moment = campaignMoment(instants, facts.atMs);
  const clause = clauseOf(facts, moment);
  const { state, hours, nextChangeAtMs, takesNewPeople } = moment;
  return {
    show: clause === 'open',
    state,
    clause,
    texts: match.matched ? textsOf(clause, moment, instants) : 'none',
    language: pickLanguage(language ?? '', rules.languages),
    hours,
    nextChangeAtMs,
    takesNewPeople: takesNewPeople && !facts.capReached,
  };
}

/** The first of the card's and the line's ends: from here on nobody comes in who has only the card to come in by. */
export function closesAtMs({ cardClosesAtMs, lineClosesAtMs }: CampaignInstants): number {
  return Math.min(cardClosesAtMs, lineClosesAtMs);
}

function clauseOf({ instants, atMs, rules, host, region, match, capReached }: EntryFacts, { state }: CampaignMoment): EntryClause {
  const { origins, eligible } = rules;
  if (host && origins?.length && !origins.includes(host)) return 'host';
  if (state === 'ended') return 'ended';
  if (!servesRegion(eligible, region)) return 'region';
  if (state === 'paused' || state === 'upcoming') return state;
  // Hours and places to come are for those who came before: the card itself is over.
  if (atMs >= instants.cardClosesAtMs) return 'card';
  if (state === 'closed') return 'hours';
  if (capReached) return 'cap';
  return match.matched ? 'open' : 'query';
}

function textsOf(clause: EntryClause, { hours }: CampaignMoment, instants: CampaignInstants): EntryTexts {
  switch (clause) {
    case 'host':
    case 'query':
      return 'none';
    case 'card':
      return 'ended';
    case 'hours':
      // Hours that begin once the card or the line has closed open nothing to newcomers.
      if ((hours ? hours[0] : instants.horizonMs) >= closesAtMs(instants)) return 'ended';
      // Where no hours are known, the document has to be read again first.
      return hours ? 'opens' : 'none';
    default:
      return clause;
  }
}
