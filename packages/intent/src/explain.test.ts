import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileLexicon, defaultLexicon } from './compile.ts';
import { createExplainer, formatExplanation } from './explain.ts';
import { createMatcher } from './matcher.ts';
import { LINES } from './lexicon/lines.fixture.ts';

const { lexicon } = compileLexicon(defaultLexicon);
const { explain } = createExplainer(lexicon);

describe('explain', () => {
  it('decides as the matcher does', () => {
    const matcher = createMatcher(lexicon);
    for (const { requests, lookalikes } of Object.values(LINES)) {
      for (const query of [...requests, ...lookalikes]) {
        const { pieces, steps, ...decision } = explain(query);
        assert.deepEqual(decision, matcher.match(query));
        assert.ok(pieces.length > 0 && steps > 0);
      }
    }
  });

  it('says which words became which concepts', () => {
    const { pieces, rule } = explain('孩子發燒怎麼辦');
    assert.deepEqual(
      pieces.map(({ text, concepts }) => [text, ...concepts]),
      [
        ['孩子', 'self'],
        ['发烧', 'symptom', 'acute'],
        ['怎么办', 'help'],
      ],
    );
    assert.equal(rule, 'own-complaint-what-to-do');
  });

  it('says for which word a slip or pinyin was taken', () => {
    assert.deepEqual(
      explain('zaixian telehaelth').pieces.map(({ text, word }) => [text, word]),
      [
        ['zaixian', '在线'],
        ['telehaelth', 'telehealth'],
      ],
    );
    assert.equal(explain('网上问珍').pieces[1]?.word, '问诊');
  });

  it('says which veto stopped which rule', () => {
    const { why, pieces } = explain('陪你去看医生 绘本');
    assert.deepEqual([why.veto, why.vetoWord], ['media', '绘本']);
    assert.equal(pieces.find(({ veto }) => veto)?.text, '绘本');
  });

  it('shows a veto of a campaign that a longer word covers', () => {
    const campaign = createExplainer(compileLexicon(defaultLexicon, { vetoes: ['诊'] }).lexicon);
    assert.deepEqual(campaign.explain('在线问诊').pieces.at(-1), { text: '', word: '诊', concepts: [], veto: 'campaign-veto' });
  });
});

describe('formatExplanation', () => {
  it('gives a line for each piece and the decision last', () => {
    assert.equal(
      formatExplanation(explain('蓝鲸 看医生')),
      ['  蓝: unknown', '  鲸: unknown', '  看医生: direct', 'does not ask for a doctor: no rule holds; unknown text 2'].join('\n'),
    );
    assert.match(formatExplanation(explain('看医生')), /asks for a doctor: rule ask-directly fired$/);
    assert.match(formatExplanation(explain('看医生绘本')), /rule ask-directly was stopped by veto media \(绘本\)$/);
  });
});
