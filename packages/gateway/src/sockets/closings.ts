import { ERRORS, isConsultError, type ClientFrame, type CLOSE_CODES, type ErrorCode } from '@consult-kit/protocol';

/** Why a socket is closed: a row of the protocol's table. */
export type CloseReason = keyof typeof CLOSE_CODES;

/** How a refused hello ends the connection; all others may be tried again at once. */
const HELLO_CLOSES: Partial<Record<ErrorCode, CloseReason>> = {
  CLIENT_OUTDATED: 'outdated',
  TOKEN_INVALID: 'session',
  TOKEN_EXPIRED: 'session',
  TOKEN_FOREIGN: 'session',
  ROLE_REFUSED: 'session',
  INPUT_INVALID: 'session',
};

/** Frames that ask for news. */
const FOLLOWS: ReadonlySet<ClientFrame['type']> = new Set(['follow', 'follow-desk']);

/** How a socket is closed whose hello was refused. */
export function closeForHello(code: ErrorCode): CloseReason {
  return HELLO_CLOSES[code] ?? 'going';
}

/**
 * Whether a frame that failed ends its connection. The client counts on the news that it asked for, and nothing else would tell it to ask
 * again; where the same may succeed later (the database is away, something failed here) it asks for all of them with its next socket.
 */
export function endsWith({ type }: ClientFrame, reason: unknown): boolean {
  return FOLLOWS.has(type) && (!isConsultError(reason) || ERRORS[reason.code].retryable);
}
