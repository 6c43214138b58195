import { type ConsultClient, type HostBridge, createConsultClient } from '@consult-kit/client';
import { createWebBridge, createWebTransport, webTimers } from '@consult-kit/client/web';
import type { CampaignDocument } from '@consult-kit/protocol';

/** What a client for a page is made from. */
export interface ClientOptions {
  gateway: string;
  campaign: string;
  campaignDocument: CampaignDocument | undefined;
  /** A plain web page needs none. */
  bridge: HostBridge | undefined;
}

/** The shopper's client over the browser's own means. */
export function openClient({ gateway, campaign, campaignDocument, bridge }: ClientOptions): ConsultClient {
  return createConsultClient({
    transport: createWebTransport({ gateway }),
    bridge: bridge ?? createWebBridge(),
    timers: webTimers,
    campaign,
    ...(campaignDocument ? { campaignDocument } : {}),
  });
}
