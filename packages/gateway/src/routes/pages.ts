import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { ConsultError, pickText } from '@consult-kit/protocol';
import type { ServedCampaigns } from '../domain/campaigns/campaigns.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import { contentPolicy } from '../pages/content-policy.ts';
import type { PageFolders } from '../pages/page-folders.ts';
import { plainPage } from '../pages/plain-page.ts';
import { StaticFolder } from '../pages/static-folder.ts';

/** What the pages need. */
export interface PageRouteOptions {
  campaigns: ServedCampaigns;
  folders: PageFolders;
}

const quiet = { config: { quiet: true } };
const publicFile = { config: { quiet: true, publicRead: true } };
const NONCE_BYTES = 16;
const NO_POWERS = 'camera=(), geolocation=(), microphone=(), payment=()';

/** The frame with the special area, the desk, the console, the scripts for pages without a bundler, and an index. */
export const pageRoutes: FastifyPluginAsync<PageRouteOptions> = async (app, { campaigns, folders }) => {
  serveFrame(app, new StaticFolder(folders.frame), campaigns);
  serveApp(app, '/desk', new StaticFolder(folders.desk));
  serveConsole(app, new StaticFolder(folders.console));
  serveScripts(app, new StaticFolder(folders.cdn));
  app.get('/favicon.ico', quiet, async (_, reply) => reply.code(204).send());
  app.get('/', quiet, async (_, reply) => sendPage(reply, plainPage('consult-kit gateway', indexLines(campaigns))));
};

function serveFrame(app: FastifyInstance, folder: StaticFolder, campaigns: ServedCampaigns): void {
  app.get<{ Params: { '*': string } }>('/frame/assets/*', quiet, async (request, reply) => sendAsset(folder, request, reply));
  app.get<{ Params: { campaign: string } }>('/frame/:campaign', quiet, async (request, reply) => {
    const campaign = campaigns.find(request.params.campaign);
    if (!campaign)
      return sendPage(
        reply.code(404),
        plainPage('Not here', ['This gateway does not serve that campaign. (E-601)', '此处没有该活动。(E-601)']),
      );
    const page = await folder.text('index.html');
    if (page === undefined) return sendNotBuilt(reply);
    // Engines without constructable sheets get their styles as elements, which only this nonce lets through.
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    reply.header('Content-Security-Policy', contentPolicy({ host: request.headers.host, ancestors: campaign.openOrigins, nonce }));
    return sendPage(
      reply.header('Permissions-Policy', NO_POWERS),
      page.replace(/<head[^>]*>/, (head) => `${head}<meta property="csp-nonce" nonce="${nonce}">`),
    );
  });
}

/** Integrators see their campaigns in a page that the console holds in a frame; it is sealed, so that nothing it does reaches the gateway. */
function serveConsole(app: FastifyInstance, folder: StaticFolder): void {
  serveApp(app, '/console', folder, { frames: true });
  app.get('/console/preview.html', quiet, async (request, reply) => {
    const page = await folder.file('preview.html');
    if (!page) return sendNotBuilt(reply);
    reply.header('Content-Security-Policy', contentPolicy({ host: undefined, ancestors: ["'self'"], sealed: true }));
    reply.header('Permissions-Policy', NO_POWERS).header('Cache-Control', 'no-cache');
    return page.send(request, reply);
  });
}

function serveApp(app: FastifyInstance, path: string, folder: StaticFolder, { frames = false } = {}): void {
  // Relative, for gateways that stand below a path of a proxy.
  app.get(path, quiet, async (_, reply) => reply.redirect(`.${path}/`, 308));
  // A sealed page has an origin of its own, so that even its own scripts are those of another one.
  const asset = frames ? publicFile : quiet;
  app.get<{ Params: { '*': string } }>(`${path}/assets/*`, asset, async (request, reply) => sendAsset(folder, request, reply));
  app.get(`${path}/`, quiet, async (request, reply) => {
    const page = await folder.file('index.html');
    if (!page) return sendNotBuilt(reply);
    reply.header('Content-Security-Policy', contentPolicy({ host: request.headers.host, frames })).header('X-Frame-Options', 'DENY');
    reply.header('Cross-Origin-Opener-Policy', 'same-origin').header('Permissions-Policy', NO_POWERS).header('Cache-Control', 'no-cache');
    return page.send(request, reply);
  });
}

/** Names of assets hold the hash of their content. */
async function sendAsset(
  folder: StaticFolder,
  request: FastifyRequest<{ Params: { '*': string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const file = await folder.file(`assets/${request.params['*']}`);
  if (!file) throw fileUnknown();
  reply.header('Cache-Control', `public, max-age=${GATEWAY_LIMITS.cacheImmutableS}, immutable`);
  return file.send(request, reply);
}

function serveScripts(app: FastifyInstance, folder: StaticFolder): void {
  app.get<{ Params: { '*': string } }>('/cdn/*', publicFile, async (request, reply) => {
    const file = await folder.file(request.params['*']);
    if (!file) throw fileUnknown();
    reply.header('Cache-Control', `public, max-age=${GATEWAY_LIMITS.cacheScriptS}`).header('Cross-Origin-Resource-Policy', 'cross-origin');
    return file.send(request, reply);
  });
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('Cache-Control', 'no-cache').send(page);
}

function sendNotBuilt(reply: FastifyReply): FastifyReply {
  return sendPage(
    reply.code(503),
    plainPage('Not built yet', ['This page has not been built. Run `npm run build` in the repository, then load it again.']),
  );
}

function fileUnknown(): ConsultError {
  return new ConsultError('ROUTE_UNKNOWN', 'There is no such file. Load the page again: a newer build may have replaced it.');
}

function indexLines(campaigns: ServedCampaigns) {
  return [
    { text: 'Desk: for doctors', href: 'desk/' },
    { text: 'Console: for integrators', href: 'console/' },
    ...campaigns
      .all()
      .map(({ id, file }) => ({ text: `Campaign ${id}: ${pickText(file.names, 'en', file.languages[0])}`, href: `v1/campaigns/${id}` })),
    { text: 'Health', href: 'healthz' },
    { text: 'Readiness', href: 'readyz' },
    { text: 'Metrics', href: 'metrics' },
  ];
}
