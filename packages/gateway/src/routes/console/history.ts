import { historySchema, parse, versionSchema, type HistoryPage, type VersionFile } from '@consult-kit/protocol';
import type { FastifyPluginAsync } from 'fastify';
import { readerOf } from './console-caller.ts';
import type { ConsoleRouteOptions } from './console-routes.ts';

interface OfCampaign {
  Params: { id: string };
}

/** Who changed what, and every version there ever was. */
export const historyRoutes: FastifyPluginAsync<ConsoleRouteOptions> = async (app, { identities, publishing: { pages } }) => {
  app.post<OfCampaign>('/v1/console/campaigns/:id/history', async (request): Promise<HistoryPage> => {
    const { session, before } = parse(historySchema, request.body);
    await readerOf(identities, session);
    return pages.history(request.params.id, before);
  });

  app.post<OfCampaign>('/v1/console/campaigns/:id/version', async (request): Promise<VersionFile> => {
    const { session, version } = parse(versionSchema, request.body);
    await readerOf(identities, session);
    return pages.version(request.params.id, version);
  });
};
