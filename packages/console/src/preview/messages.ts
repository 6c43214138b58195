import type { ConsultEntry } from '@consult-kit/elements/entry.js';
import type { CampaignDocument } from '@consult-kit/protocol';

/** A compiled lexicon, as the card takes it. */
export type PreviewLexicon = NonNullable<ConsultEntry['lexicon']>;

export const TEXT_SIZES = ['standard', 'large', 'elder', 'max'] as const;
export type PreviewTextSize = (typeof TEXT_SIZES)[number];
export type PreviewTheme = 'light' | 'dark';
/** The shop's search with the entry card, or the special area behind it. */
export type PreviewView = 'search' | 'area';

/** What the page in the frame is to show. */
export interface PreviewSettings {
  /** Rises with every change; what the page tells names it. */
  run: number;
  /** Its `serverTime` is the instant at which the page's clock stands. */
  document: CampaignDocument;
  lexicon: PreviewLexicon | undefined;
  query: string;
  view: PreviewView;
  language: string;
  textSize: PreviewTextSize;
  theme: PreviewTheme;
  /** Empty where the shop does not know it. */
  region: string;
  /** Whether the shop set `when-closed="message"`. */
  speaks: boolean;
}

/** What the page in the frame tells the console. */
export type PreviewNews =
  /** It waits for settings. */
  | { what: 'ready' }
  /** It has drawn the search of a run; `card` says whether the card with its button stands there. */
  | { what: 'drawn'; run: number; card: boolean }
  /** The card was pressed, the area was left, a start was refused, or the phone was asked for something. */
  | { what: 'opened' | 'closed' | 'refused' | 'acted' };

const TO_PAGE = 'consult-preview-settings';
const TO_CONSOLE = 'consult-preview-news';
const NEWS: readonly unknown[] = ['ready', 'drawn', 'opened', 'closed', 'refused', 'acted'] satisfies PreviewNews['what'][];

/** Settings as they are posted into the frame. */
export function settingsMessage(settings: PreviewSettings): unknown {
  return { type: TO_PAGE, settings };
}

/** Settings out of a message, or `undefined` for any other one. */
export function readSettings(data: unknown): PreviewSettings | undefined {
  return isRecord(data) && data['type'] === TO_PAGE && isRecord(data['settings'])
    ? (data['settings'] as unknown as PreviewSettings)
    : undefined;
}

/** News as they are posted to the console. */
export function newsMessage(news: PreviewNews): unknown {
  return { type: TO_CONSOLE, news };
}

/** News out of a message, or `undefined` for any other one. */
export function readNews(data: unknown): PreviewNews | undefined {
  const news = isRecord(data) && data['type'] === TO_CONSOLE ? data['news'] : undefined;
  if (!isRecord(news) || !NEWS.includes(news['what'])) return undefined;
  if (news['what'] === 'drawn' && (typeof news['run'] !== 'number' || typeof news['card'] !== 'boolean')) return undefined;
  return news as unknown as PreviewNews;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
