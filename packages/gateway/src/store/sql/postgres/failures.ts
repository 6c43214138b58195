import { ConsultError, isConsultError } from '@consult-kit/protocol';
import { DatabaseError } from 'pg';

/**
 * States in which the server cannot be used for now, or not by us: connection and operator, resources, sign-in, no such database,
 * a standby, an idle transaction that it ended.
 */
const UNUSABLE = /^(?:08|57P|53|28|3D|25006|25P03|25P04)/;
/** Given up because of time: by the server for a statement or for a lock. */
const TIMED_OUT: ReadonlySet<string> = new Set(['57014', '55P03']);
/** Somebody else came in between; the same again finds out what they did. */
const CLASHES: ReadonlySet<string> = new Set(['40001', '40P01', '23505', '55P03']);

/** Host and port of a database; the rest of its address may hold a password. */
export function placeOf(url: string): string {
  const { host, searchParams } = new URL(url);
  return host || searchParams.get('host') || 'this machine';
}

/** The failure of a database that does not answer, or not to us. */
export function unreachable(place: string, cause: unknown): ConsultError {
  return new ConsultError(
    'DATABASE_UNREACHABLE',
    `The database at ${place} cannot be used now (${problemOf(cause)}). Check that it runs and takes this user; commands can be sent again.`,
    { cause },
  );
}

/** What a failed statement means: that the database is unreachable, or the failure itself. */
export function failureOf(place: string, cause: unknown): unknown {
  if (cause instanceof RangeError) return cause; // a number in the answer that we cannot read exactly
  // What else is not the server's answer comes from the connection: refused, reset, closed, out of time.
  if (!(cause instanceof DatabaseError)) return unreachable(place, cause);
  const { code = '' } = cause;
  return UNUSABLE.test(code) || (TIMED_OUT.has(code) && !CLASHES.has(code)) ? unreachable(place, cause) : cause;
}

/** Whether a failure means that the database was not reached. */
export function isUnreachable(failure: unknown): boolean {
  return isConsultError(failure) && failure.code === 'DATABASE_UNREACHABLE';
}

/** Whether a command failed because another one came in between. */
export function isClash(failure: unknown): boolean {
  return failure instanceof DatabaseError && CLASHES.has(failure.code ?? '');
}

function problemOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(problemOf).join(', ');
  return cause instanceof Error ? cause.message : String(cause);
}
