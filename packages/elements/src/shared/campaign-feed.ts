import type { CampaignDocument } from '@consult-kit/protocol';

/** A document read this long ago is read again when the page comes back or something is tried again. */
const FRESH_MS = 60_000;
/** After a failure nothing is asked for this long. */
const RETRY_MS = 10_000;
const TIMEOUT_MS = 10_000;

/** A campaign document together with the server's clock. */
export interface DatedDocument {
  document: CampaignDocument;
  /** The gateway's clock minus `performance.now()`, milliseconds. */
  offsetMs: number;
}

/** Why there is no document: the gateway said that it does not know the campaign, or did not answer. */
export type FeedFailure = 'CAMPAIGN_UNKNOWN' | 'GATEWAY_UNREACHABLE';

/** One campaign of one gateway, read once for all elements of the page. */
export interface CampaignFeed {
  readonly latest: DatedDocument | undefined;
  readonly failure: FeedFailure | undefined;
  /** Reads the document unless it is fresh, or `again` is set; never rejects. */
  load(again?: boolean): Promise<void>;
}

const feeds = new Map<string, CampaignFeed>();

/** The feed for a campaign; the same one for the same gateway and campaign. */
export function campaignFeed(gateway: string, campaign: string): CampaignFeed {
  const url = `${gateway}/v1/campaigns/${encodeURIComponent(campaign)}`;
  let feed = feeds.get(url);
  if (!feed) feeds.set(url, (feed = createFeed(url)));
  return feed;
}

/** A document that the host handed over, dated by the time that is in it. */
export function handedOver(document: CampaignDocument): DatedDocument {
  return { document, offsetMs: Date.parse(document.serverTime) - performance.now() };
}

/** Whether a value is shaped enough like a campaign document to be drawn; the gateway made it, so this only stops mix-ups. */
export function looksLikeDocument(value: unknown): value is CampaignDocument {
  const document = value as Partial<CampaignDocument> | null;
  return !!document && !!document.id && !!document.names && !!document.schedule?.open && Array.isArray(document.modules);
}

function createFeed(url: string): CampaignFeed {
  let latest: DatedDocument | undefined;
  let failure: FeedFailure | undefined;
  let triedAtMs = -Infinity;
  let pending: Promise<void> | undefined;

  const read = async (): Promise<void> => {
    triedAtMs = performance.now();
    failure = 'GATEWAY_UNREACHABLE';
    try {
      const response = await fetchWithin(url);
      if (response.status === 404) failure = 'CAMPAIGN_UNKNOWN';
      if (!response.ok) return;
      latest = dated(response, await response.json());
      failure = undefined;
    } catch {
      // Nobody answered, or not with a document: the failure stands.
    }
  };

  return {
    get latest() {
      return latest;
    },
    get failure() {
      return failure;
    },
    load(again = false) {
      const since = performance.now() - triedAtMs;
      if (!pending && (again || since > (failure ? RETRY_MS : FRESH_MS))) {
        pending = read().then(() => {
          pending = undefined;
        });
      }
      return pending ?? Promise.resolve();
    },
  };
}

/** `no-cache` asks whether the cached copy still holds: the answer is short, and its `Date` is the time of now. */
async function fetchWithin(url: string): Promise<Response> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    return await fetch(url, { cache: 'no-cache', credentials: 'omit', signal: abort.signal });
  } finally {
    clearTimeout(timer);
  }
}

function dated(response: Response, document: unknown): DatedDocument {
  if (!looksLikeDocument(document)) throw new TypeError('no campaign document');
  const { headers } = response;
  const sentMs = Date.parse(`${headers.get('date')}`) || Date.parse(document.serverTime);
  return { document, offsetMs: sentMs + Number(headers.get('age')) * 1000 - performance.now() };
}
