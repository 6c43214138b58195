import type { Actor } from '../domain/consultations/actor.ts';
import type { RequestKind } from '../domain/identity/session-paces.ts';
import type { Engine } from '../engine.ts';

/**
 * Who asks, once it is this request's turn.
 * @throws {ConsultError} as `Engine.identify`, or `RATE_LIMITED` when more comes from a session than the gateway takes.
 */
export async function callerOf(engine: Engine, session: string, kind: RequestKind = 'request'): Promise<Actor> {
  const actor = await engine.identify(session);
  const waitedMs = await engine.edge.requests.pass(actor, kind);
  // The session may have ended meanwhile.
  return waitedMs > 0 ? engine.identify(session) : actor;
}
