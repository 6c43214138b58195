import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createMatcher } from '@consult-kit/intent';
import { compileLexicon, defaultLexicon, type LexiconAdditions } from '@consult-kit/intent/compile';
import { readCatalog } from './read-catalog.ts';

const campaign = JSON.parse(readFileSync(new URL('../../../campaigns/winter-2022.json', import.meta.url), 'utf8')) as {
  search: LexiconAdditions;
};
const matcher = createMatcher(compileLexicon(defaultLexicon, campaign.search).lexicon);
const shows = (query: string): boolean => matcher.match(query).matched;
const { products } = readCatalog();

/** What shoppers of ten languages type when they want a doctor. */
const REQUESTS: Readonly<Record<string, readonly string[]>> = {
  'zh-Hans': ['看医生', '想找医生在线问一下', '我家孩子昨晚发烧到39度怎么办', '新冠在线免费咨询医生'],
  'zh-Hant': ['我想看醫生', '小孩發燒兩天怎麼辦', '線上諮詢醫師', '喉嚨痛該掛哪一科'],
  'zh-Latn': ['wo xiang kan yisheng', 'zaixian wen yisheng', 'haizi fashao zenme ban'],
  en: ['see doctors', 'my son has had a fever for two days what should I do', 'speak to a doctor online', 'book a doctor apointment'],
  es: ['necesito hablar con una doctora', 'mi hijo tiene fiebre qué hago', 'pedir cita con el médico'],
  it: ['vorrei parlare con un medico online', 'mio figlio ha la febbre cosa devo fare', 'prenotare una visita dal medico'],
  fr: ['je voudrais parler à un médecin', 'mon enfant a de la fièvre que dois-je faire', 'prendre rendez-vous chez le médecin'],
  ar: ['أريد أن أتحدث مع طبيب', 'ابني عنده حرارة ماذا أفعل', 'أريد حجز موعد مع طبيب'],
  ja: ['医者に相談したいです', '子供の熱が下がらないどうしたらいいですか', '病院を予約したい'],
  ko: ['의사와 상담하고 싶어요', '아이가 열이 나요 어떻게 해야 하나요', '병원 예약하고 싶어요'],
};

describe('the card among the shop’s results', () => {
  for (const [lang, queries] of Object.entries(REQUESTS)) {
    it(`shows for requests in ${lang}`, () => {
      assert.deepEqual(
        queries.filter((query) => !shows(query)),
        [],
      );
    });
  }

  it('shows for no article’s name, in either language and in capitals', () => {
    const names = products.flatMap(({ name }) => [name.en, name.zh, name.en.toUpperCase(), `${name.en} ${name.zh}`]);
    assert.ok(names.length >= 4 * 300);
    assert.deepEqual(names.filter(shows), []);
  });

  it('shows for nothing that is written about an article, and for no word under which it is found', () => {
    const texts = products.flatMap(({ about, words }) => [about.en, about.zh, ...words.en.split(' '), ...words.zh.split(' ')]);
    assert.deepEqual(texts.filter(shows), []);
  });
});
