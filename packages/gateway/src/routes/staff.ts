import { isConsultError, parse, sessionOnlySchema, staffSignInSchema, type StaffSignedIn } from '@consult-kit/protocol';
import type { FastifyPluginAsync } from 'fastify';
import type { SignIn } from '../domain/accounts/sign-in.ts';
import type { Clock } from '../domain/campaigns/campaign.ts';
import type { Sessions } from '../domain/identity/sessions.ts';
import { instant } from '../domain/instant.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** What signing in needs. */
export interface StaffRouteOptions {
  signIn: SignIn;
  sessions: Sessions;
  clock: Clock;
  metrics: Metrics;
}

/** Sign-in and sign-out of doctors (desk), integrators and viewers (console). */
export const staffRoutes: FastifyPluginAsync<StaffRouteOptions> = async (app, { signIn, sessions, clock, metrics }) => {
  app.post('/v1/staff/sign-in', async (request): Promise<StaffSignedIn> => {
    const wish = parse(staffSignInSchema, request.body);
    const opened = await signIn.signIn({ ...wish, address: request.ip }).catch((reason: unknown) => {
      metrics.signIns.inc({ outcome: isConsultError(reason) ? reason.code : 'INTERNAL' });
      throw reason;
    });
    metrics.signIns.inc({ outcome: 'ok' });
    const { id, login, role, names } = opened.account;
    return {
      session: opened.secret,
      expiresAt: instant(opened.identity.expiresAtMs),
      account: { id, login, role, names },
      serverTime: instant(clock.now()),
    };
  });

  app.post('/v1/staff/sign-out', async (request, reply) => {
    await sessions.end(parse(sessionOnlySchema, request.body).session);
    return reply.code(204).send();
  });
};
