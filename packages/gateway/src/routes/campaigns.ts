import { ConsultError, originSchema } from '@consult-kit/protocol';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Clock } from '../domain/campaigns/campaign.ts';
import type { ServedCampaigns } from '../domain/campaigns/campaigns.ts';
import { decideEntry, type EntryRequest } from '../domain/campaigns/entry.ts';
import type { ServedCampaign, WrittenDocument } from '../domain/campaigns/served-campaign.ts';
import { unknownCampaign } from '../domain/identity/open-session.ts';
import { SharedBody } from '../http/compressed.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** What the public reads need. */
export interface CampaignRouteOptions {
  campaigns: ServedCampaigns;
  clock: Clock;
  metrics: Metrics;
}

interface EntryQuery {
  q?: unknown;
  lang?: unknown;
  region?: unknown;
  host?: unknown;
  explain?: unknown;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const publicRead = { config: { publicRead: true, whileStopping: true } };
/** Like files, documents and lexicons are the same for everybody: they are counted, and not logged one by one. */
const publicFile = { config: { ...publicRead.config, quiet: true } };

/** What everybody may read: campaign documents, lexicons, and whether the card is to be shown for a query. */
export const campaignRoutes: FastifyPluginAsync<CampaignRouteOptions> = async (app, options) => {
  serveDocuments(app, options);
  serveLexicons(app, options);
  serveEntries(app, options);
};

function serveDocuments(app: FastifyInstance, { campaigns, clock }: CampaignRouteOptions): void {
  const bodies = new WeakMap<WrittenDocument, SharedBody>();
  app.get<{ Params: { id: string } }>('/v1/campaigns/:id', publicFile, async (request, reply) => {
    const nowMs = clock.now();
    const written = campaignOf(campaigns, request.params.id).written(nowMs);
    const body = bodies.get(written) ?? new SharedBody(written.json, JSON_TYPE, `W/"${written.tag}"`);
    bodies.set(written, body);
    // The server's time is `Date` plus `Age`, so `Date` has to be the clock that decides.
    reply.header('Date', new Date(nowMs).toUTCString()).header('Cache-Control', `public, max-age=${GATEWAY_LIMITS.cacheDocumentS}`);
    return body.send(request, reply);
  });
}

function serveLexicons(app: FastifyInstance, { campaigns }: CampaignRouteOptions): void {
  const bodies = new Map<string, SharedBody>();
  app.get<{ Params: { hash: string } }>('/v1/lexicons/:hash.json', publicFile, async (request, reply) => {
    const { hash } = request.params;
    const lexicon = campaigns.lexicon(hash);
    if (!lexicon)
      throw new ConsultError('LEXICON_UNKNOWN', 'No campaign of this gateway has that lexicon now. Read the campaign document again.');
    const body = bodies.get(hash) ?? new SharedBody(JSON.stringify(lexicon), JSON_TYPE, `W/"${hash}"`);
    bodies.set(hash, body);
    reply.header('Cache-Control', `public, max-age=${GATEWAY_LIMITS.cacheImmutableS}, immutable`);
    return body.send(request, reply);
  });
}

function serveEntries(app: FastifyInstance, { campaigns, clock, metrics }: CampaignRouteOptions): void {
  app.get<{ Params: { id: string }; Querystring: EntryQuery }>('/v1/campaigns/:id/entry', publicRead, async (request, reply) => {
    const campaign = campaignOf(campaigns, request.params.id);
    const decision = decideEntry(campaign, entryRequest(request.query, request.headers['accept-language']), clock.now());
    metrics.entries.inc({ shown: String(decision.show) });
    // A search text belongs to nobody's cache.
    reply.header('Cache-Control', 'no-store');
    if (request.query.explain === '1') return { show: decision.show, why: decision.why };
    return decision.card ?? reply.code(204).send();
  });
}

function entryRequest({ q, lang, region, host }: EntryQuery, acceptLanguage: string | undefined): EntryRequest {
  if (typeof q !== 'string')
    throw new ConsultError('INPUT_INVALID', 'Expected the search text once, as `q`.', {
      faults: [{ path: ['q'], message: 'one text is needed here' }],
    });
  return { query: q, lang: textOf(lang, 'lang'), region: textOf(region, 'region'), host: originOf(host), acceptLanguage };
}

function campaignOf(campaigns: ServedCampaigns, id: string): ServedCampaign {
  const campaign = campaigns.find(id);
  if (!campaign) throw unknownCampaign();
  return campaign;
}

function originOf(value: unknown): string | undefined {
  const host = textOf(value, 'host');
  if (host === undefined || originSchema.safeParse(host).success) return host;
  throw new ConsultError('INPUT_INVALID', 'Expected `host` as the origin of the page, such as https://shop.example, or left out.', {
    faults: [{ path: ['host'], message: 'an origin without a path' }],
  });
}

function textOf(value: unknown, name: string): string | undefined {
  if (value === undefined || typeof value === 'string') return value || undefined;
  throw new ConsultError('INPUT_INVALID', `Expected \`${name}\` once at most.`, {
    faults: [{ path: [name], message: 'one text at most' }],
  });
}
