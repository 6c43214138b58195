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
  /** How far apart the device's two clocks were then. */
  apartMs: number;
}

/** The device's own clock minus `performance.now()`: changes only when the device sleeps or somebody sets its clock. */
export function apartMs(): number {
  return Date.now() - performance.now();
}

/** Why there is no document: the gateway said that it does not know the campaign, or did not answer. */
export type FeedFailure = 'CAMPAIGN_UNKNOWN' | 'GATEWAY_UNREACHABLE';

/** One campaign of one gateway, read once for all elements of the page. */
export interface CampaignFeed {
  latest: DatedDocument | undefined;
  failure: FeedFailure | undefined;
  /**
   * Reads the document unless it was read a moment ago; never rejects.
   * @param freshMs - How long a read one is good for; 0 reads in any case, also shortly after a failure.
   */
  load(freshMs?: number): Promise<void>;
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
  return datedAt(document, Date.parse(document.serverTime));
}

/** Whether a value is shaped enough like a campaign document to be drawn; the gateway made it, so this only stops mix-ups. */
export function looksLikeDocument(value: unknown): value is CampaignDocument {
  const document = value as Partial<CampaignDocument> | null;
  return !!document && !!document.id && !!document.names && !!document.schedule?.open && Array.isArray(document.modules);
}

function createFeed(url: string): CampaignFeed {
  let triedAtMs = -Infinity;
  let pending: Promise<void> | undefined;

  const read = async (): Promise<void> => {
    triedAtMs = performance.now();
    feed.failure = 'GATEWAY_UNREACHABLE';
    try {
      // `no-cache` asks whether the cached copy still holds: the answer is short, and its `Date` is the time of now.
      const response = await fetch(url, { cache: 'no-cache', credentials: 'omit', signal: timeout(TIMEOUT_MS) });
      if (response.status === 404) feed.failure = 'CAMPAIGN_UNKNOWN';
      if (!response.ok) return;
      feed.latest = dated(response, await response.json());
      feed.failure = undefined;
    } catch {
      // Nobody answered, or not with a document: the failure stands.
    }
  };

  const feed: CampaignFeed = {
    latest: undefined,
    failure: undefined,
    load(freshMs = FRESH_MS) {
      const since = performance.now() - triedAtMs;
      if (!pending && (!freshMs || since > (feed.failure ? RETRY_MS : freshMs))) {
        pending = read().then(() => {
          pending = undefined;
        });
      }
      return pending ?? Promise.resolve();
    },
  };
  return feed;
}

/** Gives a request up after a time, in browsers that can. */
function timeout(ms: number): AbortSignal | null {
  return (AbortSignal as Partial<typeof AbortSignal>).timeout?.(ms) ?? null;
}

function dated(response: Response, document: unknown): DatedDocument {
  if (!looksLikeDocument(document)) throw new TypeError('no campaign document');
  const { headers } = response;
  const madeMs = Date.parse(document.serverTime);
  const sentMs = (Date.parse(`${headers.get('date')}`) || madeMs) + Number(headers.get('age')) * 1000;
  // `Date` has whole seconds; in an answer that no cache kept, the document has the rest.
  return datedAt(document, madeMs > sentMs && madeMs < sentMs + 1000 ? madeMs : sentMs);
}

function datedAt(document: CampaignDocument, nowMs: number): DatedDocument {
  return { document, offsetMs: nowMs - performance.now(), apartMs: apartMs() };
}
