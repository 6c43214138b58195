import { parse, pauseSchema, publishSchema, sessionOnlySchema, type PublishedAnswer } from '@consult-kit/protocol';
import type { FastifyPluginAsync } from 'fastify';
import { instant } from '../../domain/instant.ts';
import type { Published } from '../../domain/publishing/publisher.ts';
import { integratorOf } from './console-caller.ts';
import type { ConsoleRouteOptions } from './console-routes.ts';

interface OfCampaign {
  Params: { id: string };
}

/** What changes what shoppers see. */
export const publishingRoutes: FastifyPluginAsync<ConsoleRouteOptions> = async (app, { identities, clock, publishing: { publisher } }) => {
  const told = ({ version, atMs }: Published): PublishedAnswer => ({ version, at: instant(atMs), serverTime: instant(clock.now()) });

  app.post<OfCampaign>('/v1/console/campaigns/:id/publish', async (request) => {
    const { session, ticked = [], ...wish } = parse(publishSchema, request.body);
    const { account } = await integratorOf(identities, session);
    return told(await publisher.publish(request.params.id, { ...wish, ticked }, account));
  });

  app.post<OfCampaign>('/v1/console/campaigns/:id/pause', async (request) => {
    const { session, reasons } = parse(pauseSchema, request.body);
    const { account } = await integratorOf(identities, session);
    return told(await publisher.pause(request.params.id, reasons, account));
  });

  app.post<OfCampaign>('/v1/console/campaigns/:id/resume', async (request) => {
    const { session } = parse(sessionOnlySchema, request.body);
    const { account } = await integratorOf(identities, session);
    return told(await publisher.resume(request.params.id, account));
  });
};
