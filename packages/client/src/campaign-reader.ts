import type { CampaignDocument } from '@consult-kit/protocol';
import type { ConsultClientOptions } from './api.ts';
import type { Timers } from './boundary.ts';
import type { GatewayCalls } from './gateway-calls.ts';
import { CLIENT_LIMITS } from './limits.ts';
import type { ServerClock } from './server-clock.ts';
import { read, readOr } from './wire/readers.ts';
import { campaignDocumentShape } from './wire/shapes.ts';

/**
 * Reads a campaign document that a host hands over or that was fetched by other means. Fields that are not known are dropped.
 * @throws {ConsultError} `INPUT_INVALID`, with the path to what does not fit.
 */
export function readCampaignDocument(value: unknown): CampaignDocument {
  return read(campaignDocumentShape, value);
}

/** The campaign's document: handed over by the host, or fetched and kept for as long as the gateway allows. */
export interface CampaignReader {
  readonly document: CampaignDocument | null;
  load(): Promise<CampaignDocument>;
}

export function createCampaignReader(
  calls: GatewayCalls,
  clock: ServerClock,
  timers: Timers,
  { campaign, campaignDocument }: ConsultClientOptions,
): CampaignReader {
  // One that cannot be read, or is another campaign's, is as good as none: it is fetched instead.
  const handedOver = campaignDocument && readOr(campaignDocumentShape, campaignDocument);
  let current = handedOver?.id === campaign ? handedOver : null;
  /** On the device's monotonic clock. */
  let freshUntilMs = Infinity;
  let loading: Promise<CampaignDocument> | null = null;
  if (current) clock.learn(Date.parse(current.serverTime), timers.now());

  function load(): Promise<CampaignDocument> {
    if (current && timers.now() < freshUntilMs && (clock.nowMs ?? 0) < Date.parse(current.schedule.horizonAt))
      return Promise.resolve(current);
    loading ??= fetch().finally(() => (loading = null));
    return loading;
  }

  async function fetch(): Promise<CampaignDocument> {
    const { answer, headers } = await calls.get(`/v1/campaigns/${encodeURIComponent(campaign)}`, campaignDocumentShape);
    const told = /max-age=(\d+)/.exec(headers['cache-control'] ?? '')?.[1];
    const maxAgeMs = told === undefined ? CLIENT_LIMITS.campaignFreshMs : Number(told) * 1_000;
    current = answer;
    freshUntilMs = timers.now() + maxAgeMs - Number(headers['age'] ?? 0) * 1_000;
    // Behind a proxy that hides the headers the document's own time is the best there is.
    if (clock.offsetMs === null) clock.learn(Date.parse(answer.serverTime), timers.now());
    return answer;
  }

  return {
    get document() {
      return current;
    },
    load,
  };
}
