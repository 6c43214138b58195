export { createWebBridge } from './web/web-bridge.ts';
export type { WebBridgeOptions } from './web/web-bridge.ts';
export { createWebConsultClient } from './web/web-consult-client.ts';
export type { WebConsultClientOptions } from './web/web-consult-client.ts';
export { createWebTimers } from './web/web-timers.ts';
export { createWebTransport } from './web/web-transport.ts';
export type { WebTransportOptions } from './web/web-transport.ts';
