import type { CampaignDocument } from '@consult-kit/protocol';
import { type CampaignMoment, campaignMoment, instantsOf } from '@consult-kit/protocol/clock';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type DatedDocument, type FeedFailure, apartMs, campaignFeed, handedOver, looksLikeDocument } from './campaign-feed.ts';

/** What an element was told about where its campaign is. */
export interface CampaignSource {
  gateway: string;
  campaign: string;
  campaignDocument: CampaignDocument | undefined;
}

/** The campaign of one element: its document, the server's time and what the clock says now. */
export interface FollowedCampaign extends ReactiveController {
  /** The campaign's id. */
  readonly id: string;
  /** The public document, once there is one. */
  readonly document: CampaignDocument | undefined;
  /** Why there is no document; `undefined` while it is being read. */
  readonly failure: FeedFailure | undefined;
  /** Address of the gateway, without a slash at its end. */
  readonly gateway: string;
  /** The gateway's clock, milliseconds since 1970. Before the first answer the device's, which decides nothing. */
  nowMs(): number;
  /** What the campaign is doing now; `undefined` without a document. */
  moment(): CampaignMoment | undefined;
  /** Reads the document again, because a state may have changed by hand. Does nothing for a handed-over one. */
  reload(): Promise<void>;
}

/** A page in view looks at its clocks this often. */
const LOOK_MS = 60_000;
/** A page in view asks again after this time, for a pause, a new version or a used-up cap; every page at a pace of its own, 3 to 7 minutes. */
const AGAIN_MS = 300_000 * (0.6 + 0.8 * Math.random());
/** When a device's two clocks have moved apart by this much, it slept, or somebody set one. */
const APART_MS = 1_500;

/**
 * Follows the campaign of an element. Redraws it when the document comes, at the campaign's next change, and once a minute while the page is
 * in view; one timer at most. A change asks the gateway for nothing. (A closure, not a class: its names shrink in the card's script, which has a small budget.)
 * @param source - What the element was told; read again at every update.
 * @param freshMs - How old a document may be that another element of the page has read; a minute if left out.
 */
export function followCampaign(host: ReactiveControllerHost, source: () => CampaignSource, freshMs?: number): FollowedCampaign {
  let dated: DatedDocument | undefined;
  let failure: FeedFailure | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let key: string | undefined;
  let againAtMs = performance.now() + AGAIN_MS;

  const gateway = (): string => gatewayOf(source().gateway);
  const nowMs = (): number => (dated ? dated.offsetMs + performance.now() : Date.now());
  const moment = (): CampaignMoment | undefined => dated && campaignMoment(instantsOf(dated.document), nowMs());

  /** The same document set again must not set the clock back. */
  const take = (document: CampaignDocument): void => {
    const known = dated?.document;
    if (known === document) return;
    if (!looksLikeDocument(document)) console.warn('consult-kit: `campaignDocument` is no campaign document');
    else if (dated && known?.serverTime === document.serverTime) dated = { ...dated, document };
    else dated = handedOver(document);
  };

  const load = async (withinMs?: number): Promise<void> => {
    const { campaign, campaignDocument } = source();
    if (campaignDocument || !campaign || key === undefined) return;
    const feed = campaignFeed(gateway(), campaign);
    const asked = key;
    dated = feed.latest ?? dated;
    await feed.load(withinMs);
    if (asked !== key) return;
    dated = feed.latest ?? dated;
    failure = feed.failure;
    host.requestUpdate();
  };

  const look = (): void => {
    if (document.hidden || !dated) return;
    // The monotonic clock stands still while some devices sleep. The device's own clock decides nothing, but it is a reason to ask.
    const moved = Math.abs(apartMs() - dated.apartMs) > APART_MS;
    if (moved || performance.now() > againAtMs) {
      againAtMs = performance.now() + AGAIN_MS;
      void load(moved ? 0 : undefined);
    }
    host.requestUpdate();
  };

  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, Math.min((moment()?.nextChangeAtMs || Infinity) - nowMs(), LOOK_MS));
  };

  const onVisible = (): void => {
    void load();
    look();
  };

  const campaign: FollowedCampaign = {
    get id() {
      return source().campaign || (dated?.document.id ?? '');
    },
    get document() {
      return dated?.document;
    },
    get failure() {
      return dated ? undefined : failure;
    },
    get gateway() {
      return gateway();
    },
    nowMs,
    moment,
    reload: () => load(0),
    hostConnected() {
      document.addEventListener('visibilitychange', onVisible);
      key = '';
      host.requestUpdate();
    },
    hostDisconnected() {
      document.removeEventListener('visibilitychange', onVisible);
      key = undefined;
      clearTimeout(timer);
    },
    hostUpdate() {
      if (key === undefined) return;
      const { campaign, campaignDocument } = source();
      if (campaignDocument) take(campaignDocument);
      const wanted = campaignDocument ? 'handed over' : `${gateway()} ${campaign}`;
      if (wanted !== key) {
        if (!campaignDocument) dated = undefined;
        key = wanted;
        void load(freshMs);
      }
      schedule();
    },
  };
  host.addController(campaign);
  return campaign;
}

/** A gateway's address as it stands in attributes, ready to be put before a path. */
export function gatewayOf(attribute: string): string {
  return (attribute || location.origin).replace(/\/+$/, '');
}
