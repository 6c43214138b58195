import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileLexicon, defaultLexicon } from '../compile.ts';
import { createMatcher } from '../matcher.ts';
import { LINES } from './lines.fixture.ts';

const matcher = createMatcher(compileLexicon(defaultLexicon).lexicon);
const fires = (query: string) => matcher.match(query).matched;

describe('the default lexicon', () => {
  for (const [lang, { requests, lookalikes }] of Object.entries(LINES)) {
    it(`shows the card for every request in ${lang}`, () => {
      assert.deepEqual(
        requests.filter((query) => !fires(query)),
        [],
      );
    });

    it(`shows it for no look-alike in ${lang}`, () => {
      assert.deepEqual(lookalikes.filter(fires), []);
    });
  }

  it('says the same with and without the language', () => {
    for (const [lang, { requests, lookalikes }] of Object.entries(LINES)) {
      for (const query of [...requests, ...lookalikes]) assert.deepEqual(matcher.match(query, lang), matcher.match(query), query);
    }
  });

  it('answers with the name of a rule exactly if it matched', () => {
    const names = new Set(defaultLexicon.rules.map(({ name }) => name));
    for (const { requests, lookalikes } of Object.values(LINES)) {
      for (const query of [...requests, ...lookalikes]) {
        const { matched, rule } = matcher.match(query);
        assert.equal(matched, rule !== null && names.has(rule), query);
      }
    }
  });

  it('names the veto that stopped a rule', () => {
    const { rule, why } = matcher.match('儿童看病玩具');
    assert.deepEqual([rule, why.veto, why.vetoWord], [null, 'goods', '玩具']);
    assert.notEqual(why.stopped, null);
  });

  it('has a use for each of its rules', () => {
    const requests = Object.values(LINES).flatMap((lines) => lines.requests);
    const idle = defaultLexicon.rules.filter((rule) => {
      const alone = createMatcher(compileLexicon({ ...defaultLexicon, rules: [rule] }).lexicon);
      return !requests.some((query) => alone.match(query).matched);
    });
    assert.deepEqual(idle, []);
  });

  it('has a use for each of its concepts', () => {
    const needed = new Set(defaultLexicon.rules.flatMap(({ needs }) => needs.flatMap((need) => need.split('|'))));
    assert.deepEqual(
      defaultLexicon.concepts.filter((name) => !needed.has(name)),
      [],
    );
  });
});
