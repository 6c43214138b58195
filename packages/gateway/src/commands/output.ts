import { ConsultError, isConsultError, pathText, type ErrorCode } from '@consult-kit/protocol';

/** Where a command reads and writes; tests give their own. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** All of the standard input. */
  readInput(): Promise<string>;
  /** Resolves with the signal's name once the process is asked to stop from now on. */
  stopSignal(): Promise<string>;
  /** Ends the process at once, whatever is open. */
  exit(code: number): void;
}

/** One run of the command. */
export interface CommandSession {
  terminal: Terminal;
  /** Set by a command that worked but whose answer is bad. */
  exitCode: number;
}

/** Exit codes: done; done with a bad answer, or failed; called wrongly. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** What failed, on one line with its code, then each place in the input that is wrong. */
export function failureText(failure: unknown): string {
  if (!isConsultError(failure))
    return `consult-kit: INTERNAL: ${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}\n`;
  const faults = failure.faults.map(({ path, message }) => `  ${pathText(path)}: ${message}\n`);
  return `consult-kit: ${failure.code}: ${failure.message}\n${faults.length > 1 ? faults.join('') : ''}`;
}

/** The exit code for a failure. */
export function exitCodeOf(failure: unknown): number {
  const code: ErrorCode | undefined = isConsultError(failure) ? failure.code : undefined;
  return code === 'USAGE' ? EXIT.usage : EXIT.failed;
}

/** A slip in how the command was called. */
export function usage(message: string): ConsultError {
  return new ConsultError('USAGE', message);
}

/** Rows as columns of equal width, split by two spaces. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, index) => cell.padEnd(widths[index] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
