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
export class CampaignReader {
  readonly #calls: GatewayCalls;
  readonly #clock: ServerClock;
  readonly #timers: Timers;
  readonly #campaign: string;
  #document: CampaignDocument | null = null;
  /** On the device's monotonic clock. */
  #freshUntilMs = 0;
  #loading: Promise<CampaignDocument> | null = null;

  constructor(calls: GatewayCalls, clock: ServerClock, timers: Timers, { campaign, campaignDocument }: ConsultClientOptions) {
    this.#calls = calls;
    this.#clock = clock;
    this.#timers = timers;
    this.#campaign = campaign;
    // One that cannot be read, or is another campaign's, is as good as none: it is fetched instead.
    const handedOver = campaignDocument && readOr(campaignDocumentShape, campaignDocument);
    if (handedOver?.id === campaign) this.#take(handedOver, Infinity);
    if (this.#document && clock.offsetMs === null) clock.learn(Date.parse(this.#document.serverTime), timers.now());
  }

  get document(): CampaignDocument | null {
    return this.#document;
  }

  load(): Promise<CampaignDocument> {
    const pastHorizon = this.#document !== null && (this.#clock.nowMs ?? 0) >= Date.parse(this.#document.schedule.horizonAt);
    if (this.#document && !pastHorizon && this.#timers.now() < this.#freshUntilMs) return Promise.resolve(this.#document);
    this.#loading ??= this.#fetch().finally(() => (this.#loading = null));
    return this.#loading;
  }

  async #fetch(): Promise<CampaignDocument> {
    const { answer, headers } = await this.#calls.get(`/v1/campaigns/${encodeURIComponent(this.#campaign)}`, campaignDocumentShape);
    const told = /max-age=(\d+)/.exec(headers['cache-control'] ?? '')?.[1];
    const maxAgeMs = told === undefined ? CLIENT_LIMITS.campaignFreshMs : Number(told) * 1_000;
    this.#take(answer, this.#timers.now() + maxAgeMs - Number(headers['age'] ?? 0) * 1_000);
    // Behind a proxy that hides the headers the document's own time is the best there is.
    if (this.#clock.offsetMs === null) this.#clock.learn(Date.parse(answer.serverTime), this.#timers.now());
    return answer;
  }

  #take(document: CampaignDocument, freshUntilMs: number): void {
    this.#document = document;
    this.#freshUntilMs = freshUntilMs;
  }
}
