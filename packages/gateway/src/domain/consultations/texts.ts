import { ConsultError, isPlainText, isVisibleText, type AdviceCard } from '@consult-kit/protocol';

/** @throws {ConsultError} `INPUT_INVALID` with the path, never with the text. */
export function assertPlain(text: string | undefined, path: readonly (string | number)[]): void {
  if (text !== undefined && !isPlainText(text)) throw invalid(path, 'expected plain text, without half characters and control characters');
}

/** @throws {ConsultError} `INPUT_INVALID` with the path, never with the text. */
export function assertVisible(text: string, path: readonly (string | number)[]): void {
  assertPlain(text, path);
  if (!isVisibleText(text)) throw invalid(path, 'expected at least one visible character');
}

/** The advice card may leave out everything but the advice itself. */
export function assertAdvice(advice: AdviceCard): void {
  assertVisible(advice.advice, ['command', 'advice', 'advice']);
  assertPlain(advice.whenToGetHelp, ['command', 'advice', 'whenToGetHelp']);
  assertPlain(advice.followUp, ['command', 'advice', 'followUp']);
}

/** The failure of one value of a command: where it stands and what was expected there. */
export function invalid(path: readonly (string | number)[], message: string): ConsultError {
  return new ConsultError('INPUT_INVALID', `${path.join('.')}: ${message}.`, { faults: [{ path, message }] });
}
