import type { ConsultClient } from '@consult-kit/client';
import { createWebConsultClient } from '@consult-kit/client/web';
import { gatewayOf } from '../shared/campaign-controller.ts';
import type { ClientSource } from './client-link.ts';

/** A client with everything taken from the browser, for a panel that stands alone. */
export function makeOwnClient({ gateway, campaign, bridge, campaignDocument }: ClientSource): ConsultClient {
  return createWebConsultClient({
    gateway: gatewayOf(gateway),
    campaign,
    ...(bridge ? { bridge } : {}),
    ...(campaignDocument ? { campaignDocument } : {}),
  });
}
