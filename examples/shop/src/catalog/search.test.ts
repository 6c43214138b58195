import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCatalog } from './read-catalog.ts';
import { ProductSearch } from './search.ts';
import { indexTokens, queryWords } from './tokens.ts';

const search = new ProductSearch(readCatalog().products);

/** English names of what a query finds, best first. */
function found(query: string): string[] {
  return search.find(query).matches.map((product) => product.name.en);
}

describe('ProductSearch', () => {
  const firsts: [query: string, first: string][] = [
    ['doctor toy set', 'Doctor toy set, 18 pieces'],
    ['医生玩具', 'Doctor toy set, 18 pieces'],
    ['Doctor Who DVD', 'Doctor Who DVD'],
    ['神秘博士', 'Doctor Who DVD'],
    ['体温计', 'Digital thermometer'],
    ['thermometer', 'Digital thermometer'],
    ['护士服', 'Nurse costume for stage and parties'],
    ['nurse costume', 'Nurse costume for stage and parties'],
    ['发烧友耳机', 'Audiophile open-back headphones'],
    ['医用口罩', 'Medical face masks, 50'],
    ['退热贴', 'Cooling gel patches, 12'],
    ['感冒灵', 'Cold remedy granules, 10 sachets'],
    ['看护床', 'Care bed with side rails'],
    ['儿童医院绘本', "Picture book: a day at the children's hospital"],
    ['听诊器玩具', 'Toy stethoscope that really listens'],
    ['猫砂', 'Tofu cat litter, 4 bags'],
    ['running shoes', 'Everyday running shoes'],
  ];
  for (const [query, first] of firsts) {
    it(`finds “${first}” first for “${query}”`, () => {
      assert.equal(found(query)[0], first);
    });
  }

  it('finds the same for singular, plural, capitals and full width', () => {
    assert.deepEqual(found('BACKPACKS'), found('backpack'));
    assert.deepEqual(found('ＵＳＢ'), found('usb'));
  });

  it('forgives a slip in a long word and an unfinished one', () => {
    assert.ok(found('headfones').includes('Audiophile open-back headphones'));
    assert.ok(found('therm').includes('Digital thermometer'));
  });

  it('reads Chinese by words: 连衣裙 is no 裙子 cut anywhere', () => {
    assert.ok(found('连衣裙').includes('Floral midi dress'));
    assert.ok(!found('连衣裙').includes('Digital thermometer'));
    assert.ok(found('鞋').length >= 10);
  });

  it('falls back to some of the words when nothing has all, and offers the like beside full matches', () => {
    assert.ok(found('红色连衣裙').includes('Floral midi dress'));
    const { matches, alike } = search.find('doctor toy set');
    assert.equal(matches.length, 1);
    assert.ok(alike.some((product) => product.name.en === 'Toy stethoscope that really listens'));
    assert.ok(!alike.includes(matches[0]!));
  });

  it('finds nothing for nonsense, blanks and signs', () => {
    for (const query of ['qwertzxy', '', '   ', '!?…', '🙂']) assert.deepEqual(search.find(query), { matches: [], alike: [] });
  });

  it('answers a pasted essay without reading all of it', () => {
    assert.ok(Array.isArray(search.find('doctor '.repeat(20_000)).matches));
  });
});

describe('tokens', () => {
  it('index Chinese by characters and pairs, English by stems', () => {
    assert.deepEqual(indexTokens('体温计'), ['体', '温', '计', '体温', '温计']);
    assert.deepEqual(indexTokens('Batteries & boxes for Café glasses'), ['battery', 'box', 'for', 'cafe', 'glass']);
  });

  it('drop words that say nothing, unless there are no others', () => {
    assert.deepEqual(
      queryWords('buy the dress').map((word) => word.tokens),
      [['dress']],
    );
    assert.deepEqual(
      queryWords('the').map((word) => word.tokens),
      [['the']],
    );
  });
});
