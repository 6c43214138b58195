import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMatcher } from '../matcher.ts';
import { compileLexicon, defaultLexicon, LexiconError } from '../compile.ts';
import type { LexiconIssue } from '../compile.ts';

const SMALL = {
  version: 1,
  concepts: ['doctor', 'talk'],
  words: [
    { concepts: ['doctor'], slips: true, words: 'doctor 医生 # a comment' },
    { concepts: ['talk'], words: 'ask 问\n talk_to' },
  ],
  vetoes: [{ name: 'goods', strength: 8, words: 'toy 玩具' }],
  rules: [{ name: 'talk-to-doctor', strength: 3, needs: ['doctor', 'talk'], maxUnknown: 0 }],
};

function issuesOf(source: unknown, additions = {}): readonly LexiconIssue[] {
  try {
    compileLexicon(source, additions);
  } catch (error) {
    assert.ok(error instanceof LexiconError);
    assert.equal(error.code, 'LEXICON_INVALID');
    return error.issues;
  }
  return [];
}

describe('compileLexicon', () => {
  it('makes a document that survives JSON', () => {
    const { lexicon } = compileLexicon(SMALL);
    const matcher = createMatcher(JSON.parse(JSON.stringify(lexicon)));
    assert.equal(matcher.match('ask doctor').rule, 'talk-to-doctor');
    assert.equal(matcher.match('问医生').rule, 'talk-to-doctor');
    assert.equal(matcher.match('talk to doctor').rule, 'talk-to-doctor');
  });

  it('names equal content equally, whatever the order of words', () => {
    const turned = { ...SMALL, words: SMALL.words.map((list) => ({ ...list, words: list.words.replace('doctor 医生', '医生 doctor') })) };
    assert.equal(compileLexicon(SMALL).hash, compileLexicon(turned).hash);
    assert.match(compileLexicon(SMALL).hash, /^[0-9a-f]{16}$/);
  });

  it('names other content otherwise', () => {
    assert.notEqual(compileLexicon(SMALL).hash, compileLexicon(SMALL, { triggers: ['free clinic'] }).hash);
    assert.notEqual(compileLexicon(SMALL).hash, compileLexicon(SMALL, { vetoes: ['free clinic'] }).hash);
  });

  it('ignores comments in word lists', () => {
    assert.equal(createMatcher(compileLexicon(SMALL).lexicon).match('ask comment').why.unknown, 2);
  });

  it('carries only the characters that the words need', () => {
    const { simplify, readings } = compileLexicon(SMALL).lexicon;
    assert.match(simplify, /醫医/);
    assert.doesNotMatch(simplify, /龍/);
    assert.match(readings, /yi\S*医/);
  });

  describe('refuses, with the path and the reason,', () => {
    const bad: Record<string, [unknown, RegExp, RegExp]> = {
      'something else': ['a text', /^the value$/, /object/],
      'a missing part': [{ ...SMALL, rules: undefined }, /^rules$/, /needed/],
      'an unknown key': [{ ...SMALL, wordz: [] }, /^wordz$/, /not known/],
      'another version': [{ ...SMALL, version: 2 }, /^version$/, /1/],
      'a name that is none': [{ ...SMALL, concepts: ['Doctor!'] }, /^concepts\[0\]$/, /kebab-case/],
      'a concept given twice': [{ ...SMALL, concepts: ['doctor', 'talk', 'talk'] }, /^concepts\[2\]$/, /once/],
      'a rule given twice': [{ ...SMALL, rules: [SMALL.rules[0], SMALL.rules[0]] }, /^rules\[1\]$/, /once/],
      'a list for an unknown concept': [
        { ...SMALL, words: [{ concepts: ['docter'], words: 'x' }] },
        /^words\[0\]\.concepts\[0\]$/,
        /"docter"/,
      ],
      'a rule over an unknown concept': [
        { ...SMALL, rules: [{ name: 'r', strength: 3, needs: ['doctor|nurse'] }] },
        /^rules\[0\]\.needs\[0\]\[1\]$/,
        /"nurse"/,
      ],
      'a rule that needs nothing': [{ ...SMALL, rules: [{ name: 'r', strength: 3, needs: [] }] }, /^rules\[0\]\.needs$/, /at least 1/],
      'a strength out of bounds': [{ ...SMALL, rules: [{ name: 'r', strength: 10, needs: ['talk'] }] }, /^rules\[0\]\.strength$/, /9/],
      'a word without letters': [{ ...SMALL, words: [{ concepts: [], words: 'a ?! b' }] }, /^words\[0\]\.words$/, /"\?!"/],
      'too many concepts': [{ ...SMALL, concepts: Array.from({ length: 32 }, (_, at) => `c${at}`) }, /^concepts$/, /31/],
    };
    for (const [name, [source, path, reason]] of Object.entries(bad)) {
      it(name, () => {
        const [issue] = issuesOf(source);
        assert.ok(issue, 'expected a finding');
        assert.match(issue.path, path);
        assert.match(issue.reason, reason);
      });
    }

    it('a campaign phrase without letters', () => {
      assert.deepEqual(
        issuesOf(SMALL, { triggers: { zh: ['义诊', '……'] } }).map(({ path }) => path),
        ['triggers.zh[1]'],
      );
    });

    it('a campaign phrase of more than 100 characters', () => {
      assert.deepEqual(
        issuesOf(SMALL, { vetoes: ['看医生'.repeat(34)] }).map(({ path }) => path),
        ['vetoes[0]'],
      );
    });

    it('words whose slips would keep every page busy for seconds', () => {
      const long = (count: number) =>
        Array.from({ length: count }, (_, at) => '医时机'.repeat(32) + String.fromCodePoint(0x4e00 + at)).join(' ');
      const withSlips = (words: string) => ({ ...SMALL, words: [...SMALL.words, { concepts: ['talk'], slips: true, words }] });
      assert.deepEqual(issuesOf(withSlips(long(50))), []);
      const [issue, ...others] = issuesOf(withSlips(long(200)));
      assert.deepEqual([issue?.path, others], ['words', []]);
      assert.match(issue?.reason ?? '', /make \d+ forms; expected at most 100000: take "slips" off/);
      assert.deepEqual(issuesOf({ ...SMALL, words: [...SMALL.words, { concepts: ['talk'], words: long(200) }] }), []);
    });

    it('a phrase that is trigger and veto at once', () => {
      assert.match(issuesOf(SMALL, { triggers: ['Free clinic'], vetoes: { en: ['free  CLINIC'] } })[0]?.reason ?? '', /trigger, too/);
    });
  });
});

