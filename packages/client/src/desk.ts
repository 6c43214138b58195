export { createDeskClient } from './desk-client.ts';
export type { DeskClientOptions } from './desk-client.ts';
export type { DeskClient, DeskClientEventMap, DeskSnapshot, FollowedConsultation } from './api.ts';
