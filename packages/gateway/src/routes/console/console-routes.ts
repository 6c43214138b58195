import type { FastifyPluginAsync } from 'fastify';
import type { Clock } from '../../domain/campaigns/campaign.ts';
import type { Identities } from '../../domain/identity/identity.ts';
import type { Publishing } from '../../domain/publishing/publishing.ts';
import { campaignListRoutes } from './campaigns.ts';
import { draftRoutes } from './drafts.ts';
import { historyRoutes } from './history.ts';
import { publishingRoutes } from './publishing.ts';

/** What the console needs. */
export interface ConsoleRouteOptions {
  readonly publishing: Publishing;
  readonly identities: Identities;
  readonly clock: Clock;
}

/** The integrators' console. */
export const consoleRoutes: FastifyPluginAsync<ConsoleRouteOptions> = async (app, options) => {
  for (const routes of [campaignListRoutes, draftRoutes, publishingRoutes, historyRoutes]) await app.register(routes, options);
};
