import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fold, pairs } from './fold.ts';

const SIMPLIFY = pairs('醫医發发燒烧');
const text = (query: string) => fold(query, SIMPLIFY).text;

describe('fold', () => {
  it('leaves out case, width, accents and the marks of Arabic', () => {
    assert.equal(text('ＤＯＣＴＯＲ Médico'), 'doctormedico');
    assert.equal(text('طَبِيبٌ أريد'), 'طبيباريد');
  });

  it('keeps the voicing of Japanese, also of half-width kana', () => {
    assert.equal(text('ﾊﾞがプ'), 'バがプ');
  });

  it('brings traditional characters to simplified ones', () => {
    assert.equal(text('看醫生，發燒'), '看医生发烧');
  });

  it('leaves out spaces, punctuation and pictures, but not the letters beside them', () => {
    assert.equal(text(' 看-医 生！👩‍⚕️🈚️1️⃣™'), '看医生');
  });

  it('makes one letter of three and more, but keeps digits', () => {
    assert.equal(text('feeever 怎么办办办 1000'), 'fever怎么办1000');
  });

  it('joins what an apostrophe parts', () => {
    assert.deepEqual(fold("can't", SIMPLIFY), { text: 'cant', edge: [true, false, false, false, true] });
  });

  it('remembers where words may begin and end', () => {
    const ends = ({ edge }: ReturnType<typeof fold>) => edge.map((is) => (is ? '|' : '.')).join('');
    assert.equal(ends(fold('see a dr', SIMPLIFY)), '|..||.|');
    assert.equal(ends(fold('看yisheng', SIMPLIFY)), '||......|');
    assert.equal(ends(fold('covid19', SIMPLIFY)), '|....|.|');
    assert.equal(ends(fold('', SIMPLIFY)), '|');
  });
});
