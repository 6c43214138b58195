import { ConsultError, consoleCampaignsSchema, parse, type ConsoleCampaignList } from '@consult-kit/protocol';
import type { FastifyPluginAsync } from 'fastify';
import type { Clock } from '../domain/campaigns/campaign.ts';
import type { ServedCampaigns } from '../domain/campaigns/campaigns.ts';
import { campaignOverview, type Busyness } from '../domain/campaigns/overview.ts';
import type { Identities } from '../domain/identity/identity.ts';
import { requireStaff } from '../domain/identity/roles.ts';
import { instant } from '../domain/instant.ts';

/** Where the seconds of an instant end in its text. */
const SECONDS_END = 19;

/** What the console needs. */
export interface ConsoleRouteOptions {
  campaigns: ServedCampaigns;
  busyness: Busyness;
  identities: Identities;
  clock: Clock;
}

/** The integrators' console. */
export const consoleRoutes: FastifyPluginAsync<ConsoleRouteOptions> = async (app, { campaigns, busyness, identities, clock }) => {
  app.post('/v1/console/campaigns', async (request): Promise<ConsoleCampaignList> => {
    const { session, at } = parse(consoleCampaignsSchema, request.body);
    requireStaff(await identities.identify(session), ['integrator', 'viewer']);
    const nowMs = clock.now();
    const atMs = at === undefined ? nowMs : Date.parse(at);
    // The form allows 13:61 and 31 February; only the calendar knows better.
    if (Number.isNaN(atMs) || (at && instant(atMs).slice(0, SECONDS_END) !== at.slice(0, SECONDS_END)))
      throw new ConsultError('INPUT_INVALID', 'at: this instant does not exist.', {
        faults: [{ path: ['at'], message: 'an instant that exists is needed here' }],
      });
    const served = await campaignOverview(campaigns, busyness, { atMs, nowMs });
    return { campaigns: served, drafts: [], notServed: [], serverTime: instant(nowMs) };
  });
};
