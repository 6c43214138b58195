import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Logged at `debug` only: files, health and the like. */
    quiet?: boolean;
  }
}

/** One line and one measurement for each answer: the route as it was declared, never the address as it was sent. */
export function logAccess(app: FastifyInstance, log: Log, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = routeOf(request);
    const ms = reply.elapsedTime;
    metrics.requests.observe({ method: request.method, route, status: String(reply.statusCode) }, ms / 1_000);
    const line = { requestId: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(ms * 10) / 10 };
    log[levelOf(request, reply)](line, 'request');
  });
}

function routeOf({ routeOptions, is404 }: FastifyRequest): string {
  return is404 ? 'unknown' : (routeOptions.url ?? 'unknown');
}

function levelOf({ routeOptions }: FastifyRequest, { statusCode }: FastifyReply): 'warn' | 'info' | 'debug' {
  if (statusCode >= 500) return 'warn';
  return routeOptions.config.quiet ? 'debug' : 'info';
}
