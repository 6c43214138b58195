import { openSessionSchema, parse, sessionOnlySchema, type SessionOpened } from '@consult-kit/protocol';
import type { FastifyPluginAsync } from 'fastify';
import { openSession, type SessionDoors } from '../domain/identity/open-session.ts';
import { instant } from '../domain/instant.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** What shoppers' sessions need. */
export interface SessionRouteOptions extends SessionDoors {
  metrics: Metrics;
}

/** Shoppers' sessions: a guest's, or that of the person whom a host vouches for. */
export const sessionRoutes: FastifyPluginAsync<SessionRouteOptions> = async (app, { metrics, ...doors }) => {
  app.post('/v1/sessions', async (request): Promise<SessionOpened> => {
    const opened = await openSession(doors, { ...parse(openSessionSchema, request.body), address: request.ip });
    metrics.sessions.inc({ kind: opened.kind });
    return {
      session: opened.secret,
      kind: opened.kind,
      expiresAt: instant(opened.identity.expiresAtMs),
      consultation: opened.consultation,
      serverTime: instant(doors.clock.now()),
    };
  });

  app.post('/v1/sessions/end', async (request, reply) => {
    await doors.sessions.end(parse(sessionOnlySchema, request.body).session);
    return reply.code(204).send();
  });
};
