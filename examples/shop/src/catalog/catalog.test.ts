import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CATEGORIES, type CategoryId } from './categories.ts';
import { choicesOf, priceWith } from './options.ts';
import { parseProducts } from './parse.ts';
import { readCatalog } from './read-catalog.ts';

const categories = Object.keys(CATEGORIES) as CategoryId[];

const catalog = readCatalog();

describe('the product lists', () => {
  it('hold at least 300 articles in every department together, and at least 15 in each', () => {
    assert.ok(catalog.products.length >= 300, `${catalog.products.length} articles`);
    for (const id of categories) {
      assert.ok(catalog.products.filter((product) => product.category === id).length >= 15, id);
    }
  });

  it('give each article an id and names of its own', () => {
    const unique = (values: string[]): number => new Set(values).size;
    assert.equal(unique(catalog.products.map((product) => product.id)), catalog.products.length);
    assert.equal(unique(catalog.products.map((product) => product.name.en)), catalog.products.length);
    assert.equal(unique(catalog.products.map((product) => product.name.zh)), catalog.products.length);
  });

  it('speak English and Chinese about every article', () => {
    for (const { id, name, about, words } of catalog.products) {
      for (const text of [name.en, about.en, words.en]) assert.match(text, /[A-Za-z]{2}/, `${id}: ${text}`);
      for (const text of [about.zh, words.zh]) assert.match(text, /\p{Script=Han}/u, `${id}: ${text}`);
      assert.match(name.zh, /\p{Script=Han}/u, `${id}: ${name.zh}`);
      for (const text of [name.en, about.en, words.en]) assert.doesNotMatch(text, /\p{Script=Han}/u, `${id}: ${text}`);
    }
  });

  it('ask plausible prices, and less than before where a price is reduced', () => {
    for (const { id, priceFen, wasFen } of catalog.products) {
      assert.ok(priceFen >= 100 && priceFen <= 1_000_000, `${id} costs ${priceFen} fen`);
      if (wasFen !== undefined) assert.ok(wasFen > priceFen, `${id} was cheaper before`);
    }
  });

  it('keep the look-alikes that must never show the card', () => {
    const english = catalog.products.map((product) => product.name.en.toLowerCase());
    const chinese = catalog.products.map((product) => `${product.name.zh} ${product.words.zh}`);
    for (const text of [
      'doctor toy set',
      'doctor who dvd',
      'digital thermometer',
      'nurse costume',
      'see doctors run',
      'cold remedy granules',
    ]) {
      assert.ok(
        english.some((name) => name.includes(text)),
        text,
      );
    }
    for (const text of [
      '医生玩具',
      '体温计',
      '护士服',
      '发烧友',
      '医用口罩',
      '退热贴',
      '感冒灵',
      '看护床',
      '听诊器玩具',
      '血压计',
      '儿童医院绘本',
      '看医生',
    ]) {
      assert.ok(
        chinese.some((name) => name.includes(text)),
        text,
      );
    }
  });
});

describe('parseProducts', () => {
  const header = 'id|art|tone|priceFen|wasFen|sold|en|zh|aboutEn|aboutZh|wordsEn|wordsZh|options';
  const line = '1|mug|sky|990||5|Cup|杯子|Holds tea.|泡茶。|tea|喝茶|none';

  it('reads a line', () => {
    const [cup] = parseProducts('kitchen', `${header}\n${line}\n`);
    assert.deepEqual(cup, {
      id: '1',
      category: 'kitchen',
      drawing: 'mug',
      tone: 'sky',
      priceFen: 990,
      soldCount: 5,
      name: { en: 'Cup', zh: '杯子' },
      about: { en: 'Holds tea.', zh: '泡茶。' },
      words: { en: 'tea', zh: '喝茶' },
      options: 'none',
    });
  });

  it('names the line that it cannot read', () => {
    assert.throws(() => parseProducts('kitchen', `${header}\n${line}\n2|mug`), /kitchen\.psv:3 has 2 fields/);
    assert.throws(() => parseProducts('kitchen', `${header}\n${line.replace('mug', 'unicorn')}`), /kitchen\.psv:2: drawing "unicorn"/);
    assert.throws(
      () => parseProducts('kitchen', `${header}\n${line.replace('990', '9.90')}`),
      /price must be a whole number; it is "9\.90"/,
    );
    assert.throws(() => parseProducts('kitchen', line), /must begin with the columns/);
  });
});

describe('Catalog', () => {
  it('recommends an article of every department before a second one of any', () => {
    const first = catalog.recommended(categories.length).map((product) => product.category);
    assert.equal(new Set(first).size, categories.length);
  });

  it('relates an article to others of its department', () => {
    const mask = catalog.product('1403');
    assert.ok(mask);
    const related = catalog.related(mask, 4);
    assert.equal(related.length, 4);
    assert.ok(related.every((product) => product.category === 'care' && product.id !== mask.id));
    assert.equal(related[0]?.drawing, 'mask');
  });
});

describe('priceWith', () => {
  it('keeps the price for the first choice of every kind, and for a choice that is unknown', () => {
    for (const kind of ['none', 'colour', 'size', 'pack', 'storage'] as const) {
      assert.equal(priceWith(1_990, kind, choicesOf(kind)[0]?.id ?? ''), 1_990);
      assert.equal(priceWith(1_990, kind, 'unknown'), 1_990);
    }
  });

  it('asks less for six than six times the price, in whole tenths of a yuan', () => {
    assert.equal(priceWith(1_990, 'pack', 'six'), 10_550);
  });
});
