import { endsAtMs, type CampaignInstants, type CampaignMoment } from '../clock.ts';
import { pickText, type LocalizedText } from '../locale.ts';
import { dateText, dayNumber, dayText, timeText, zoneText, type EntryWords } from './dates.ts';
import { closesAtMs, type EntryVerdict } from './verdict.ts';

/** What the texts need of a campaign: a part of the public document. */
export interface EntryCampaign {
  names: LocalizedText;
  languages: readonly string[];
  timeZone: string;
  paused?: { reasons: LocalizedText } | undefined;
  /** Expected wait in whole minutes, if it is known. */
  wait?: { fromMinutes: number; toMinutes: number } | undefined;
}

/** For whom and when texts are written. */
export interface EntryReader {
  words: EntryWords;
  atMs: number;
  /** Where the reader's clock stands; the zone of the device if left out. Times name the campaign's zone where it differs. */
  zone?: string;
}

/** The words of the card: those of the open card with its button, or one line in its place. */
export interface EntryContent {
  title: string;
  lines: readonly string[];
  /** The lines as they are read out, where that differs. */
  spoken: readonly string[];
  /** The button's word; none where nothing can be begun. */
  action?: string;
}

const DAY_MS = 86_400_000;
/** A shorter wait is not worth a word. */
const WAIT_OVER_MINUTES = 2;

/** The title of the card, in the reader's language or else the campaign's first. */
export function entryTitle(campaign: EntryCampaign, reader: EntryReader): string {
  return textOf(campaign.names, campaign, reader);
}

/** The texts of a verdict; `undefined` where it says nothing. */
export function entryContent(
  verdict: EntryVerdict,
  campaign: EntryCampaign,
  instants: CampaignInstants,
  reader: EntryReader,
): EntryContent | undefined {
  if (verdict.texts === 'none') return undefined;
  const title = entryTitle(campaign, reader);
  if (verdict.texts === 'open') return { title, ...openTexts(verdict, campaign, instants, reader) };
  const lines = [closedText(verdict.texts, verdict, campaign, instants, reader)];
  return { title, lines, spoken: lines };
}

/** What is said of a campaign that takes nobody: when it opens, that all places are taken, why it is paused, or when it ended. */
export function closedText(
  texts: keyof typeof KEYS,
  { hours }: Pick<CampaignMoment, 'hours'>,
  campaign: EntryCampaign,
  instants: CampaignInstants,
  reader: EntryReader,
): string {
  const { words, atMs } = reader;
  const key = KEYS[texts];
  if (texts === 'ended') return words.text(key, { day: dateText(endsAtMs(instants) - 1, campaign.timeZone, words.lang(), atMs) });
  if (texts === 'paused') return words.text(key, { reason: textOf(campaign.paused?.reasons, campaign, reader) }).trim();
  return texts === 'region' || texts === 'cap' ? words.text(key) : opensText(key, hours?.[0] ?? instants.startsAtMs, campaign, reader);
}

/** Keys of the words for each kind of closed. */
const KEYS = {
  region: 'state.region',
  cap: 'state.cap',
  paused: 'state.paused',
  ended: 'state.ended',
  upcoming: 'state.upcoming',
  opens: 'entry.opens',
  back: 'state.closed',
} as const;

function textOf(texts: LocalizedText | undefined, { languages }: EntryCampaign, { words }: EntryReader): string {
  return pickText(texts, words.wanted(), languages[0]);
}

/** "Opens 1 Dec at 8:00 (Beijing time)" and its kin. */
function opensText(key: string, atMs: number, { timeZone }: EntryCampaign, { words, atMs: nowMs, zone }: EntryReader): string {
  const values = { day: dayText(atMs, nowMs, timeZone, words), time: timeText(atMs, timeZone) };
  return words.text(key, values) + zoneText(atMs, timeZone, words, zone);
}

function openTexts(
  { hours }: EntryVerdict,
  campaign: EntryCampaign,
  instants: CampaignInstants,
  reader: EntryReader,
): Omit<EntryContent, 'title'> {
  const { words } = reader;
  const range = campaign.wait;
  const waits = range && range.toMinutes > WAIT_OVER_MINUTES;
  const wait = waits ? [words.text('entry.wait', { from: range.fromMinutes, to: range.toMinutes })] : [];
  const [written, spoken] = hoursTexts(hours, campaign.timeZone, instants, reader);
  return { lines: [words.text('entry.lead'), written, ...wait], spoken: [spoken, ...wait], action: words.text('entry.ask') };
}

/** Today's hours as they are written and as they are read out. */
function hoursTexts(
  hours: CampaignMoment['hours'],
  timeZone: string,
  instants: CampaignInstants,
  { words, atMs, zone }: EntryReader,
): readonly [string, string] {
  if (!hours || hours[1] - hours[0] > DAY_MS) {
    const always = words.text('entry.always');
    return [always, always];
  }
  const today = dayNumber(atMs, timeZone);
  const ranges = instants.open
    // What begins once the card or the line has closed is for nobody who reads this.
    .filter(([fromMs]) => fromMs <= atMs || fromMs < closesAtMs(instants))
    .filter(([fromMs, toMs]) => dayNumber(fromMs, timeZone) <= today && dayNumber(toMs - 1, timeZone) >= today)
    .map(([fromMs, toMs]) => ({
      // Of a night that began yesterday, today's part.
      from: dayNumber(fromMs, timeZone) < today ? '0:00' : timeText(fromMs, timeZone),
      to: timeText(toMs, timeZone, true),
    }));
  const texts = (key: string): string => {
    const list = ranges.map((range) => words.text(key, range)).join(words.text('entry.and'));
    return words.text('entry.hours', { hours: list }) + zoneText(hours[0], timeZone, words, zone);
  };
  return [texts('entry.range'), texts('entry.range.spoken')];
}
