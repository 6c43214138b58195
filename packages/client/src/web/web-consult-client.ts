import type { CampaignDocument } from '@consult-kit/protocol';
import type { ConsultClient } from '../api.ts';
import type { HostBridge } from '../boundary.ts';
import { createConsultClient } from '../consult-client.ts';
import { createWebBridge } from './web-bridge.ts';
import { createWebTimers } from './web-timers.ts';
import { createWebTransport } from './web-transport.ts';

/** The least that a web page has to say. */
export interface WebConsultClientOptions {
  /** Address of the gateway. */
  gateway: string;
  /** The campaign's id. */
  campaign: string;
  /** Handed over by the host, so that it need not be asked for. */
  campaignDocument?: CampaignDocument;
  /** The browser itself unless said otherwise. */
  bridge?: HostBridge;
}

/** A shopper's client with everything taken from the browser. */
export function createWebConsultClient({ gateway, bridge = createWebBridge(), ...rest }: WebConsultClientOptions): ConsultClient {
  return createConsultClient({ ...rest, bridge, transport: createWebTransport({ gateway }), timers: createWebTimers() });
}
