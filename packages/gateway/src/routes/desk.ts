import { parse, sendDeskCommandSchema, sessionOnlySchema, type CommandResult, type DeskState } from '@consult-kit/protocol';
import type { FastifyPluginAsync } from 'fastify';
import { assertDoctor } from '../domain/consultations/actor.ts';
import type { Engine } from '../engine.ts';
import { callerOf } from '../input/caller.ts';

/** The doctors' desk as a whole: what it shows, accepting the next one, and the doctor's status. */
export const deskRoutes: FastifyPluginAsync<{ engine: Engine }> = async (app, { engine }) => {
  app.post('/v1/desk/read', async (request): Promise<DeskState> => {
    const actor = await callerOf(engine, parse(sessionOnlySchema, request.body).session);
    assertDoctor(actor);
    return (await engine.desk.read(actor.id)).state;
  });

  app.post('/v1/desk/commands', async (request): Promise<CommandResult> => {
    const { session } = parse(sessionOnlySchema, request.body);
    const actor = await callerOf(engine, session);
    assertDoctor(actor);
    return engine.deskCommands.run(actor, parse(sendDeskCommandSchema, request.body).command);
  });
};
