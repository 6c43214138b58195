import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compileLexicon, defaultLexicon } from './compile.ts';
import { SIMPLIFIED } from './compile/simplified.ts';
import { createExplainer } from './explain.ts';
import { createMatcher } from './index.ts';
import { LINES } from './lexicon/lines.fixture.ts';
import type { CompiledLexicon } from './index.ts';

const { lexicon } = compileLexicon(defaultLexicon);
const matcher = createMatcher(lexicon);
const explainer = createExplainer(lexicon);
const queries = Object.values(LINES).flatMap(({ requests, lookalikes }) => [...requests, ...lookalikes]);
const anyQuery = fc.constantFrom(...queries);
const RUNS = { numRuns: 1_500, seed: 20_221_208 };

const same = (query: string, changed: string) =>
  assert.deepEqual([changed, matcher.match(changed).rule], [changed, matcher.match(query).rule], `changed from ${query}`);

/** Each simplified character with one traditional form, where there is one only: others depend on the word. */
const TRADITIONAL = new Map(
  SIMPLIFIED.trim()
    .split(/\s+/)
    .filter((part) => part.length === 2)
    .map((part): [string, string] => [part.charAt(0), part.charAt(1)]),
);
const SIMPLE = new Map([...TRADITIONAL].map(([simple, traditional]) => [traditional, simple]));
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).replace(/ /g, '\u3000');
const isHan = (char: string) => /\p{Script=Han}/u.test(char);

