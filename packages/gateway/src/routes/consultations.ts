import {
  createConsultationSchema,
  parse,
  readEventsSchema,
  sessionOnlySchema,
  typingSchema,
  type CommandResult,
  type ConsultationRead,
  type EventsPage,
} from '@consult-kit/protocol';
import type { FastifyPluginAsync } from 'fastify';
import { assertPatient } from '../domain/consultations/actor.ts';
import type { Engine } from '../engine.ts';
import { callerOf } from '../input/caller.ts';
import { readCommand, readId } from '../input/read-command.ts';

interface OfConsultation {
  Params: { id: string };
}

/** Consultations: opening one, reading it and its log, and every command on it, for patients and doctors alike. */
export const consultationRoutes: FastifyPluginAsync<{ engine: Engine }> = async (app, { engine }) => {
  const { consultations } = engine;

  app.post('/v1/consultations', async (request): Promise<ConsultationRead> => {
    const { session } = parse(sessionOnlySchema, request.body);
    const actor = await callerOf(engine, session);
    assertPatient(actor);
    const { command } = parse(createConsultationSchema, request.body);
    const { consultation } = await consultations.create(actor, command);
    return consultations.read(actor, consultation);
  });

  app.post('/v1/consultations/list', async (request) => {
    const { session } = parse(sessionOnlySchema, request.body);
    return consultations.list(await callerOf(engine, session));
  });

  app.post<OfConsultation>('/v1/consultations/:id/read', async (request): Promise<ConsultationRead> => {
    const { session } = parse(sessionOnlySchema, request.body);
    return consultations.read(await callerOf(engine, session), readId(request.params.id));
  });

  app.post<OfConsultation>('/v1/consultations/:id/events', async (request): Promise<EventsPage> => {
    const { session, ...range } = parse(readEventsSchema, request.body);
    return consultations.events(await callerOf(engine, session), readId(request.params.id), range);
  });

  app.post<OfConsultation>('/v1/consultations/:id/commands', async (request): Promise<CommandResult> => {
    const { session } = parse(sessionOnlySchema, request.body);
    const actor = await callerOf(engine, session);
    const command = readCommand((request.body as { command?: unknown }).command);
    return consultations.command(actor, readId(request.params.id), command);
  });

  app.post<OfConsultation>('/v1/consultations/:id/typing', async (request, reply) => {
    const { session, on } = parse(typingSchema, request.body);
    await engine.hub.type(await callerOf(engine, session), readId(request.params.id), on);
    return reply.code(204).send();
  });
};
