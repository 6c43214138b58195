import type { FastifyInstance } from 'fastify';
import { malformedJson } from './errors.ts';

/**
 * Reads every body as JSON, whatever its `Content-Type`: some hosts of mini-programs send none, and a plain one spares
 * browsers a preflight. There are no cookies that another page could ride on.
 */
export function acceptJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  // Refuses `__proto__` and `constructor.prototype`, which JSON.parse lets through.
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(body as Buffer);
    } catch (cause) {
      done(malformedJson(cause));
      return;
    }
    void parseJson(request, text, (error, value) => done(error ? malformedJson(error) : null, value));
  });
}
