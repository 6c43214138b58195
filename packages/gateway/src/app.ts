import { ConsultError, createId, ERRORS, LIMITS, type ErrorCode } from '@consult-kit/protocol';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { logAccess } from './http/access-log.ts';
import { allowCrossOrigin } from './http/cors.ts';
import { asConsultError, errorBody, statusOf } from './http/errors.ts';
import { acceptJsonBodies } from './http/json-body.ts';
import { GATEWAY_LIMITS } from './limits.ts';
import { faultForLog, type Log } from './telemetry/log.ts';
import type { Metrics } from './telemetry/metrics.ts';

/** What the shell of the gateway needs. */
export interface AppOptions {
  log: Log;
  metrics: Metrics;
  /** Whether pages of this origin may call the gateway themselves. */
  allowsOrigin(origin: string): boolean;
  /** Whether the gateway is stopping and takes nothing new. */
  isStopping(): boolean;
  /** Addresses of proxies whose `X-Forwarded-For` is believed. */
  trustProxy?: string | undefined;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Also answered while the gateway is stopping. */
    whileStopping?: boolean;
  }
}

/** An instance with everything that all routes share: ids, errors, JSON, CORS, security headers, access log. No routes yet. */
export function createApp({ log, metrics, allowsOrigin, isStopping, trustProxy }: AppOptions): FastifyInstance {
  const answerError = (failure: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const error = asConsultError(failure);
    if (error.code === 'INTERNAL') log.error({ requestId: request.id, fault: faultForLog(error.cause ?? error) }, 'fault');
    metrics.refusals.inc({ code: error.code });
    if (error.retryAfterMs !== undefined) reply.header('Retry-After', Math.ceil(error.retryAfterMs / 1_000));
    return reply.code(statusOf(error)).header('Cache-Control', 'no-store').send(errorBody(error, request.id));
  };
  const app = Fastify({
    logger: false,
    bodyLimit: LIMITS.bodyBytes,
    genReqId: () => createId(),
    trustProxy: trustProxy ?? false,
    return503OnClosing: false,
    requestTimeout: GATEWAY_LIMITS.requestWithinMs,
    routerOptions: { maxParamLength: GATEWAY_LIMITS.parameterChars },
    http: { maxHeaderSize: GATEWAY_LIMITS.requestHeadBytes },
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
    clientErrorHandler: (error, socket) => answerUnreadable(error, socket),
  });
  acceptJsonBodies(app);
  app.setErrorHandler<FastifyError>((error, request, reply) => answerError(error, request, reply));
  app.setNotFoundHandler((request, reply) =>
    answerError(
      new ConsultError('ROUTE_UNKNOWN', `There is no such address for ${request.method}. docs/protocol.md lists all of them.`),
      request,
      reply,
    ),
  );
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
    if (request.method === 'POST') reply.header('Cache-Control', 'no-store');
    if (isStopping() && !request.routeOptions.config.whileStopping) throw stopping();
  });
  allowCrossOrigin(app, allowsOrigin);
  logAccess(app, log, metrics);
  return app;
}

/** For every answer; pages replace the content policy by their own. */
const SECURITY_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

function stopping(): ConsultError {
  return new ConsultError('GATEWAY_STOPPING', 'The gateway is stopping. Try again in a moment.', { retryAfterMs: 1_000 });
}

interface RawSocket {
  readonly writable: boolean;
  end(text: string): unknown;
  destroy(): unknown;
}

/** Answers what is no HTTP request, or one whose head is too large or too slow, before Fastify sees it. */
function answerUnreadable(error: { code?: string }, socket: RawSocket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, code, message] = unreadable(error.code);
  const body = JSON.stringify(errorBody(new ConsultError(code, message), createId()));
  const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close`;
  socket.end(`${head}\r\n\r\n${body}`);
}

function unreadable(code: string | undefined): [status: string, code: ErrorCode, message: string] {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return [
      '431 Request Header Fields Too Large',
      'BODY_TOO_LARGE',
      `Address and headers may have at most ${GATEWAY_LIMITS.requestHeadBytes} bytes together.`,
    ];
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return ['408 Request Timeout', 'REQUEST_TIMEOUT', 'The request did not come in time. Try again.'];
  }
  return [`${ERRORS.INPUT_INVALID.status} Bad Request`, 'INPUT_INVALID', 'This is not an HTTP request.'];
}
