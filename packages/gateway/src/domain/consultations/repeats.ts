import { ConsultError, type CommandResult } from '@consult-kit/protocol';
import { instant } from '../instant.ts';
import type { CommandRecord } from './consultation-store.ts';

/** The answer that a command got, given again. */
export function repeatedResult(earlier: CommandRecord): CommandResult {
  return { id: earlier.id, consultation: earlier.consultation, seq: earlier.seq, at: instant(earlier.atMs) };
}

/** @throws {ConsultError} `ID_REUSED` if the earlier command was another one. */
export function assertSame(earlier: string, fingerprint: string): void {
  if (earlier !== fingerprint) throw idReused();
}

/** The failure of an id that belongs to another command. */
export function idReused(): ConsultError {
  return new ConsultError('ID_REUSED', 'This id belongs to another command. Make a new id for each command, and keep it for its repeats.');
}
