import type { CampaignDocument } from '@consult-kit/protocol';
import type { CampaignMoment } from '@consult-kit/protocol/clock';
import { servesRegion } from '@consult-kit/protocol/clock';
import { pickText } from '@consult-kit/protocol/locale';
import type { CardStatus } from '../shared/card-status.ts';
import { closedText, opensText } from '../shared/closed-text.ts';
import { timeText, zoneText } from '../shared/dates.ts';
import type { Words } from '../shared/words.ts';

/** What the card knows when it decides. */
export interface CardFacts {
  document: CampaignDocument;
  moment: CampaignMoment;
  nowMs: number;
  /** What this device knows of a consultation that is going on. */
  status: CardStatus | undefined;
  /** The shopper's region as the host reports it; empty if it does not. */
  region: string;
}

/** What the card shows: a link when there is something to open, else a notice. */
export interface CardContent {
  state: 'open' | 'closed' | 'waiting' | 'talking' | 'notice';
  title: string;
  lines: readonly string[];
  /** The lines as they are read out, where that differs. */
  spoken: readonly string[];
  /** The button's word; none where nothing can be begun. */
  action: string | undefined;
}

const LONG_DAY_MS = 86_400_000;
/** A shorter wait is not worth a word. */
const WAIT_FROM_MINUTES = 2;

/**
 * Decides what the card of a matching query shows.
 * @param speaks - Whether it also speaks while nothing can be begun, as `when-closed="message"` asks for.
 */
export function cardContent(facts: CardFacts, words: Words, speaks: boolean): CardContent | undefined {
  const { document, moment, status, region } = facts;
  const title = pickText(document.names, words.wanted());
  if (status) return { title, ...goingOn(status, words) };
  const served = servesRegion(document.region.eligible, region || undefined);
  if (served && moment.showsCard) return { title, ...open(facts, words) };
  if (served && moment.state === 'closed' && moment.hours)
    return { title, ...said('closed', opensText('entry.opens', moment.hours[0], facts, words)) };
  return speaks ? { title, ...said('notice', served ? closedText(facts, words) : words.text('state.region')) } : undefined;
}

function said(state: CardContent['state'], line: string, ...more: string[]): Omit<CardContent, 'title'> {
  const lines = [line, ...more];
  return { state, lines, spoken: lines, action: undefined };
}

function goingOn({ state, unread, ahead }: CardStatus, words: Words): Omit<CardContent, 'title'> {
  const talking = state === 'talking';
  const line = words.text(talking ? 'entry.talking' : 'entry.inLine');
  const more = talking
    ? unread && words.text('entry.unread')
    : ahead !== undefined && words.text(ahead ? 'entry.ahead' : 'entry.next', { count: ahead });
  return {
    ...said(state as 'waiting' | 'talking', line, ...(more ? [more] : [])),
    action: words.text(talking ? 'entry.continue' : 'entry.view'),
  };
}

function open(facts: CardFacts, words: Words): Omit<CardContent, 'title'> {
  const { document, moment } = facts;
  const lead = words.text('entry.lead');
  const range = document.wait;
  const waits = range && range.toMinutes > WAIT_FROM_MINUTES;
  const wait = waits ? [words.text('entry.wait', { from: range.fromMinutes, to: range.toMinutes })] : [];
  const hours = hoursTexts(moment.hours, document.timeZone, words);
  const lines = [lead, [hours[0], ...wait].join(' · ')];
  return { state: 'open', lines, spoken: [hours[1], ...wait], action: words.text('entry.ask') };
}

/** Today's hours as they are written and as they are read out. */
function hoursTexts(hours: CampaignMoment['hours'], timeZone: string, words: Words): readonly [string, string] {
  if (!hours || hours[1] - hours[0] > LONG_DAY_MS) {
    const always = words.text('entry.always');
    return [always, always];
  }
  const values = { from: timeText(hours[0], timeZone), to: timeText(hours[1], timeZone, true) };
  const zone = zoneText(hours[0], timeZone, words);
  return [words.text('entry.hours', values) + zone, words.text('entry.hours.spoken', values) + zone];
}
