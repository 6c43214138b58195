import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCatalog } from './catalog/read-catalog.ts';
import { filterProducts, sortProducts } from './filters.ts';
import { PRICE_BANDS, searchFor } from './route.ts';

const { products } = readCatalog();

describe('filterProducts', () => {
  it('lets everything through that no filter stops', () => {
    assert.deepEqual(filterProducts(products, searchFor({})), products);
  });

  it('puts each article into exactly one price band, the lower bound included', () => {
    const byBand = PRICE_BANDS.map((band) => filterProducts(products, searchFor({ band })));
    assert.equal(byBand.flat().length, products.length);
    assert.equal(new Set(byBand.flat()).size, products.length);
    const [first] = products;
    assert.ok(first);
    const fifty = [{ ...first, priceFen: 5_000 }];
    assert.equal(filterProducts(fifty, searchFor({ band: '50-200' })).length, 1);
    assert.equal(filterProducts(fifty, searchFor({ band: '0-50' })).length, 0);
  });

  it('narrows by department and by reduced prices together', () => {
    const found = filterProducts(products, searchFor({ category: 'care', reduced: true }));
    assert.ok(found.length > 0);
    assert.ok(found.every((product) => product.category === 'care' && product.wasFen !== undefined));
  });
});

describe('sortProducts', () => {
  it('orders by price both ways and by sales, and leaves the best match as it is', () => {
    const prices = sortProducts(products, 'price-up').map((product) => product.priceFen);
    assert.deepEqual(
      prices,
      [...prices].sort((a, b) => a - b),
    );
    assert.equal(sortProducts(products, 'price-down')[0]?.priceFen, Math.max(...prices));
    assert.equal(sortProducts(products, 'sales')[0]?.soldCount, Math.max(...products.map((product) => product.soldCount)));
    assert.deepEqual(sortProducts(products, 'relevance'), products);
  });
});
