export { createConsultClient } from './consult-client.ts';
export { readCampaignDocument } from './campaign-reader.ts';
export { TransportError } from './boundary.ts';
export type {
  HostAction,
  HostBridge,
  HostFeature,
  HostHold,
  HostState,
  HttpRequest,
  HttpResponse,
  LiveChannel,
  LiveHandlers,
  Timers,
  Transport,
  TransportFailure,
} from './boundary.ts';
export type {
  ClientEventMap,
  ClientSnapshot,
  ConnectionStatus,
  ConsultClient,
  ConsultClientOptions,
  FollowedConsultation,
  OutgoingMessage,
  StartConsultation,
} from './api.ts';
