import { ConsultError, ERRORS, isConsultError, type ErrorBody, type ErrorCode, type InputFault } from '@consult-kit/protocol';
import type { HttpResponse, TransportFailure } from './boundary.ts';
import { readJson, readOr } from './wire/readers.ts';
import { errorBodyShape } from './wire/shapes.ts';

const BY_FAILURE: Partial<Record<TransportFailure, ErrorCode>> = { offline: 'OFFLINE', timeout: 'REQUEST_TIMEOUT', cancelled: 'CANCELLED' };

/** Nobody answered: whether the request arrived is not known. */
const UNANSWERED: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['OFFLINE', 'REQUEST_TIMEOUT', 'CANCELLED', 'GATEWAY_UNREACHABLE']);
/** The session is over or was never one; a host's person may get a new one. */
const SESSION_OVER: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['TOKEN_INVALID', 'TOKEN_EXPIRED', 'TOKEN_FOREIGN', 'HELLO_FIRST']);

/** Whether nobody answered. */
export function isUnanswered(error: ConsultError): boolean {
  return UNANSWERED.has(error.code);
}

/** Whether the gateway no longer takes the session. */
export function isSessionOver(error: ConsultError): boolean {
  return SESSION_OVER.has(error.code);
}

/** Whether the same request may succeed later without being changed. */
export function isRetryable(error: ConsultError): boolean {
  return ERRORS[error.code].retryable;
}

/** Anything caught as a failure of the table. */
export function toConsultError(cause: unknown): ConsultError {
  if (isConsultError(cause)) return cause;
  // By name: a host's adapter may come with a copy of its own of the class.
  // Or from a realm of its own, so that it is no instance of this one's `Error` either.
  const { name, kind } = (cause ?? {}) as { name?: string; kind?: TransportFailure };
  if (name === 'TransportError') {
    const code = (kind && BY_FAILURE[kind]) ?? 'GATEWAY_UNREACHABLE';
    return new ConsultError(code, 'No answer from the gateway. Try again.', { cause });
  }
  return new ConsultError('INTERNAL', 'Something failed inside the page.', { cause });
}

/** A failure that the gateway names; a code of a newer gateway becomes the nearest known one. */
export function namedError(
  code: string,
  message: string,
  retryAfterMs?: number,
  status = 400,
  faults: readonly InputFault[] = [],
): ConsultError {
  const known = Object.keys(ERRORS).indexOf(code) < 0 ? codeOfStatus(status) : (code as ErrorCode);
  return new ConsultError(known, message, { faults, retryAfterMs });
}

/** The failure that an answer with a status of 400 or more tells of. */
export function errorFromAnswer({ status, body, headers }: HttpResponse): ConsultError {
  const seconds = Number(headers['retry-after']);
  const told: Partial<ErrorBody> = readOr(errorBodyShape, readJson(body)) ?? {};
  const {
    code = '',
    message = `The gateway answered with status ${status}.`,
    retryAfterMs = seconds > 0 ? seconds * 1_000 : undefined,
  } = told;
  return namedError(code, message, retryAfterMs, status, told.faults);
}

/** For answers that are not the gateway's own, for example a proxy's. */
function codeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'TOKEN_INVALID';
  if (status === 426) return 'CLIENT_OUTDATED';
  if (status === 429) return 'RATE_LIMITED';
  return status >= 500 ? 'GATEWAY_UNREACHABLE' : 'INPUT_INVALID';
}

/** Why a message of an ended consultation is not sent. */
export function consultationEnded(): ConsultError {
  return new ConsultError('CONSULTATION_ENDED', 'The consultation has ended.');
}
