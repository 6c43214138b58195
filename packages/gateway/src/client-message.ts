import type { ConsultError, ErrorCode } from '@consult-kit/protocol';

/** Failures whose own messages are for operators: they name hosts, users and settings, which no client has to know. */
const TOLD_INSTEAD: Partial<Record<ErrorCode, string>> = {
  DATABASE_UNREACHABLE: 'The gateway cannot use its database at this moment. Send the same again.',
};

/** What a client is told of a failure. */
export function clientMessage({ code, message }: ConsultError): string {
  return TOLD_INSTEAD[code] ?? message;
}
