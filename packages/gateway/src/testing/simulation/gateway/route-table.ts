import type { HttpRequest } from '@consult-kit/client';
import { createId, parseJson } from '@consult-kit/protocol';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { asConsultError, errorBody, statusOf } from '../../../http/errors.ts';
import type { Answer } from '../network/transport.ts';

/** What a handler of ours uses of a request. */
interface FakeRequest {
  readonly body: unknown;
  readonly params: Record<string, string>;
  readonly ip: string;
}

/** What a handler of ours uses of a reply. */
interface FakeReply {
  readonly raw: { once(name: string, listener: () => void): void; removeListener(name: string, listener: () => void): void };
  code(status: number): FakeReply;
  send(body?: unknown): FakeReply;
}

type Handler = (request: FakeRequest, reply: FakeReply) => Promise<unknown>;

interface Row {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly handler: Handler;
}

/** Takes the gateway's own route handlers and answers requests with them, without a server around. */
export class RouteTable {
  readonly #rows: Row[] = [];

  /** What the routes take for a server. They use nothing of it but this. */
  get app(): FastifyInstance {
    const post = (path: string, handler: Handler): void => {
      const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
      this.#rows.push({ pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '([^/]+)')}$`), names, handler });
    };
    return { post, get: () => {} } as unknown as FastifyInstance;
  }

  /** Answers one request as the gateway would. @param address - The caller's. */
  async answer({ path, body }: HttpRequest, address: string, signal: AbortSignal): Promise<Answer> {
    try {
      for (const { pattern, names, handler } of this.#rows) {
        const found = pattern.exec(path);
        if (!found) continue;
        const params = Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? '']));
        return await this.#run(handler, { body: parseJson(z.unknown(), body ?? ''), params, ip: address }, signal);
      }
      return { status: 404, body: '{}' };
    } catch (reason) {
      const error = asConsultError(reason);
      return { status: statusOf(error), body: JSON.stringify(errorBody(error, createId())) };
    }
  }

  async #run(handler: Handler, request: FakeRequest, signal: AbortSignal): Promise<Answer> {
    let status = 200;
    const reply: FakeReply = {
      raw: {
        once: (_name, listener) => signal.addEventListener('abort', listener, { once: true }),
        removeListener: (_name, listener) => signal.removeEventListener('abort', listener),
      },
      code(given) {
        status = given;
        return reply;
      },
      send: () => reply,
    };
    const answered = await handler(request, reply);
    return { status, body: answered === reply || answered === undefined ? '' : JSON.stringify(answered) };
  }
}