describe('match', () => {
  it('answers the same to capitals and small letters', () => {
    fc.assert(
      fc.property(anyQuery, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (query, flips) => {
        const changed = [...query].map((char, at) => (flips[at % flips.length] ? char.toUpperCase() : char)).join('');
        same(query, changed);
      }),
      RUNS,
    );
  });

  it('answers the same to full and half width', () => {
    fc.assert(
      fc.property(anyQuery, (query) => same(query, fullWidth(query))),
      RUNS,
    );
  });

  it('answers the same to more spaces, and to spaces between Chinese characters', () => {
    fc.assert(
      fc.property(anyQuery, fc.nat(), fc.constantFrom(' ', '  ', '\u3000', '\t', '\u00a0', '\n'), (query, seed, space) => {
        const spread = query.replace(/ /g, ` ${space}`);
        const places = [...spread].flatMap((char, at, chars) => (isHan(char) && isHan(chars[at + 1] ?? '') ? [at + 1] : []));
        const at = places[seed % Math.max(1, places.length)];
        same(
          query,
          at === undefined ? ` ${spread}${space}` : `${[...spread].slice(0, at).join('')}${space}${[...spread].slice(at).join('')}`,
        );
      }),
      RUNS,
    );
  });

  it('answers the same to punctuation around it', () => {
    const marks = fc.stringMatching(/^[?!.,:;~#*()"'？！。，、；：…·【】《》「」～—-]{1,4}$/);
    fc.assert(
      fc.property(anyQuery, marks, marks, (query, before, after) => same(query, `${before}${query}${after}`)),
      RUNS,
    );
  });

  it('answers the same to emoji around it and between words', () => {
    const emoji = fc.constantFrom('😷', '🤒', '👩‍⚕️', '🩺', '🙏🏽', '❤️', '👨‍👩‍👧', '🇨🇳', '™️', '㊙️', '🈚', '1️⃣', '🏥');
    fc.assert(
      fc.property(anyQuery, emoji, (query, picture) => {
        same(query, `${picture}${query}`);
        same(query, `${query}${picture}${picture}`);
        same(query, query.replace(/ /g, ` ${picture} `));
      }),
      RUNS,
    );
  });

  it('answers the same to simplified and traditional characters', () => {
    const turn = (query: string, table: ReadonlyMap<string, string>) => [...query].map((char) => table.get(char) ?? char).join('');
    for (const query of queries) {
      same(query, turn(query, TRADITIONAL));
      same(query, turn(query, SIMPLE));
    }
  });

  it('answers the same every time', () => {
    const again = createMatcher(JSON.parse(JSON.stringify(compileLexicon(defaultLexicon).lexicon)) as CompiledLexicon);
    for (const query of [...queries, ...queries.slice().reverse()]) assert.deepEqual(matcher.match(query), again.match(query));
  });

  it('names a rule exactly when it matches, and never throws, whatever the text', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(fc.nat(0xffff), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
      fc.array(fc.oneof(anyQuery, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 6 }).map((parts) => parts.join('')),
    );
    const names = new Set(defaultLexicon.rules.map(({ name }) => name));
    fc.assert(
      fc.property(anything, fc.oneof(fc.constant(undefined), fc.string({ maxLength: 8 })), (query, lang) => {
        const { matched, rule, why } = matcher.match(query, lang);
        assert.equal(matched, rule !== null);
        assert.ok(rule === null || names.has(rule));
        assert.ok(why.unknown >= 0);
      }),
      { numRuns: 4_000, seed: 7 },
    );
    for (const query of ['', ' ', '\u0000', '\ud83d', '\udc69看医生\ud83d', '\u202e医生', '\ufeff', '__proto__', 'constructor', '١٢٣']) {
      assert.equal(matcher.match(query).matched, matcher.match(query).rule !== null);
    }
  });

  it('reads a query in work that grows with its length', () => {
    const texts = ['看医生', 'a', 'doctor', '发烧怎么办 ', 'wo yao kan yisheng ', '宝', 'seeadoctor', '1', '医', 'dr'];
    for (const text of texts) {
      const perChar = [10, 100, 1_000, 10_000, 100_000].map(
        (size) => explainer.explain(text.repeat(Math.ceil(size / text.length)).slice(0, size)).steps / size,
      );
      const [first = 0] = perChar;
      for (const each of perChar) assert.ok(each <= Math.max(first * 1.5, 4) && each <= 40, `${text}: ${perChar.join(', ')}`);
    }
  });

  it('matches nothing with a lexicon of a form it does not know', () => {
    const later = { ...lexicon, v: 2 } as unknown as CompiledLexicon;
    assert.equal(createMatcher(later).match('看医生').matched, false);
  });

  it('skips a rule of other languages, if the language is known', () => {
    const german = { ...defaultLexicon, rules: [{ name: 'only-de', strength: 3, needs: ['doctor'], langs: ['de'] }] };
    const limited = createMatcher(compileLexicon(german).lexicon);
    assert.deepEqual(
      [limited.match('doctor').rule, limited.match('doctor', 'DE-at').rule, limited.match('doctor', 'en').rule],
      ['only-de', 'only-de', null],
    );
  });
});

describe('slips', () => {
  const fires = (query: string) => matcher.match(query).matched;

  it('of soundalike characters are understood, one in a word', () => {
    for (const query of ['网上问珍', '医生资询', '找医声', '咳嗽怎么半', '网上挂好', '预约门真']) assert.ok(fires(query), query);
    assert.equal(fires('看一生'), false);
  });

  it('of the keyboard are understood in words of the core', () => {
    for (const query of [
      'tlak with a docter',
      'ask a docotr',
      'doctor onlne now',
      'telehelth visit',
      'consulation with a doctor',
      'doctorr online',
      'symtoms of covid what should i do',
    ]) {
      assert.ok(fires(query), query);
    }
  });

  it('do not make other words of the shop into requests', () => {
    for (const query of ['couch online', 'consul online', 'docker online', 'coach talk', 'never hurts'])
      assert.equal(fires(query), false, query);
  });

  it('of missing spaces are understood', () => {
    for (const query of ['seeadoctor', 'woyaokanyisheng', 'talktoadoctor', 'onlinedoctor']) assert.ok(fires(query), query);
    assert.equal(fires('everdoctrine'), false);
  });
});
