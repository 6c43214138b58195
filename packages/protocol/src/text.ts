import { ConsultError } from './errors.ts';
import { LIMITS } from './limits.ts';

/** Spaces, controls, format characters, and the letters that draw nothing (Hangul fillers, the blank Braille pattern). */
const INVISIBLE_ONLY = /^[\s\p{C}\p{Z}\p{M}\u115F\u1160\u2800\u3164\uFFA0]*$/u;
/** With the `u` flag a surrogate matches only where it stands without its partner. */
const LONE_SURROGATE = /\p{Cs}/u;
/** Controls that a text never needs; tab, line feed and carriage return stay allowed. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/** Why a text can't be sent as a message, or `undefined` if it can. Length counts UTF-16 units. */
export function messageTextProblem(text: string): 'MESSAGE_EMPTY' | 'MESSAGE_TOO_LONG' | 'MESSAGE_NOT_TEXT' | undefined {
  if (text.length > LIMITS.messageChars) return 'MESSAGE_TOO_LONG';
  if (LONE_SURROGATE.test(text) || CONTROL.test(text)) return 'MESSAGE_NOT_TEXT';
  if (INVISIBLE_ONLY.test(text)) return 'MESSAGE_EMPTY';
  return undefined;
}

/** Whether a text is well formed: no lone surrogates and no control characters but tab and line ends. */
export function isPlainText(text: string): boolean {
  return !LONE_SURROGATE.test(text) && !CONTROL.test(text);
}

/** Whether a text draws anything at all. */
export function isVisibleText(text: string): boolean {
  return !INVISIBLE_ONLY.test(text);
}

/**
 * Returns a message's text unchanged.
 * @throws {ConsultError} `MESSAGE_EMPTY`, `MESSAGE_TOO_LONG` or `MESSAGE_NOT_TEXT`; the message never repeats the text.
 */
export function checkMessageText(text: string): string {
  const problem = messageTextProblem(text);
  if (problem === 'MESSAGE_TOO_LONG') {
    throw new ConsultError(problem, `A message has at most ${LIMITS.messageChars} characters; this one has ${text.length}. Shorten it.`);
  }
  if (problem === 'MESSAGE_EMPTY') throw new ConsultError(problem, 'A message needs a visible character.');
  if (problem) throw new ConsultError(problem, 'A message is text; this one holds half a character or a control character.');
  return text;
}