describe('additions of a campaign', () => {
  const matcherWith = (additions: Parameters<typeof compileLexicon>[1]) => createMatcher(compileLexicon(defaultLexicon, additions).lexicon);

  it('make a phrase a request, in any script it is typed in', () => {
    const matcher = matcherWith({ triggers: { 'zh-Hans': ['阳光护航'], en: ['Sunny Health Days'] } });
    for (const query of ['阳光护航', '陽光護航', '阳 光 护 航', 'yangguang huhang', 'sunny health days', 'SUNNY-HEALTH-DAYS 2022']) {
      assert.equal(matcher.match(query).rule, 'campaign-phrase', query);
    }
    assert.equal(matcher.match('阳光板').matched, false);
  });

  it('leave the default vetoes in force around a phrase', () => {
    const matcher = matcherWith({ triggers: ['阳光护航'] });
    assert.deepEqual(matcher.match('阳光护航 手办').why.veto, 'goods');
    assert.equal(matcher.match('阳光护航 手办').matched, false);
  });

  it('make a word that is a veto by itself a request', () => {
    assert.equal(matcherWith({}).match('直播').matched, false);
    assert.equal(matcherWith({ triggers: ['直播'] }).match('直播').rule, 'campaign-phrase');
  });

  it('stop every rule with a veto, also where longer words cover it', () => {
    assert.equal(matcherWith({}).match('book a doctor appointment online').matched, true);
    const { matched, why } = matcherWith({ vetoes: ['appointment'] }).match('book a doctor appointment online');
    assert.deepEqual([matched, why.veto, why.vetoWord], [false, 'campaign-veto', 'appointment']);
    assert.equal(matcherWith({ vetoes: ['诊'] }).match('在线问诊').matched, false);
  });

  it('do not veto inside a word of a script with spaces', () => {
    assert.equal(matcherWith({ vetoes: ['tele', 'doc'] }).match('telehealth doctor').matched, true);
  });
});
