import { setTimeout as pause } from 'node:timers/promises';
import { ERRORS, isConsultError } from '@consult-kit/protocol';

/** People press "Try again" about this often, and give up after so many times. */
const PAUSE_MS = 500;
const TRIES_MAX = 60;

/** Does what a person does who is told to try again: tries again. Other failures are passed on. */
export async function insist<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      if (!isConsultError(error) || !ERRORS[error.code].retryable || tries === TRIES_MAX) throw error;
      await pause(PAUSE_MS);
    }
  }
}
