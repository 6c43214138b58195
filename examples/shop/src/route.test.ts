import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRoute, searchAddress, searchFor, type SearchRequest } from './route.ts';

describe('parseRoute', () => {
  it('knows the pages of the shop', () => {
    assert.deepEqual(
      ['/', '/cart', '/order', '/care', '/product/1001', '/nowhere', '/product/../x', '/care/children'].map(
        (path) => parseRoute(path).page,
      ),
      ['home', 'cart', 'order', 'care', 'product', 'missing', 'missing', 'missing'],
    );
  });

  it('leaves out values that mean nothing', () => {
    const route = parseRoute('/search', '?q=%20tea%20&category=moon&price=1-2&sort=luck&reduced=yes');
    assert.deepEqual(route, { page: 'search', request: searchFor({ query: 'tea' }) });
  });
});

describe('searchAddress', () => {
  it('is undone by parseRoute', () => {
    const requests: SearchRequest[] = [
      searchFor({}),
      searchFor({ query: '看医生 & co' }),
      searchFor({ query: 'mug', category: 'kitchen', band: '50-200', reduced: true, sort: 'price-up' }),
    ];
    for (const request of requests) {
      const { pathname, search } = new URL(searchAddress(request), 'http://shop.example');
      assert.deepEqual(parseRoute(pathname, search), { page: 'search', request });
    }
  });
});
