import { isCategoryId, type CategoryId } from './catalog/categories.ts';

/** The orders in which results can stand. */
export const SORT_ORDERS = ['relevance', 'sales', 'price-up', 'price-down'] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];

/** Price bands of the filter, in yuan: from, included, to the next band's start. */
export const PRICE_BANDS = ['0-50', '50-200', '200-500', '500-'] as const;
export type PriceBand = (typeof PRICE_BANDS)[number];

/** What the search page shows. */
export interface SearchRequest {
  query: string;
  category?: CategoryId;
  band?: PriceBand;
  /** Only articles whose price is reduced. */
  reduced: boolean;
  sort: SortOrder;
}

/** Every page of the shop with what its address says. */
export type Route =
  | { page: 'home' }
  | { page: 'search'; request: SearchRequest }
  | { page: 'product'; id: string }
  | { page: 'cart' }
  | { page: 'order' }
  | { page: 'care' }
  | { page: 'missing' };

/** The name of a page; also of its module in `pages`. */
export type PageName = Route['page'];

/** What a path and a query string ask for. Values that mean nothing are left out, as if they were not there. */
export function parseRoute(path: string, search = ''): Route {
  const id = /^\/product\/([a-z0-9-]{1,40})$/.exec(path)?.[1];
  if (id !== undefined) return { page: 'product', id };
  switch (path) {
    case '/':
      return { page: 'home' };
    case '/search':
      return { page: 'search', request: parseSearch(new URLSearchParams(search)) };
    case '/cart':
    case '/order':
    case '/care':
      return { page: path.slice(1) as 'cart' | 'order' | 'care' };
    default:
      return { page: 'missing' };
  }
}

function parseSearch(parameters: URLSearchParams): SearchRequest {
  const category = parameters.get('category') ?? '';
  const band = PRICE_BANDS.find((candidate) => candidate === parameters.get('price'));
  return {
    query: (parameters.get('q') ?? '').trim(),
    ...(isCategoryId(category) ? { category } : {}),
    ...(band ? { band } : {}),
    reduced: parameters.get('reduced') === '1',
    sort: SORT_ORDERS.find((candidate) => candidate === parameters.get('sort')) ?? 'relevance',
  };
}

/** The address of a search; the opposite of `parseRoute`. */
export function searchAddress({ query, category, band, reduced, sort }: SearchRequest): string {
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  if (category) parameters.set('category', category);
  if (band) parameters.set('price', band);
  if (reduced) parameters.set('reduced', '1');
  if (sort !== 'relevance') parameters.set('sort', sort);
  const text = parameters.toString();
  return text === '' ? '/search' : `/search?${text}`;
}

/** A search for everything, to be narrowed by `changes`. */
export function searchFor(changes: Partial<SearchRequest>): SearchRequest {
  return { query: '', reduced: false, sort: 'relevance', ...changes };
}
