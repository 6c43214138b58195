import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isConsultError } from './errors.ts';
import { LIMITS } from './limits.ts';
import { checkMessageText, messageTextProblem } from './text.ts';

describe('messageTextProblem', () => {
  it('lets everything through that people write', () => {
    for (const text of ['38.5度，嗓子疼', 'a', '👍🏽', 'first\nsecond\tthird\r\n', 'سعال', '한', '\u00AD-', 'e\u0301']) {
      assert.equal(messageTextProblem(text), undefined, JSON.stringify(text));
    }
  });

  it('finds texts that draw nothing', () => {
    for (const text of [
      '',
      ' ',
      '\n\n',
      '\u200B',
      '\u2060\uFEFF',
      '\u3164',
      '\u2800',
      '\u00AD',
      '\u202E',
      '\uFE0F',
      '\u{E0041}',
      '\u115F\u1160',
    ]) {
      assert.equal(messageTextProblem(text), 'MESSAGE_EMPTY', JSON.stringify(text));
    }
  });

  it('counts UTF-16 units', () => {
    assert.equal(messageTextProblem('x'.repeat(LIMITS.messageChars)), undefined);
    assert.equal(messageTextProblem('x'.repeat(LIMITS.messageChars + 1)), 'MESSAGE_TOO_LONG');
    assert.equal(messageTextProblem('👍'.repeat(LIMITS.messageChars / 2)), undefined);
    assert.equal(messageTextProblem('👍'.repeat(LIMITS.messageChars / 2) + 'x'), 'MESSAGE_TOO_LONG');
  });

  it('refuses half characters and control characters', () => {
    for (const text of ['a\uD800', '\uDC00b', 'x\uD83D', '\u0000', 'a\u0007b', '\u001B[31m', 'a\u007F']) {
      assert.equal(messageTextProblem(text), 'MESSAGE_NOT_TEXT', JSON.stringify(text));
    }
  });
});

describe('checkMessageText', () => {
  it('throws the code of the problem without repeating the text', () => {
    const secret = 'chest pain \uD800';
    assert.throws(
      () => checkMessageText(secret),
      (error) => isConsultError(error) && error.code === 'MESSAGE_NOT_TEXT' && !error.message.includes('chest'),
    );
  });

  it('returns a good text unchanged', () => {
    assert.equal(checkMessageText(' 好的 \n'), ' 好的 \n');
  });
});
