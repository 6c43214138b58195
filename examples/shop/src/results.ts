import { ProductSearch } from './catalog/search.ts';
import { catalog } from './catalog/load.ts';
import type { Product } from './catalog/product.ts';
import type { CategoryId } from './catalog/categories.ts';
import { filterProducts, sortProducts } from './filters.ts';
import type { SearchRequest } from './route.ts';

/** Number of articles that a department has among the matches of a query. */
export type CategoryCounts = ReadonlyMap<CategoryId, number>;

/** What the search page shows for a request. */
export interface Results {
  /** In the order that was asked for, after all filters. */
  products: Product[];
  /** Further articles that are like the matches. */
  alike: Product[];
  /** Before the filters, so that a shopper sees where else to look. */
  counts: CategoryCounts;
}

const index = new ProductSearch(catalog.products);

/** Searches, filters and sorts. Without a query every article matches. */
export function findResults(request: SearchRequest): Results {
  const { matches, alike } = request.query === '' ? { matches: [...catalog.products], alike: [] } : index.find(request.query);
  return { products: sortProducts(filterProducts(matches, request), request.sort), alike, counts: countByCategory(matches) };
}

function countByCategory(products: readonly Product[]): CategoryCounts {
  const counts = new Map<CategoryId, number>();
  for (const { category } of products) counts.set(category, (counts.get(category) ?? 0) + 1);
  return counts;
}
