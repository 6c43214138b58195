import type { CampaignDocument } from '@consult-kit/protocol';
import type { CampaignMoment } from '@consult-kit/protocol/clock';
import { servesRegion } from '@consult-kit/protocol/clock';
import { pickText } from '@consult-kit/protocol/locale';
import type { CardStatus } from '../shared/card-status.ts';
import { dateText, dayText, timeText, zoneText } from '../shared/dates.ts';
import type { Localize } from '../shared/localize.ts';

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

/** Decides what the card of a matching query shows; `undefined` outside the campaign, where only `closedText` speaks. */
export function cardContent(facts: CardFacts, words: Localize): CardContent | undefined {
  const { document, moment, status, region } = facts;
  const title = pickText(document.names, words.wanted());
  if (status) return { title, ...goingOn(status, words) };
  if (!servesRegion(document.region.eligible, region || undefined)) return undefined;
  if (moment.showsCard) return { title, ...open(facts, words) };
  if (moment.state !== 'closed' || !moment.hours) return undefined;
  const line = opensText('entry.opens', moment.hours[0], facts, words);
  return { title, state: 'closed', lines: [line], spoken: [line], action: undefined };
}

/** The text for `when-closed="message"`. */
export function closedNotice(facts: CardFacts, words: Localize): CardContent {
  const line = closedText(facts, words);
  return { state: 'notice', title: pickText(facts.document.names, words.wanted()), lines: [line], spoken: [line], action: undefined };
}

function closedText(facts: CardFacts, words: Localize): string {
  const { document, moment, region } = facts;
  const { schedule, timeZone, paused } = document;
  if (moment.state === 'ended' || moment.state === 'open') {
    const lastMs = Math.max(Date.parse(schedule.cardClosesAt), Date.parse(schedule.lineClosesAt)) - 1;
    if (moment.state === 'open' && !servesRegion(document.region.eligible, region || undefined)) return words.text('state.region');
    return words.text('state.ended', { day: dateText(lastMs, timeZone, words.lang()) });
  }
  if (moment.state === 'paused') return words.text('state.paused', { reason: pickText(paused?.reasons, words.wanted()) }).trim();
  if (moment.state === 'closed') return opensText('state.closed', moment.hours?.[0] ?? moment.nextChangeAtMs ?? facts.nowMs, facts, words);
  return opensText('state.upcoming', Math.max(Date.parse(schedule.startsAt), moment.hours?.[0] ?? 0), facts, words);
}

function goingOn(status: CardStatus, words: Localize): Omit<CardContent, 'title'> {
  if (status.state === 'talking') {
    const lines = [words.text('entry.talking'), ...(status.unread ? [words.text('entry.unread')] : [])];
    return { state: 'talking', lines, spoken: lines, action: words.text('entry.continue') };
  }
  const ahead = status.ahead === undefined ? [] : [words.text(status.ahead ? 'entry.ahead' : 'entry.next', { count: status.ahead })];
  const lines = [words.text('entry.inLine'), ...ahead];
  return { state: 'waiting', lines, spoken: lines, action: words.text('entry.view') };
}

function open(facts: CardFacts, words: Localize): Omit<CardContent, 'title'> {
  const { document, moment } = facts;
  const lead = words.text('entry.lead');
  const waits = document.wait && document.wait.toMinutes > WAIT_FROM_MINUTES;
  const wait = waits ? [words.text('entry.wait', { from: document.wait.fromMinutes, to: document.wait.toMinutes })] : [];
  const hours = hoursTexts(moment.hours, document.timeZone, words);
  const lines = [lead, [hours[0], ...wait].join(' · ')];
  return { state: 'open', lines, spoken: [hours[1], ...wait], action: words.text('entry.ask') };
}

/** Today's hours as they are written and as they are read out. */
function hoursTexts(hours: CampaignMoment['hours'], timeZone: string, words: Localize): readonly [string, string] {
  if (!hours || hours[1] - hours[0] > LONG_DAY_MS) {
    const always = words.text('entry.always');
    return [always, always];
  }
  const values = { from: timeText(hours[0], timeZone), to: timeText(hours[1], timeZone, true) };
  const zone = zoneText(hours[0], timeZone, words);
  return [words.text('entry.hours', values) + zone, words.text('entry.hours.spoken', values) + zone];
}

/** "Opens 1 Dec at 8:00 (Beijing time)" and its kin. */
function opensText(key: string, atMs: number, { document, nowMs }: CardFacts, words: Localize): string {
  const { timeZone } = document;
  const values = { day: dayText(atMs, nowMs, timeZone, words), time: timeText(atMs, timeZone) };
  return words.text(key, values) + zoneText(atMs, timeZone, words);
}

/** A title in two parts where it begins with the word for "free", which is the only word that carries the accent. */
export function splitFree(title: string, words: Localize): readonly [before: string, free: string, after: string] {
  const free = words.text('free');
  const at = title.indexOf(free);
  return at < 0 ? [title, '', ''] : [title.slice(0, at), free, title.slice(at + free.length)];
}
