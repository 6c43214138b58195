/**
 * Every failure a gateway, a client or the command reports. `number` is what a shopper reads ("E-204"), `status` the
 * HTTP status, `retryable` whether the same request may succeed later without being changed.
 */
export const ERRORS = {
  TOKEN_INVALID: { number: 101, status: 401, retryable: false },
  TOKEN_EXPIRED: { number: 102, status: 401, retryable: false },
  TOKEN_FOREIGN: { number: 103, status: 403, retryable: false },
  SIGN_IN_REFUSED: { number: 104, status: 401, retryable: false },
  ROLE_REFUSED: { number: 105, status: 403, retryable: false },
  HELLO_FIRST: { number: 106, status: 401, retryable: false },
  HELLO_TIMEOUT: { number: 107, status: 408, retryable: true },
  SIGN_IN_THROTTLED: { number: 108, status: 429, retryable: true },

  OFFLINE: { number: 201, status: 503, retryable: true },
  REQUEST_TIMEOUT: { number: 202, status: 504, retryable: true },
  CANCELLED: { number: 203, status: 499, retryable: false },
  GATEWAY_UNREACHABLE: { number: 204, status: 503, retryable: true },
  GATEWAY_STOPPING: { number: 205, status: 503, retryable: true },
  RATE_LIMITED: { number: 206, status: 429, retryable: true },
  CLIENT_OUTDATED: { number: 207, status: 426, retryable: false },
  GATEWAY_BUSY: { number: 208, status: 503, retryable: true },
  DATABASE_UNREACHABLE: { number: 209, status: 503, retryable: true },
  INTERNAL: { number: 299, status: 500, retryable: true },

  JSON_MALFORMED: { number: 301, status: 400, retryable: false },
  BODY_TOO_LARGE: { number: 302, status: 413, retryable: false },
  INPUT_INVALID: { number: 303, status: 400, retryable: false },
  FRAME_UNKNOWN: { number: 304, status: 400, retryable: false },
  ROUTE_UNKNOWN: { number: 305, status: 404, retryable: false },
  MESSAGE_EMPTY: { number: 306, status: 400, retryable: false },
  MESSAGE_TOO_LONG: { number: 307, status: 400, retryable: false },
  MESSAGE_NOT_TEXT: { number: 308, status: 400, retryable: false },
  ID_REUSED: { number: 309, status: 409, retryable: false },

  CONSULTATION_UNKNOWN: { number: 401, status: 404, retryable: false },
  CONSULTATION_ENDED: { number: 402, status: 409, retryable: false },
  STATE_CONFLICT: { number: 403, status: 409, retryable: false },
  CONSULTATION_GOING_ON: { number: 404, status: 409, retryable: false },
  CONSENT_MISSING: { number: 405, status: 400, retryable: false },
  RATING_CLOSED: { number: 406, status: 409, retryable: false },
  FOLLOW_LIMIT: { number: 407, status: 409, retryable: false },

  QUEUE_EMPTY: { number: 501, status: 409, retryable: true },
  QUEUE_FULL: { number: 502, status: 503, retryable: true },
  DOCTOR_CAP_REACHED: { number: 503, status: 409, retryable: false },
  DOCTOR_NOT_ACCEPTING: { number: 504, status: 409, retryable: false },
  DOCTOR_HAS_CHATS: { number: 505, status: 409, retryable: false },
  NOT_YOUR_CONSULTATION: { number: 506, status: 409, retryable: false },
  HANDOVER_TARGET: { number: 507, status: 409, retryable: false },
  CLAIM_STALE: { number: 508, status: 409, retryable: false },

  CAMPAIGN_UNKNOWN: { number: 601, status: 404, retryable: false },
  CAMPAIGN_NOT_OPEN: { number: 602, status: 409, retryable: true },
  MODULE_UNAVAILABLE: { number: 603, status: 409, retryable: false },
  LANGUAGE_UNAVAILABLE: { number: 604, status: 409, retryable: false },
  REGION_UNAVAILABLE: { number: 605, status: 403, retryable: false },
  CAMPAIGN_FILE_INVALID: { number: 606, status: 400, retryable: false },
  LEXICON_UNKNOWN: { number: 607, status: 404, retryable: false },
  SPONSOR_CAP_REACHED: { number: 608, status: 409, retryable: true },
  DRAFT_CONFLICT: { number: 609, status: 409, retryable: false },
  CAMPAIGN_FROM_FILE: { number: 610, status: 409, retryable: false },
  CAMPAIGN_EXISTS: { number: 611, status: 409, retryable: false },
  PUBLISH_UNCONFIRMED: { number: 612, status: 409, retryable: false },
  VERSION_UNKNOWN: { number: 613, status: 404, retryable: false },

  PORT_IN_USE: { number: 701, status: 500, retryable: false },
  DATA_FOLDER_UNWRITABLE: { number: 702, status: 500, retryable: false },
  DATABASE_NEWER: { number: 703, status: 500, retryable: false },
  USAGE: { number: 704, status: 400, retryable: false },
  ACCOUNT_EXISTS: { number: 705, status: 409, retryable: false },
  DATA_FOLDER_IN_USE: { number: 706, status: 500, retryable: false },
  DATABASE_UNSAFE: { number: 707, status: 500, retryable: false },
} as const satisfies Record<string, { number: number; status: number; retryable: boolean }>;

/** The name of a failure; callers compare it, never the message. */
export type ErrorCode = keyof typeof ERRORS;

/** One place in the input that is wrong: where, what was expected and what to do. */
export interface InputFault {
  /** Keys and indexes from the root of the input, for example `['modules', 1, 'id']`. */
  path: readonly (string | number)[];
  /** What was expected and what came. Never the person's own words. */
  message: string;
}

/** A failure with a code of the table. The message says what was expected, what came and what to do; never health words. */
export class ConsultError extends Error {
  override readonly name = 'ConsultError';
  readonly code: ErrorCode;
  /** Where the input is wrong, when it is. */
  readonly faults: readonly InputFault[];
  /** Milliseconds after which a retry makes sense, when the side that refused knows it. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; faults?: readonly InputFault[]; retryAfterMs?: number | undefined } = {},
  ) {
    super(message);
    this.code = code;
    // Not declared as a field: only newer language libraries know `Error.cause`, and this file serves older ones too.
    if (options.cause !== undefined) Object.defineProperty(this, 'cause', { value: options.cause, configurable: true, writable: true });
    this.faults = options.faults ?? [];
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Whether a value is a failure of the table; works across two copies of the library on one page. */
export function isConsultError(value: unknown): value is ConsultError {
  return (
    value instanceof Error && value.name === 'ConsultError' && Object.prototype.hasOwnProperty.call(ERRORS, (value as ConsultError).code)
  );
}

/** What a shopper reads beside "Something went wrong", for example `E-204`. */
export function errorLabel(code: ErrorCode): string {
  return `E-${ERRORS[code].number}`;
}
