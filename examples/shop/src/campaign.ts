import type { ConsultEntry } from '@consult-kit/elements/entry.js';

/** The campaign that this shop takes part in. */
export const CAMPAIGN = document.querySelector<HTMLMetaElement>('meta[name=consult-campaign]')?.content ?? '';

type CampaignDocument = NonNullable<ConsultEntry['campaignDocument']>;
type Lexicon = NonNullable<ConsultEntry['lexicon']>;

/** What the card needs to know before it can say whether it is meant. */
export interface CampaignData {
  campaignDocument: CampaignDocument;
  lexicon: Lexicon;
}

/** A document older than this is asked for again at the next search. */
const FRESH_MS = 60_000;
/** The results wait this long for the gateway at most; the card then looks after itself. */
const PATIENCE_MS = 1_500;

let latest: Promise<CampaignData | undefined> | undefined;
let readAtMs = 0;

/**
 * The campaign's document and lexicon, so that the card decides in the very step in which the results are drawn and never
 * pushes them down afterwards.
 * @returns `undefined` when the gateway does not answer in time; never rejects.
 */
export function campaignData(gateway: string): Promise<CampaignData | undefined> {
  if (!latest || performance.now() - readAtMs > FRESH_MS) {
    readAtMs = performance.now();
    latest = read(gateway).catch(() => {
      latest = undefined;
      return undefined;
    });
  }
  return latest;
}

async function read(gateway: string): Promise<CampaignData> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE_MS);
  try {
    const campaignDocument = await readJson<CampaignDocument>(`${gateway}/v1/campaigns/${CAMPAIGN}`, abort.signal);
    const lexicon = await readJson<Lexicon>(new URL(campaignDocument.lexicon?.path ?? '', `${gateway}/`).href, abort.signal);
    return { campaignDocument, lexicon };
  } finally {
    clearTimeout(timer);
  }
}

async function readJson<Content>(address: string, signal: AbortSignal): Promise<Content> {
  const response = await fetch(address, { credentials: 'omit', signal });
  if (!response.ok) throw new Error(`the gateway answered with status ${response.status}`);
  return (await response.json()) as Content;
}
