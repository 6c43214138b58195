import { CAMPAIGN_STATE_WORDS, LIMITS, type CampaignFile } from '@consult-kit/protocol';
import { offsetAt, readTimeMs, wallTimeAt } from '@consult-kit/protocol/calendar';
import type { EntryVerdict } from '@consult-kit/protocol/entry';
import type { MatchResult } from '@consult-kit/intent';
import { serve } from '../domain/campaigns/campaigns.ts';
import { contentOf, labelOf } from '../domain/campaigns/entry-card.ts';
import { verdictOf, whyOf } from '../domain/campaigns/entry.ts';
import type { ServedCampaign } from '../domain/campaigns/served-campaign.ts';
import { instant } from '../domain/instant.ts';
import { usage } from './output.ts';

/** What a preview is asked for. */
export interface PreviewOptions {
  at?: string;
  query?: string;
  host?: string;
  lang?: string;
  region?: string;
  /** Looks at the campaign as if the sponsor's cap were reached; only a gateway knows its ledger. */
  capReached?: boolean;
}

/**
 * What a campaign does at a moment, the state's word on a line of its own first.
 * @throws {ConsultError} `USAGE` for a time that can't be read or does not exist in the campaign's zone.
 */
export function previewText(file: CampaignFile, options: PreviewOptions, nowMs: number): string {
  const { at, query, host, lang, region, capReached = false } = options;
  const atMs = at === undefined ? nowMs : timeOf(at, file.timeZone);
  const campaign = serve(file, { capReachedOf: () => capReached });
  const origin = host === undefined ? undefined : originOf(campaign, host);
  const request = { query: query ?? '', lang: lang ?? file.languages[0], region, host: origin };
  const result = query === undefined ? MATCHED : campaign.matcher.match(query.slice(0, LIMITS.queryChars), lang);
  const verdict = verdictOf(campaign, request, result, atMs);
  const lines = [
    CAMPAIGN_STATE_WORDS[verdict.state],
    `at: ${zoned(atMs, file.timeZone)}`,
    `next change: ${verdict.nextChangeAtMs === null ? 'none' : zoned(verdict.nextChangeAtMs, file.timeZone)}`,
    `line: ${verdict.takesNewPeople ? 'takes new people' : 'takes nobody new'}`,
    `card: ${cardText(campaign, verdict, atMs)}`,
  ];
  if (query !== undefined) lines.push(`query: ${verdict.show ? 'the card shows' : 'no card'}: ${whyOf(verdict, result)}`);
  else if (!verdict.show) lines.push(`why: ${whyOf(verdict, result)}`);
  if (origin !== undefined) lines.push(hostText(campaign, origin));
  return `${lines.join('\n')}\n`;
}

/** Without a query the card is looked at as if somebody had asked for a doctor. */
const MATCHED: MatchResult = {
  matched: true,
  rule: 'any',
  why: { concepts: [], unknown: 0, veto: null, vetoWord: null, stopped: null },
};

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

/** The card, or what stands in its place where the host asks for a message, as `<consult-entry>` writes it. */
function cardText(campaign: ServedCampaign, verdict: EntryVerdict, atMs: number): string {
  const content = contentOf(campaign, verdict, atMs);
  if (!content) return 'hidden';
  const { title, lines, action } = content;
  if (action === undefined)
    return verdict.texts === 'opens' || verdict.texts === 'cap'
      ? `${title} | ${lines.join(' | ')}`
      : `hidden; as a message: ${lines.join(' | ')}`;
  return [`${title} · ${labelOf(campaign, verdict.language)}`, ...lines, `[${action}]`].join(' | ');
}

/** A host written without a scheme is meant with either. */
function originOf({ origins }: ServedCampaign, host: string): string {
  const bare = host.replace(/\/+$/, '');
  const meant = /^https?:\/\//.test(bare) ? [bare] : [`https://${bare}`, `http://${bare}`];
  return meant.find((origin) => origins.includes(origin)) ?? meant[0] ?? bare;
}

function hostText({ origins }: ServedCampaign, origin: string): string {
  return origins.includes(origin)
    ? `host: ${origin} may hold the special area`
    : `host: ${origin} may not hold the special area; add it to hosts.origins`;
}
