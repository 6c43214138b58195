import { parse, pollSchema, type PollAnswer } from '@consult-kit/protocol';
import type { FastifyPluginAsync } from 'fastify';
import type { Engine } from '../engine.ts';
import { callerOf } from '../input/caller.ts';

/** The live socket's news by long polling. */
export const livePollRoutes: FastifyPluginAsync<{ engine: Engine }> = async (app, { engine }) => {
  app.post('/v1/live/poll', async (request, reply): Promise<PollAnswer> => {
    const poll = parse(pollSchema, request.body);
    const gone = new AbortController();
    const onClose = (): void => gone.abort();
    reply.raw.once('close', onClose);
    try {
      await engine.polls.enter(await callerOf(engine, poll.session, 'poll'), poll);
      // The session may have ended at the door.
      return await engine.polls.poll(await engine.identify(poll.session), poll, gone.signal);
    } finally {
      reply.raw.removeListener('close', onClose);
    }
  });
};
