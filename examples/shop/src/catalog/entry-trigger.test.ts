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
  'zh-Hans': ['看医生', '在线问诊', '孩子发烧怎么办', '新冠免费咨询'],
  'zh-Hant': ['看醫生', '寶寶發燒', '線上看診', '喉嚨痛要看哪一科'],
  'zh-Latn': ['kan yisheng', 'zaixian wenzhen', 'fashao zenme ban'],
  en: ['see doctors', "can't stop coughing what should I do", 'talk to a nurse', 'telehelth'],
  es: ['quiero hablar con un médico', 'tengo fiebre y tos qué hago', 'cita con el doctor'],
  it: ['parlare con un dottore', 'ho la febbre cosa faccio', 'prenotare visita medica'],
  fr: ['consulter un médecin', "j'ai de la fièvre que faire", 'rdv médecin'],
  ar: ['أريد رؤية طبيب', 'عندي حرارة ماذا أفعل', 'حجز موعد طبيب'],
  ja: ['お医者さんに相談したい', '熱が下がらない どうすればいい', '病院 予約'],
  ko: ['의사 상담', '열이 나는데 어떡해', '병원 예약'],
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
