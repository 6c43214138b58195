import {
  ConsultError,
  consoleCampaignsSchema,
  localizedTextSchema,
  newCampaignSchema,
  parse,
  previewSchema,
  type ConsoleCampaignList,
  type PreviewAnswer,
  type SavedDraft,
} from '@consult-kit/protocol';
import type { FastifyPluginAsync } from 'fastify';
import { campaignOverview } from '../../domain/campaigns/overview.ts';
import { instant } from '../../domain/instant.ts';
import type { UnpublishedDraft } from '../../domain/publishing/campaign-store.ts';
import { fileOf } from '../../domain/publishing/campaign-text.ts';
import { preview } from '../../domain/publishing/preview.ts';
import { readInstant } from '../../input/read-instant.ts';
import { integratorOf, readerOf, WITH_CAMPAIGN_FILE } from './console-caller.ts';
import type { ConsoleRouteOptions } from './console-routes.ts';
import { savedDraft } from './drafts.ts';

/** All campaigns, and those that are only tried out. */
export const campaignListRoutes: FastifyPluginAsync<ConsoleRouteOptions> = async (app, { identities, clock, publishing }) => {
  const { store, sources, campaigns, busyness, drafts, pages } = publishing;

  app.post('/v1/console/campaigns', async (request): Promise<ConsoleCampaignList> => {
    const { session, at } = parse(consoleCampaignsSchema, request.body);
    await readerOf(identities, session);
    const nowMs = clock.now();
    const atMs = at === undefined ? nowMs : readInstant(at, 'at');
    const drafted = await store.drafts();
    const served = { campaigns, provenance: sources, busyness, drafted: new Set(drafted.campaigns), atMs, nowMs };
    return {
      campaigns: await campaignOverview(served),
      drafts: drafted.unpublished.filter(({ campaign }) => sources.sourceOf(campaign) === undefined).map(unpublishedDraft),
      notServed: sources.notServed.map(({ campaign, findings }) => ({ campaign, findings: [...findings] })),
      serverTime: instant(nowMs),
    };
  });

  app.post('/v1/console/campaigns/new', WITH_CAMPAIGN_FILE, async (request): Promise<SavedDraft> => {
    const { session, file } = parse(newCampaignSchema, request.body);
    const { account } = await integratorOf(identities, session);
    return savedDraft(await drafts.create(file, account), clock.now());
  });

  app.post('/v1/console/campaigns/preview', WITH_CAMPAIGN_FILE, async (request): Promise<PreviewAnswer> => {
    const { session, file, at, ...wish } = parse(previewSchema, request.body);
    const { role } = await readerOf(identities, session);
    // A file that nobody has looked at may take the gateway long.
    if (role === 'viewer' && !(await pages.shows(file))) {
      throw new ConsultError('ROLE_REFUSED', 'Viewers see previews of what is published or drafted. Read the campaign again.');
    }
    return preview(publishing, file, { ...wish, atMs: at === undefined ? clock.now() : readInstant(at, 'at') });
  });
};

function unpublishedDraft({ campaign, text, atMs, by }: UnpublishedDraft): ConsoleCampaignList['drafts'][number] {
  const names = localizedTextSchema.safeParse(fileOf(text)?.['names']);
  return { campaign, names: names.success ? names.data : null, at: instant(atMs), by };
}
