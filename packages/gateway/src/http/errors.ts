import { ConsultError, ERRORS, isConsultError, LIMITS, type ErrorBody } from '@consult-kit/protocol';
import type { FastifyError } from 'fastify';
import { clientMessage } from '../client-message.ts';

/** Any failure as one of the table. What we did not foresee becomes `INTERNAL`, whose message tells nothing of it. */
export function asConsultError(failure: unknown): ConsultError {
  if (isConsultError(failure)) return failure;
  const { code, statusCode } = failure as Partial<FastifyError>;
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new ConsultError('BODY_TOO_LARGE', `A body may have at most ${LIMITS.bodyBytes} bytes. Send less at once.`);
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new ConsultError('ROUTE_UNKNOWN', 'This address is not well formed. Check it against docs/protocol.md.');
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return malformedJson();
  }
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return new ConsultError('INPUT_INVALID', 'The request does not have the expected form. Check it against docs/protocol.md.');
  }
  return new ConsultError('INTERNAL', 'Something failed in the gateway. Try again; the request id leads to the log line.', {
    cause: failure,
  });
}

/** The failure of a body that is no JSON; the text itself is never repeated. */
export function malformedJson(cause?: unknown): ConsultError {
  return new ConsultError('JSON_MALFORMED', 'Expected one JSON value in UTF-8 as the body; this one is not. Send JSON.', { cause });
}

/** An error as the wire tells it. */
export function errorBody(error: ConsultError, requestId: string): ErrorBody {
  return {
    code: error.code,
    message: clientMessage(error),
    requestId,
    ...(error.retryAfterMs !== undefined && { retryAfterMs: Math.ceil(error.retryAfterMs) }),
    ...(error.faults.length > 0 && { faults: error.faults.map(({ path, message }) => ({ path: [...path], message })) }),
  };
}

/** The HTTP status of an error. */
export function statusOf(error: ConsultError): number {
  return ERRORS[error.code].status;
}
