import type { ConsultClient, HostBridge } from '@consult-kit/client';
import { createWebConsultClient } from '@consult-kit/client/web';
import type { CampaignDocument } from '@consult-kit/protocol';

/** What a client for a page is made from. */
export interface ClientOptions {
  /** Address without a slash at its end. */
  gateway: string;
  campaign: string;
  campaignDocument: CampaignDocument | undefined;
  /** A plain web page needs none. */
  bridge: HostBridge | undefined;
}

/** The shopper's client over the browser's own means. */
export function openClient({ gateway, campaign, campaignDocument, bridge }: ClientOptions): ConsultClient {
  return createWebConsultClient({ gateway, campaign, ...(bridge ? { bridge } : {}), ...(campaignDocument ? { campaignDocument } : {}) });
}
