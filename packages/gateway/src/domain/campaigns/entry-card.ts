import { pickLanguage, pickText, type CampaignMoment, type EntryCard } from '@consult-kit/protocol';
import { wallTimeAt } from '@consult-kit/protocol/calendar';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { instant } from '../instant.ts';
import type { ServedCampaign } from './served-campaign.ts';

/** Texts of the card, the same as those of `<consult-entry>`; a campaign's `texts` replace them by the same keys. */
const WORDS = {
  en: {
    'entry.label': 'Health service',
    'entry.lead': 'Chat with a licensed doctor',
    'entry.hours': 'Open today {from}–{to}',
    'entry.always': 'Open day and night',
    'entry.wait': 'About {from}–{to} min wait',
    'entry.ask': 'Ask a doctor',
  },
  'zh-Hans': {
    'entry.label': '健康服务',
    'entry.lead': '执业医师在线解答',
    'entry.hours': '今日 {from}–{to}',
    'entry.always': '全天开放',
    'entry.wait': '预计等待 {from}–{to} 分钟',
    'entry.ask': '问医生',
  },
} as const;

type WordKey = keyof (typeof WORDS)['en'];

/** What a card is made of. */
export interface CardFacts {
  /** A language of the campaign. */
  language: string;
  rule: string;
  moment: CampaignMoment;
  atMs: number;
}

/** The entry card as data, for hosts that draw it themselves. */
export function cardOf(campaign: ServedCampaign, { language, rule, moment, atMs }: CardFacts): EntryCard {
  const { file } = campaign;
  const wait = campaign.document(atMs).wait;
  const word = (key: WordKey, values: Readonly<Record<string, string | number>> = {}): string => {
    const known = WORDS[pickLanguage(language, Object.keys(WORDS)) as keyof typeof WORDS];
    return fill(file.texts?.[language]?.[key] ?? known[key], values);
  };
  const hours = hoursText(moment, file.timeZone);
  const lines = [word('entry.lead'), hours ? word('entry.hours', hours) : word('entry.always')];
  if (wait && wait.toMinutes > GATEWAY_LIMITS.waitShownOverMinutes)
    lines.push(word('entry.wait', { from: wait.fromMinutes, to: wait.toMinutes }));
  return {
    campaign: campaign.id,
    language,
    title: pickText(file.names, language, file.languages[0]),
    label: word('entry.label'),
    lines,
    action: word('entry.ask'),
    rule,
    validUntil: moment.nextChangeAtMs === null ? null : instant(moment.nextChangeAtMs),
  };
}

/** Service of this length or longer has no hours to speak of. */
const DAY_MS = 86_400_000;

/** The hours that hold now as wall times in the campaign's zone, or `null` when the service is open day and night. */
function hoursText({ hours }: CampaignMoment, timeZone: string): { from: string; to: string } | null {
  if (!hours || hours[1] - hours[0] >= DAY_MS) return null;
  const to = wallTime(hours[1], timeZone);
  return { from: wallTime(hours[0], timeZone), to: to === '0:00' ? '24:00' : to };
}

/** `8:00`, without a leading zero. */
function wallTime(atMs: number, timeZone: string): string {
  return wallTimeAt(atMs, timeZone).slice(-5).replace(/^0/, '');
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
