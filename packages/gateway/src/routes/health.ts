import type { FastifyPluginAsync } from 'fastify';
import type { Metrics } from '../telemetry/metrics.ts';

/** What health needs to know. */
export interface HealthRouteOptions {
  metrics: Metrics;
  /** How the other nodes are heard; a gateway that hears nothing of them is ready all the same. */
  bus: { readonly link: string };
  isStopping(): boolean;
  /** Resolves when the database has answered a read; rejects when it did not. */
  askDatabase(): Promise<void>;
}

const quiet = { config: { quiet: true, whileStopping: true } };

/** For load balancers and monitoring: alive, ready, and what is counted. */
export const healthRoutes: FastifyPluginAsync<HealthRouteOptions> = async (app, { metrics, bus, isStopping, askDatabase }) => {
  app.get('/healthz', quiet, async (_, reply) => {
    reply.header('Cache-Control', 'no-store');
    return { status: 'ok' };
  });

  app.get('/readyz', quiet, async (_, reply) => {
    reply.header('Cache-Control', 'no-store');
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    try {
      await askDatabase();
      return { status: 'ready', bus: bus.link };
    } catch {
      return reply.code(503).send({ status: 'database-unavailable' });
    }
  });

  app.get('/metrics', quiet, async (_, reply) => {
    reply.header('Cache-Control', 'no-store').type(metrics.registry.contentType);
    return await metrics.registry.metrics();
  });
};
