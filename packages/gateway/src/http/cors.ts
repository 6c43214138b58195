import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GATEWAY_LIMITS } from '../limits.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Any page may read this answer: it is the same for everybody. */
    publicRead?: boolean;
  }
}

/** Headers that pages of other origins may read: the server's time is `Date` plus `Age`. */
const EXPOSED = 'Date, Age, ETag, Retry-After';

/**
 * Lets pages of the campaigns' hosts call the gateway themselves (`isolation="none"`), and every page read what is public.
 * Credentials are never allowed: there are no cookies, sessions stand in bodies.
 */
export function allowCrossOrigin(app: FastifyInstance, allowsOrigin: (origin: string) => boolean): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.publicRead) {
      reply.header('Access-Control-Allow-Origin', '*').header('Access-Control-Expose-Headers', EXPOSED);
    } else if (isApi(request)) {
      allowKnownOrigin(request, reply, allowsOrigin);
    }
  });
  app.options('/v1/*', { config: { quiet: true } }, async (request, reply) => preflight(request, reply));
}

function isApi(request: FastifyRequest): boolean {
  return request.url.startsWith('/v1/');
}

function allowKnownOrigin({ headers }: FastifyRequest, reply: FastifyReply, allowsOrigin: (origin: string) => boolean): void {
  reply.header('Vary', 'Origin');
  const { origin } = headers;
  if (origin !== undefined && allowsOrigin(origin)) {
    reply.header('Access-Control-Allow-Origin', origin).header('Access-Control-Expose-Headers', EXPOSED);
  }
}

/** A page asks beforehand whether it may; the hook has answered for its origin. */
function preflight({ headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  // Public reads need no preflight; a page that sends one all the same gets the answer for them.
  if (headers['access-control-request-method'] === 'GET') reply.header('Access-Control-Allow-Origin', '*');
  return reply
    .code(204)
    .header('Access-Control-Allow-Methods', 'GET, POST')
    .header('Access-Control-Allow-Headers', 'Content-Type')
    .header('Access-Control-Max-Age', GATEWAY_LIMITS.cachePreflightS)
    .send();
}
