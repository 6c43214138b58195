import type { CampaignDocument } from '@consult-kit/protocol';
import { instantsOf } from '@consult-kit/protocol/clock';
import { type EntryContent, type EntryReader, entryContent, entryTitle, entryVerdict } from '@consult-kit/protocol/entry';
import type { CardStatus } from '../shared/card-status.ts';
import type { Words } from '../shared/words.ts';

/** What the card knows when it decides. */
export interface CardFacts {
  document: CampaignDocument;
  nowMs: number;
  /** Whether the query asks for a doctor. */
  match: { readonly matched: boolean };
  /** What this device knows of a consultation that is going on. */
  status: CardStatus | undefined;
  /** The shopper's region as the host reports it; empty if it does not. */
  region: string;
  /** Origin of the page; one without, as of a file in an app, is not judged. */
  host: string;
}

/** What the card shows: a link when there is something to open, else a notice. */
export interface CardContent extends EntryContent {
  state: 'open' | 'closed' | 'used-up' | 'waiting' | 'talking' | 'notice';
}

/** What stands there without being asked for. */
const STATES: Readonly<Record<string, CardContent['state']>> = { open: 'open', opens: 'closed', cap: 'used-up' };

/**
 * What the card shows: the place in line or the talk of this device first, else what the verdict says.
 * @param speaks - Whether it also speaks while nothing can be begun, as `when-closed="message"` asks for.
 */
export function cardContent(
  { document, nowMs, match, status, region, host }: CardFacts,
  words: Words,
  speaks: boolean,
): CardContent | undefined {
  const reader = { words, atMs: nowMs };
  if (status) return match.matched ? goingOn(status, document, reader) : undefined;
  const { languages, origins, region: where } = document;
  const instants = instantsOf(document);
  const rules = { languages, origins, eligible: where.eligible };
  const { capReached } = document;
  const verdict = entryVerdict({
    instants,
    rules,
    atMs: nowMs,
    match,
    capReached,
    host: isWeb(host) ? host : '',
    region,
    language: words.wanted(),
  });
  if (verdict.clause === 'host') tellOutside(host);
  const state = STATES[verdict.texts] ?? 'notice';
  if (state === 'notice' && !speaks) return undefined;
  const content = entryContent(verdict, document, instants, reader);
  return content && { state, ...content, lines: inRows(content.lines) };
}

const isWeb = (origin: string): boolean => origin.startsWith('http');

let isTold = false;

/** Tells the page's developer, once, why no card shows: the browser would refuse the area behind it. */
function tellOutside(host: string): void {
  if (!isTold) console.warn(`consult-kit: ${host} is not among the campaign's origins; the card stays hidden.`);
  isTold = true;
}

/** The lead has a row of its own, everything after it shares the second. */
function inRows([lead = '', ...more]: readonly string[]): string[] {
  return more.length > 0 ? [lead, more.join(' · ')] : [lead];
}

function goingOn({ state, unread, ahead }: CardStatus, document: CampaignDocument, reader: EntryReader): CardContent {
  const { words } = reader;
  const talking = state === 'talking';
  const more = talking
    ? unread && words.text('entry.unread')
    : ahead !== undefined && words.text(ahead ? 'entry.ahead' : 'entry.next', { count: ahead });
  const lines = [words.text(talking ? 'entry.talking' : 'entry.inLine'), ...(more ? [more] : [])];
  const action = words.text(talking ? 'entry.continue' : 'entry.view');
  return { state: talking ? 'talking' : 'waiting', title: entryTitle(document, reader), lines, spoken: lines, action };
}
