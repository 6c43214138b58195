import type { CampaignDocument } from '@consult-kit/protocol';
import { type CampaignMoment, campaignMoment, instantsOf } from '@consult-kit/protocol/clock';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type DatedDocument, type FeedFailure, campaignFeed, handedOver, looksLikeDocument } from './campaign-feed.ts';

/** What an element was told about where its campaign is. */
export interface CampaignSource {
  gateway: string;
  campaign: string;
  campaignDocument: CampaignDocument | undefined;
}

/** `setTimeout` wraps around above this; a later change is waited for in steps. */
const LONGEST_TIMER_MS = 86_400_000;
/** When the known hours run out, pages ask again spread over this time. */
const SPREAD_MS = 60_000;

/**
 * The campaign of one element: its document, the server's time and what the clock says now. Redraws the element when the
 * document comes and at the campaign's next change; one timer at most.
 */
export class CampaignController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: () => CampaignSource;
  #dated: DatedDocument | undefined;
  #failure: FeedFailure | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #key = '';
  #connected = false;

  constructor(host: ReactiveControllerHost, source: () => CampaignSource) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  /** The public document, once there is one. */
  get document(): CampaignDocument | undefined {
    return this.#dated?.document;
  }

  /** Why there is no document; `undefined` while it is being read. */
  get failure(): FeedFailure | undefined {
    return this.#dated ? undefined : this.#failure;
  }

  /** Address of the gateway, without a slash at its end. */
  get gateway(): string {
    return gatewayOf(this.#source().gateway);
  }

  /** The gateway's clock, milliseconds since 1970. Before the first answer the device's, which decides nothing. */
  nowMs(): number {
    return this.#dated ? this.#dated.offsetMs + performance.now() : Date.now();
  }

  /** What the campaign is doing now; `undefined` without a document. */
  moment(): CampaignMoment | undefined {
    return this.#dated && campaignMoment(instantsOf(this.#dated.document), this.nowMs());
  }

  /** Reads the document again, for example because a state may have changed by hand. Does nothing for a handed-over one. */
  async reload(): Promise<void> {
    await this.#load(true);
  }

  hostConnected(): void {
    this.#connected = true;
    document.addEventListener('visibilitychange', this.#onVisible);
    this.#key = '';
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connected = false;
    document.removeEventListener('visibilitychange', this.#onVisible);
    clearTimeout(this.#timer);
  }

  hostUpdate(): void {
    const { campaign, campaignDocument } = this.#source();
    if (campaignDocument) this.#take(campaignDocument);
    const key = campaignDocument ? '' : `${this.gateway} ${campaign}`;
    if (key !== this.#key) {
      this.#key = key;
      if (key) this.#dated = undefined;
      void this.#load(false);
    }
    this.#schedule();
  }

  readonly #onVisible = (): void => {
    if (document.visibilityState === 'visible') void this.#load(false);
  };

  /** The same document set again must not set the clock back. */
  #take(document: CampaignDocument): void {
    if (!looksLikeDocument(document)) {
      console.warn('consult-kit: `campaignDocument` is no campaign document; it is ignored.');
      return;
    }
    const known = this.#dated?.document;
    if (known === document) return;
    const same = known?.serverTime === document.serverTime && known.version === document.version;
    this.#dated = same && this.#dated ? { ...this.#dated, document } : handedOver(document);
  }

  async #load(again: boolean): Promise<void> {
    const { campaign, campaignDocument } = this.#source();
    if (campaignDocument || !campaign || !this.#connected) return;
    const feed = campaignFeed(this.gateway, campaign);
    const key = this.#key;
    if (feed.latest) this.#dated = feed.latest;
    await feed.load(again);
    if (key !== this.#key) return;
    this.#dated = feed.latest ?? this.#dated;
    this.#failure = feed.failure;
    this.#host.requestUpdate();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const moment = this.moment();
    if (!moment || moment.nextChangeAtMs === null || !this.#connected) return;
    const waitMs = moment.nextChangeAtMs - this.nowMs();
    const atHorizon = moment.hours === null && moment.state === 'closed';
    const spreadMs = atHorizon ? Math.random() * SPREAD_MS : 0;
    this.#timer = setTimeout(
      () => {
        if (atHorizon) void this.#load(true);
        this.#host.requestUpdate();
      },
      Math.min(Math.max(waitMs, 0) + spreadMs, LONGEST_TIMER_MS),
    );
  }
}

/** A gateway's address as it stands in attributes, ready to be put before a path. */
export function gatewayOf(attribute: string): string {
  return (attribute || location.origin).replace(/\/+$/, '');
}
