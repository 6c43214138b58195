import {
  discardDraftSchema,
  parse,
  readCampaignSchema,
  restoreSchema,
  saveDraftSchema,
  type CampaignPage,
  type SavedDraft,
} from '@consult-kit/protocol';
import type { FastifyPluginAsync } from 'fastify';
import { instant } from '../../domain/instant.ts';
import type { Saved } from '../../domain/publishing/drafts.ts';
import { integratorOf, readerOf, WITH_CAMPAIGN_FILE } from './console-caller.ts';
import type { ConsoleRouteOptions } from './console-routes.ts';

interface OfCampaign {
  Params: { id: string };
}

/** One campaign's form and its draft. */
export const draftRoutes: FastifyPluginAsync<ConsoleRouteOptions> = async (app, { identities, clock, publishing }) => {
  const { drafts, pages } = publishing;

  app.post<OfCampaign>('/v1/console/campaigns/:id/read', async (request): Promise<CampaignPage> => {
    const { session, editing } = parse(readCampaignSchema, request.body);
    const { account, role } = await readerOf(identities, session);
    // A viewer has no form.
    return pages.read(request.params.id, { account, editing: role === 'integrator' ? editing : undefined });
  });

  app.post<OfCampaign>('/v1/console/campaigns/:id/draft', WITH_CAMPAIGN_FILE, async (request): Promise<SavedDraft> => {
    const { session, revision, version, file } = parse(saveDraftSchema, request.body);
    const { account } = await integratorOf(identities, session);
    return savedDraft(await drafts.save(request.params.id, { revision, version }, file, account), clock.now());
  });

  app.post<OfCampaign>('/v1/console/campaigns/:id/draft/discard', async (request, reply) => {
    const { session, revision } = parse(discardDraftSchema, request.body);
    const { account } = await integratorOf(identities, session);
    await drafts.discard(request.params.id, revision, account);
    return reply.code(204).send();
  });

  app.post<OfCampaign>('/v1/console/campaigns/:id/restore', async (request): Promise<SavedDraft> => {
    const { session, version, revision } = parse(restoreSchema, request.body);
    const { account } = await integratorOf(identities, session);
    return savedDraft(await drafts.restore(request.params.id, version, revision, account), clock.now());
  });
};

/** A stored draft as the wire tells it. */
export function savedDraft({ campaign, revision, atMs }: Saved, nowMs: number): SavedDraft {
  return { campaign, revision, at: instant(atMs), serverTime: instant(nowMs) };
}
